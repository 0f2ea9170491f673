/** A visit in WebKitGTK: what people do, and the same answers as in Chromium. WebKitGTK is not Safari: see docs/browsers.md. */
import { expect } from "@playwright/test";
import { TRANSLATOR } from "../e2e/translator.ts";
import { lacking } from "./engines.ts";
import { endingsOf, FILES_TIMEOUT_MS, writtenFiles } from "./photos.ts";
import { expectSame } from "./same.ts";
import { test } from "./served.ts";
import { openWebKit, type WebKitPage } from "./webkit.ts";

const missing = lacking("webkit");
test.skip(missing !== null, missing ?? "");
test.describe.configure({ timeout: 120_000 + FILES_TIMEOUT_MS });

/** Wait until a text is on the page, and return the page's texts. */
async function untilText(page: WebKitPage, text: string, timeout = 60_000): Promise<void> {
  await expect
    .poll(() => page.run((wanted) => document.body.textContent.includes(wanted), text), {
      timeout,
      message: `“${text}” on the page`,
    })
    .toBe(true);
}

/** Click the control with a name, as soon as it is there. */
async function click(page: WebKitPage, name: string): Promise<void> {
  const click = (wanted: string) => {
    const named = [...document.querySelectorAll<HTMLElement>("button, label, a")].find(
      (control) =>
        control.checkVisibility() &&
        (control.getAttribute("aria-label") ?? control.textContent).startsWith(wanted),
    );
    named?.click();
    return named !== undefined;
  };
  await expect
    .poll(() => page.run(click, name), { timeout: 60_000, message: `a control named ${name}` })
    .toBe(true);
}

/** From now on keep what goes wrong in the page, and what it lets people download: WebKit's driver tells of neither. */
function listen(): void {
  const heard: string[] = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made) => {
    if (made instanceof Blob && made.type.startsWith("text/csv")) Object.assign(globalThis, { table: made });
    return make(made);
  };
  addEventListener("error", (event) => heard.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", (event) => heard.push(`rejection: ${String(event.reason)}`));
  document.addEventListener("securitypolicyviolation", (event) =>
    heard.push(`policy: ${event.violatedDirective}`),
  );
  const { error } = console;
  console.error = (...given) => {
    heard.push(`console: ${given.map(String).join(" ")}`);
    error(...given);
  };
  Object.assign(globalThis, { heard });
}

test("every kind of photo ends in WebKit as in Chromium, while the page is translated, without an error", async ({
  siteUrl,
}) => {
  const page = await openWebKit();
  try {
    await page.goto(siteUrl);
    await page.run(listen);
    await untilText(page, "Ready. Everything needed is on this device.", 120_000);
    expect(await page.run(() => crossOriginIsolated)).toBe(true);
    await page.run(TRANSLATOR);
    await page.upload('input[type="file"]', writtenFiles());
    await click(page, "I am 18 or older, go on");
    await untilText(page, "All photos are finished", FILES_TIMEOUT_MS);
    await click(page, "Download CSV");
    const table = () => (globalThis as { table?: Blob }).table?.text() ?? "";
    await expect.poll(() => page.run(table)).toContain("psl");
    expectSame("webkit", endingsOf(await page.run(table)));
    await page.run(() => {
      location.hash = "#/settings";
    });
    await click(page, "Dark");
    await expect.poll(() => page.run(() => document.documentElement.dataset["theme"])).toBe("dark");
    await click(page, "Deutsch");
    await untilText(page, "Einstellungen");
    expect(await page.run(() => document.body.textContent.includes("Something broke"))).toBe(false);
    expect(await page.run(() => (globalThis as { heard?: string[] }).heard)).toEqual([]);
  } finally {
    await page.close();
  }
});

test("WebKit without WebGL in workers says so, and how to switch it on", async ({ siteUrl }) => {
  const page = await openWebKit({ webgl: false });
  try {
    await page.goto(siteUrl);
    await untilText(page, "WebGL is off or blocked in this browser");
  } finally {
    await page.close();
  }
});
