/**
 * WebKitGTK through its own driver: the few commands of W3C WebDriver that the tests need.
 *
 * Playwright drives a WebKit of its own build alone; `WebKitWebDriver` drives the one that the system has. See docs/decisions/engines.md.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as later } from "node:timers/promises";

const DRIVER = "/usr/bin/WebKitWebDriver";
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Return the path of WebKit's small browser, which comes with the driver; null where either is missing. */
export function webkitBrowser(): string | null {
  if (!existsSync(DRIVER)) return null;
  const folders = readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"));
  const browsers = folders.flatMap((folder) =>
    ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map(
      (api) => `/usr/lib/${folder}/${api}/MiniBrowser`,
    ),
  );
  return browsers.find((file) => existsSync(file)) ?? null;
}

/** One page in a browser of its own. */
export interface WebKitPage {
  readonly version: string;
  goto(url: string): Promise<void>;
  /** Run a function in the page and return what it resolves to; arguments and answer cross as JSON. */
  run<A extends unknown[], R>(inPage: (...given: A) => R | Promise<R>, ...given: A): Promise<R>;
  /** Give files to the input that a selector names. */
  upload(selector: string, files: readonly string[]): Promise<void>;
  /** Go on in a new window. It has a web process of its own, and what the browser keeps of the site. */
  openWindow(): Promise<void>;
  /** Memory of the driver, the browser and its processes in bytes, shared pages counted by share (PSS). */
  memory(): number;
  /** End the browser and its driver, and remove what they wrote. */
  close(): Promise<void>;
}

interface WebKitOptions {
  /** Port of a proxy on this machine through which everything goes. */
  readonly proxy?: number;
}

/** Start WebKit on the screen of `DISPLAY`. Its workers have no WebGL, which GTK leaves off. */
export async function openWebKit({ proxy }: WebKitOptions = {}): Promise<WebKitPage> {
  const binary = webkitBrowser();
  if (!binary) throw new Error("no WebKitWebDriver with its MiniBrowser");
  const home = mkdtempSync(path.join(tmpdir(), "mien-webkit-"));
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    // A group of its own, so that the browser's processes end with it.
    detached: true,
    stdio: ["ignore", "ignore", "ignore"],
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CACHE_HOME: path.join(home, "cache"),
      XDG_DATA_HOME: path.join(home, "data"),
      XDG_CONFIG_HOME: path.join(home, "config"),
      GDK_BACKEND: "x11",
      NO_AT_BRIDGE: "1",
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      LIBGL_ALWAYS_SOFTWARE: "1",
      JSC_useSharedArrayBuffer: "1",
    },
  });
  const end = async () => {
    if (driver.pid && driver.exitCode === null) process.kill(-driver.pid, "SIGKILL");
    while (driver.exitCode === null && driver.signalCode === null) await later(20);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const args = ["--automation", ...(proxy === undefined ? [] : [`--proxy=http://127.0.0.1:${proxy}`])];
    const memory = () => memoryOfGroup(driver.pid ?? 0);
    return await session(`http://127.0.0.1:${port}`, { binary, args }, { end, memory });
  } catch (error) {
    await end();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Return the memory of all processes of a group, by the sums that Linux keeps for each. */
function memoryOfGroup(group: number): number {
  const sizes = readdirSync("/proc").map((id) => {
    try {
      // What stands before the last ")" is the program's name, which may hold anything.
      const [, , itsGroup] = readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      if (Number(itsGroup) !== group) return 0;
      return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))?.[1]);
    } catch {
      // No process, or one that has just ended.
      return 0;
    }
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

type Call = (method: string, at: string, body?: object) => Promise<unknown>;

interface BrowserOptions {
  readonly binary: string;
  readonly args: readonly string[];
}

async function session(
  address: string,
  options: BrowserOptions,
  { end, memory }: { readonly end: () => Promise<void>; readonly memory: () => number },
): Promise<WebKitPage> {
  const call: Call = async (method, at, body) => {
    const response = await fetch(address + at, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
    return value;
  };
  await driverIsUp(call);
  const { sessionId, capabilities } = (await call("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const own = `/session/${sessionId}`;
  await call("POST", `${own}/timeouts`, { script: 240_000, pageLoad: 120_000, implicit: 0 });
  return {
    version: capabilities.browserVersion,
    async goto(url) {
      await call("POST", `${own}/url`, { url });
    },
    async run(inPage, ...given) {
      const answer = (await call("POST", `${own}/execute/async`, {
        script: IN_PAGE(inPage),
        args: given,
      })) as { ok: true; value: Awaited<ReturnType<typeof inPage>> } | { ok: false; error: string };
      if (!answer.ok) throw new Error(`in the page: ${answer.error}`);
      return answer.value;
    },
    async upload(selector, files) {
      const element = (await call("POST", `${own}/element`, { using: "css selector", value: selector })) as {
        [ELEMENT]: string;
      };
      await call("POST", `${own}/element/${element[ELEMENT]}/value`, { text: files.join("\n") });
    },
    async openWindow() {
      const { handle } = (await call("POST", `${own}/window/new`, { type: "window" })) as { handle: string };
      await call("POST", `${own}/window`, { handle });
    },
    memory,
    async close() {
      await call("DELETE", own).catch(() => undefined);
      await end();
    },
  };
}

/** The driver's last argument is what the script calls when it is done. */
const IN_PAGE = (inPage: (...given: never[]) => unknown) => `
  const given = [...arguments], done = given.pop();
  Promise.resolve().then(() => (${String(inPage)})(...given)).then(
    (value) => done({ ok: true, value }),
    (error) => done({ ok: false, error: String(error) }),
  );`;

async function driverIsUp(call: Call): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await call("GET", "/status");
      return;
    } catch (error) {
      if (tries > 600) throw error;
      await later(50);
    }
  }
}
