/**
 * Which names this server answers to. A foreign site may let its own name point to 127.0.0.1 (DNS rebinding): its page would then be
 * of one origin with what is served here. The request tells: its Host is the foreign name.
 */
import type { IncomingMessage } from "node:http";

/** The names of this machine, as a browser writes them into Host. */
const OWN_NAMES: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Why a request is not answered: the status, and words with a next step. */
export interface Refusal {
  readonly status: 400 | 421;
  readonly text: string;
}

/** Return whether a Host header names this machine and `port`; null stands for any port, where a relay is in front. */
export function isOwnHost(host: string, port: number | null): boolean {
  const [, name = "", given = "80"] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host.toLowerCase()) ?? [];
  return OWN_NAMES.includes(name) && (port === null || Number(given) === port);
}

/** Return why a request's Host is refused, or null when it is this server's own. Two Hosts are as bad as none. */
export function hostRefusal(request: IncomingMessage, port: number, isBehindRelay: boolean): Refusal | null {
  const hosts = request.headersDistinct["host"] ?? [];
  const [host] = hosts;
  if (host === undefined || hosts.length > 1)
    return { status: 400, text: `A request needs one Host header: localhost:${port}\n` };
  if (isOwnHost(host, isBehindRelay ? null : port)) return null;
  return {
    status: 421,
    text: `This server answers to this machine's own names only. Open http://localhost:${port}/ instead.\n`,
  };
}
