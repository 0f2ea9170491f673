/** A forward proxy on 127.0.0.1 that counts: the observer of everything that a browser sends, whoever in it sends it. */
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";

/** One request that a browser made of the network. `CONNECT` is a tunnel for TLS or a WebSocket. */
export interface Forwarded {
  readonly method: string;
  readonly url: string;
}

export interface ForwardProxy {
  readonly port: number;
  /** Everything but what is in `browsersOwn`. */
  readonly log: readonly Forwarded[];
  /** Calls to hosts of Chromium's maker, which it makes with a blank page too. All of them are refused. */
  readonly browsersOwn: readonly Forwarded[];
  forget(): void;
  close(): void;
}

/** The hosts of Chromium's maker. No page of the site can reach them: they are foreign, see `leaks.spec.ts`. */
const MAKER = /(^|\.)(google|googleapis|gstatic|gvt1|googleusercontent)\.com(:\d+)?$/;

function isBrowsersOwn({ method, url }: Forwarded): boolean {
  return MAKER.test(method === "CONNECT" ? url : URL.canParse(url) ? new URL(url).host : "");
}

/** Start the proxy. It forwards to this machine only, and refuses every tunnel; all are counted. */
export async function startForwardProxy(): Promise<ForwardProxy> {
  const log: Forwarded[] = [];
  const browsersOwn: Forwarded[] = [];
  const note = (entry: Forwarded) => (isBrowsersOwn(entry) ? browsersOwn : log).push(entry);
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    note({ method, url });
    const target = URL.canParse(url) ? new URL(url) : null;
    if (target?.hostname !== "127.0.0.1") {
      response.writeHead(502).end();
      return;
    }
    const onward = ask(target, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, socket) => {
    note({ method: "CONNECT", url: request.url ?? "" });
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    log,
    browsersOwn,
    forget: () => void log.splice(0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The flags that send everything of Chromium through the proxy, this machine's own addresses too. */
export function proxyFlags({ port }: ForwardProxy): string[] {
  return [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"];
}
