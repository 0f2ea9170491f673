/** Steps of a visit in WebKit, by its names and texts. */
import { expect } from "@playwright/test";
import type { WebKitPage } from "./webkit.ts";

/** Wait until a text is on the page. */
export async function untilText(page: WebKitPage, text: string, timeout = 60_000): Promise<void> {
  await expect
    .poll(() => page.run((wanted) => document.body.textContent.includes(wanted), text), {
      timeout,
      message: `“${text}” on the page`,
    })
    .toBe(true);
}

/** Wait until the engine is ready. */
export async function untilReady(page: WebKitPage): Promise<void> {
  await untilText(page, "Ready. Everything needed is on this device.", 120_000);
}

/** Wait until every part of the app is there and kept, or given up. */
export async function untilSettled(page: WebKitPage): Promise<void> {
  const isSettled = () => page.run(() => /Requests since ready\s*0/.test(document.body.textContent));
  await expect.poll(isSettled, { timeout: 90_000, message: "every part of the app is there" }).toBe(true);
}

/** Click the first control whose name begins so, as soon as it is there; `inside` narrows where. */
export async function click(page: WebKitPage, name: string, inside = "body"): Promise<void> {
  const click = (wanted: string, within: string) => {
    const controls = [...document.querySelectorAll<HTMLElement>(`${within} :is(button, label, a)`)];
    const named = controls.find(
      (control) =>
        control.checkVisibility() &&
        (control.getAttribute("aria-label") ?? control.textContent).startsWith(wanted),
    );
    named?.click();
    return named !== undefined;
  };
  await expect
    .poll(() => page.run(click, name, inside), { timeout: 60_000, message: `a control named ${name}` })
    .toBe(true);
}

/** Go to a screen by its address, as a link does. */
export async function openScreen(page: WebKitPage, hash: string, title: string): Promise<void> {
  await page.run((to) => void (location.hash = to), hash);
  const heading = () => page.run(() => document.querySelector("h1")?.textContent);
  await expect.poll(heading, { timeout: 60_000 }).toBe(title);
}

/** Hand files to the start screen; the first of a visit bring the notice, which is accepted. */
export async function addFiles(page: WebKitPage, files: readonly string[], isFirst = false): Promise<void> {
  await openScreen(page, "#/", "Score a photo");
  await page.upload('input[type="file"]', files);
  if (isFirst) await click(page, "I am 18 or older, go on");
}

/** Wait until the page shows a finished result. */
export function untilResult(page: WebKitPage): Promise<void> {
  return untilText(page, "How the number is made");
}

/** From now on keep what goes wrong in the page, and what it lets people download: WebKit's driver tells of neither. */
export function listen(page: WebKitPage): Promise<void> {
  return page.run(() => {
    const heard: string[] = [];
    const made: Record<string, Blob> = {};
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (given) => {
      if (given instanceof Blob) made[given.type.split(";", 1)[0] ?? ""] = given;
      return make(given);
    };
    // What is made is read by the test, and need not be saved too.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) click.call(this);
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
    Object.assign(globalThis, { mienHeard: { heard, made } });
  });
}

interface Heard {
  readonly mienHeard: { readonly heard: readonly string[]; readonly made: Readonly<Record<string, Blob>> };
}

/** Return what has gone wrong since `listen`. */
export function heard(page: WebKitPage): Promise<readonly string[]> {
  return page.run(() => (globalThis as unknown as Heard).mienHeard.heard);
}

/** Return the text of the file of a kind that a control lets people download. */
export async function downloaded(
  page: WebKitPage,
  control: string,
  type: "text/csv" | "application/json",
): Promise<string> {
  await click(page, control);
  const text = () =>
    page.run((kind) => (globalThis as unknown as Heard).mienHeard.made[kind]?.text() ?? "", type);
  await expect.poll(text, { message: `a file by ${control}` }).not.toBe("");
  return text();
}
