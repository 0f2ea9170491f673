/**
 * The worker's answers. Each has the headers of the build, which are part of the worker itself.
 *
 * [Note: Headers of the build]
 * A page decides nothing about its own headers: what stands in Cache Storage can be written by any script of the page, and a
 * host may send none. So headers that were kept are never read, and of a host's own only the type of what is not listed.
 */
import type { SiteFile } from "./site-file.ts";

/** The header table of the site, as pairs of name and value. */
export type SiteHeaders = readonly (readonly [name: string, value: string])[];

/** Return an answer with the content of a listed file. */
export function fileAnswer(file: SiteFile, body: BodyInit | null, table: SiteHeaders): Response {
  const headers = new Headers(table as [string, string][]);
  headers.set("Content-Type", file.type);
  headers.set("Content-Length", `${file.bytes}`);
  return new Response(body, { headers });
}

/**
 * Return what the host sent in the place of a file, under the build's headers. A redirect that a document has to follow stays
 * as it is: it shows nothing, and the next request is answered in its turn.
 */
export function hostAnswer(response: Response, table: SiteHeaders): Response {
  if (response.status === 0) return response;
  const { status, statusText } = response;
  const headers = new Headers(table as [string, string][]);
  headers.set("Content-Type", response.headers.get("Content-Type") ?? "application/octet-stream");
  return new Response(response.body, { status, statusText, headers });
}

/** Whether a host's response has every header of the build with its value; more of them do not matter. */
export function hasHeaders(response: Response, table: SiteHeaders): boolean {
  return table.every(([name, value]) => response.headers.get(name) === value);
}
