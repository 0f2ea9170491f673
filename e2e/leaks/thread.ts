/** Every worker of the leak test: tries the way out that it is told to. Served by the test only. */
import { IMPORT, IMPORT_SCRIPTS, THREAD_CHANNELS } from "../../src/ui/privacy-check/thread-channels.ts";
import type { Wanted } from "./page.ts";
import { requestWays } from "./request-ways.ts";

/** What a service worker has, as far as it is used here. */
interface ServiceWorkerThread {
  readonly registration: {
    readonly backgroundFetch: { fetch(id: string, urls: readonly string[]): Promise<unknown> };
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly { navigate(url: string): Promise<unknown> }[]>;
  };
}
const thread = globalThis as unknown as ServiceWorkerThread;

const channels = [...THREAD_CHANNELS, IMPORT, IMPORT_SCRIPTS];
const { keepalive, "cache-add": cacheAdd, "websocket-stream": websocketStream } = requestWays;

const OWN_WAYS: Readonly<Record<string, (url: string) => unknown>> = {
  keepalive,
  "cache-add": cacheAdd,
  "websocket-stream": websocketStream,
  font: (url) => new FontFace("leak", `url("${url}")`).load(),
  "background-fetch": (url) => thread.registration.backgroundFetch.fetch("leak", [url]),
  "client-navigate": async (url) => {
    await thread.clients.claim();
    const [client] = await thread.clients.matchAll();
    return client?.navigate(url);
  },
};

function attempt({ way, url }: Pick<Wanted, "way" | "url">): void {
  const run = OWN_WAYS[way] ?? channels.find(({ id }) => id === way)?.attempt;
  if (!run) throw new Error(`no thread has ${way}`);
  // What an attempt comes back with proves nothing: the other server's log does.
  new Promise((resolve) => resolve(run(url))).catch(() => undefined);
}

function take({ data }: MessageEvent<Wanted & { readonly nested?: boolean }>): void {
  const { nested, ...wanted } = data;
  if (nested) new Worker(location.href).postMessage(wanted);
  else attempt(wanted);
}

addEventListener("message", (event) => take(event as MessageEvent<Wanted>));
addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) port.onmessage = take;
});

const atStart = new URL(location.href).searchParams.get("import-scripts");
if (atStart) attempt({ way: "import-scripts", url: atStart });
