/**
 * What Node answers before any handler sees a request (broken syntax, headers too long, too slow, an
 * Expect that it does not know), given here instead: Node's own answers carry none of the headers.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { HeaderRule } from "./headers.ts";
import { REVALIDATE } from "./headers.ts";

/** Node's error code -> the status that Node gives, and what may help. Any other code is a 400. */
const BROKEN: Readonly<Record<string, readonly [status: number, text: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "The request's headers are too long: delete this site's cookies"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The request's chunk extensions are too long: send none"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long: send it again"],
};
const UNREADABLE = [400, "The request is no HTTP that this server can read"] as const;

/** Return a whole response in HTTP/1.1, after which the connection closes. */
function wholeAnswer(status: number, text: string, headers: readonly HeaderRule[]): string {
  const body = `${text}\n`;
  const lines = [
    ...headers,
    { name: "Cache-Control", value: REVALIDATE },
    { name: "Content-Type", value: "text/plain; charset=utf-8" },
    { name: "Content-Length", value: String(Buffer.byteLength(body)) },
    { name: "Connection", value: "close" },
  ].map(({ name, value }) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`;
}

/** What asks for an answer: a request, one that waits for "100 Continue" first, one that expects what nobody knows. */
const REQUEST_EVENTS = ["request", "checkContinue", "checkExpectation"] as const;

/**
 * Give the answers of a server that Node would give by itself, with `headers`. `answer` gets every request, whatever it expects: no
 * file needs a body, so none is waited for.
 */
export function answerByOurselves(
  server: Server,
  headers: readonly HeaderRule[],
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  for (const event of REQUEST_EVENTS)
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      latest.set(request.socket, response);
      answer(request, response);
    });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const running = latest.get(socket);
    const isUnderWay = running?.headersSent === true && !running.writableFinished;
    // In the midst of another answer, or with nobody there, words would only do harm.
    if (!socket.writable || isUnderWay) socket.destroy();
    else {
      const whole = wholeAnswer(...(BROKEN[error.code ?? ""] ?? UNREADABLE), headers);
      socket.end(whole, () => socket.destroy());
    }
  });
}
