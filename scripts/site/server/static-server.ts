/**
 * The server of `npm start` and of the tests: files of one folder, on this machine only, every response with the full headers.
 *
 * A ready-made base (sirv) was weighed: it leaves 405, headers on errors, exact paths and the request log to its user, which is
 * most of this file.
 */
import { createReadStream } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
import { contentType } from "./content-types.ts";
import type { FoundFile } from "./find-file.ts";
import { findFile, sitePath } from "./find-file.ts";
import type { HeaderRule } from "./headers.ts";
import { ALLOWLIST, cacheControl, HEADERS, REVALIDATE } from "./headers.ts";
import { answerByOurselves } from "./own-answers.ts";
import { hostRefusal } from "./own-host.ts";

/** One request as the log sees it, reported once its response has ended; `url` is the raw target, query included. */
export interface RequestRecord {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Bytes of the request's own body that arrived. */
  readonly bodyBytes: number;
}

export interface ServerOptions {
  /** Folder whose files are served. */
  readonly root: string;
  /** A folder whose files are served below /models/ instead of the root's. */
  readonly modelsDir?: string;
  /** Port, or 0 for any free one. */
  readonly port: number;
  readonly host?: "127.0.0.1";
  readonly onRequest?: (record: RequestRecord) => void;
  /** Path at which the folder is served, with slashes around it; "/" unless told. Its bare name leads there. */
  readonly mount?: `/${string}/` | "/";
  /** Whether a relay on another port of this machine stands in front: then Host may name any port. */
  readonly isBehindRelay?: boolean;
  /**
   * "off" leaves out the security headers, to prove in a test that a leak would succeed without them; "no-allowlist" leaves out
   * the one that only newer browsers know.
   */
  readonly headers?: "on" | "off" | "no-allowlist";
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Stop listening, end open connections. */
  close(): Promise<void>;
}

const ALLOWED_METHODS = "GET, HEAD";

function sendText(response: ServerResponse, status: number, text: string, isHead: boolean): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": REVALIDATE,
  });
  response.end(isHead ? undefined : text);
}

function isFresh(request: IncomingMessage, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  const known = request.headers["if-none-match"];
  return (
    known !== undefined && known.split(",").some((tag) => tag.trim() === "*" || bare(tag) === bare(etag))
  );
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  found: FoundFile,
  pathname: string,
): Promise<void> {
  response.setHeader("Cache-Control", cacheControl(pathname));
  response.setHeader("ETag", found.etag);
  response.setHeader("Vary", "Accept-Encoding");
  if (isFresh(request, found.etag)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("Content-Type", contentType(pathname === "/" ? "index.html" : pathname));
  response.setHeader("Content-Length", found.bytes);
  if (found.encoding) response.setHeader("Content-Encoding", found.encoding);
  response.writeHead(200);
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(found.file), response);
}

/** Return a path below the mount as the site knows it, or null. */
function belowMount(pathname: string | null, mount: string): string | null {
  return pathname?.startsWith(mount) ? pathname.slice(mount.length - 1) : null;
}

const MODELS = "/models/";

/** Return the folder that has a path, and the path within it. */
function placeOf({ root, modelsDir }: ServerOptions, pathname: string): [root: string, pathname: string] {
  if (modelsDir === undefined || !pathname.startsWith(MODELS)) return [root, pathname];
  return [modelsDir, pathname.slice(MODELS.length - 1)];
}

function headersUnder({ headers = "on" }: ServerOptions): readonly HeaderRule[] {
  if (headers === "off") return [];
  return headers === "on" ? HEADERS : HEADERS.filter(({ name }) => name !== ALLOWLIST);
}

async function answer(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { mount = "/" } = options;
  const asked = sitePath(request.url ?? "");
  const pathname = belowMount(asked, mount);
  for (const { name, value } of headersUnder(options)) response.setHeader(name, value);
  const isHead = request.method === "HEAD";
  const port = request.socket.localPort ?? 0;
  const refusal = hostRefusal(request, port, options.isBehindRelay ?? false);
  if (refusal) {
    sendText(response, refusal.status, refusal.text, isHead);
    return;
  }
  if (request.method !== "GET" && !isHead) {
    response.setHeader("Allow", ALLOWED_METHODS);
    sendText(response, 405, "Method not allowed\n", false);
    return;
  }
  if (asked !== null && `${asked}/` === mount) {
    // The page's own addresses are relative: without the slash they would lead beside it.
    response.setHeader("Location", mount);
    sendText(response, 308, `Moved to ${mount}\n`, isHead);
    return;
  }
  const found =
    pathname === null
      ? null
      : await findFile(...placeOf(options, pathname), request.headers["accept-encoding"]);
  if (pathname === null || !found) sendText(response, 404, "Not found\n", isHead);
  else await sendFile(request, response, found, pathname);
}

function handle(options: ServerOptions, request: IncomingMessage, response: ServerResponse): void {
  let bodyBytes = 0;
  request.on("data", (chunk: Buffer) => {
    bodyBytes += chunk.length;
  });
  response.on("close", () => {
    const { method = "", url = "", headers } = request;
    options.onRequest?.({ method, url, status: response.statusCode, headers, bodyBytes });
  });
  answer(options, request, response).catch(() => {
    // The visitor went away, or the file vanished while it was being read: what was promised cannot be kept any more.
    if (response.headersSent) response.destroy();
    else sendText(response, 500, "The file could not be read\n", request.method === "HEAD");
  });
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === "object" && address) resolve(address.port);
      else reject(new Error("the server has no port"));
    });
  });
}

/** Start serving a folder; rejects with the system's error (`EADDRINUSE` when the port is taken). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const server = createServer({ requireHostHeader: false });
  answerByOurselves(server, headersUnder(options), (request, response) => handle(options, request, response));
  const port = await listening(server, options.port, host);
  return {
    port,
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
