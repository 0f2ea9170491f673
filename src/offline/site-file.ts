/** One file of the built site, as the service worker keeps it. The list is made by the build. */

export interface SiteFile {
  /** Path below the site's root without a leading slash; the start page is the empty path. */
  readonly path: string;
  /** SHA-256 of the content, base64, as `integrity` spells it. */
  readonly sha256: string;
  readonly bytes: number;
  /** Content-Type. */
  readonly type: string;
  /** "asked": a large file that few visits need is kept when it is first asked for. */
  readonly keep: "at-once" | "asked";
}

/**
 * Return the file that a request names, or undefined when the worker shall leave it to the browser.
 *
 * `scope` is the site's root with a trailing slash. A document is found whatever its query says.
 */
export function siteFileOf(
  files: ReadonlyMap<string, SiteFile>,
  scope: string,
  request: Pick<Request, "url" | "method" | "mode">,
): SiteFile | undefined {
  if (request.method !== "GET" || !request.url.startsWith(scope)) return undefined;
  const rest = request.url.slice(scope.length).split("#", 1)[0] ?? "";
  const [path = "", query] = rest.split("?", 2);
  if (query !== undefined && request.mode !== "navigate") return undefined;
  return files.get(path === "index.html" ? "" : path);
}
