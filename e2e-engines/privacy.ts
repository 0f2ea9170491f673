/** The privacy check in Firefox and WebKit, held against what leaves the browser: a proxy through which all of it goes. */
import type { ForwardProxy } from "../e2e/forward-proxy.ts";
import { NOWHERE } from "../src/ui/privacy-check/verdict.ts";

const { hostname } = new URL(NOWHERE);

/** Return what a proxy heard that was meant for the address that does not exist: how, and for which port. */
export function heardNowhere({ log }: ForwardProxy): readonly string[] {
  return log.flatMap(({ method, url }) => {
    const [host, port = ""] = url.split(":");
    return host === hostname ? [`${method} ${port}`] : url.includes(hostname) ? [`${method} ${url}`] : [];
  });
}

/** Preferences that send everything of Firefox through a proxy. */
export function firefoxThrough({ port }: ForwardProxy): Readonly<Record<string, boolean | number | string>> {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
  };
}
