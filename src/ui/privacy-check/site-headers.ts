/** Whether the host sends the site's headers: asked of the host itself, because a page cannot see those it came with. */

/** The names of `scripts/server/headers.ts`; a test holds both together. */
export const SITE_HEADERS = [
  "Content-Security-Policy",
  "Connection-Allowlist",
  "Cross-Origin-Opener-Policy",
  "Cross-Origin-Embedder-Policy",
  "Cross-Origin-Resource-Policy",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
] as const;
export type SiteHeader = (typeof SITE_HEADERS)[number];

/** Return the headers that this page's host sends; null when it cannot be asked, as without a network. */
export async function sentHeaders(pageUrl: string): Promise<readonly SiteHeader[] | null> {
  try {
    const { headers } = await fetch(pageUrl, { method: "HEAD", cache: "no-store" });
    return SITE_HEADERS.filter((name) => headers.has(name));
  } catch {
    return null;
  }
}
