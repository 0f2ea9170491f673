/**
 * Empties what a page can leave in a tab or on a host for others to read: the name of its window, which stays when the tab goes to
 * another site, and cookies, which go to every port of the host and to its siblings. The app uses neither; a hostile script could.
 */

/** Empty both now, whenever a cookie appears, and when the page is left. */
export function leaveNothing(page: Window & typeof globalThis): void {
  const empty = () => {
    page.name = "";
    emptyCookies(page);
  };
  empty();
  // The request for the next page takes cookies along before this one is hidden; a name can be set until then.
  page.addEventListener("beforeunload", empty);
  page.addEventListener("pagehide", empty);
  // Not in every browser; where it is, a cookie is gone before the page is left.
  page.cookieStore?.addEventListener("change", ({ changed }) => changed.length > 0 && emptyCookies(page));
}

/** Let every cookie that scripts can see expire, wherever it may have been set: on this host or a parent, here or further up. */
function emptyCookies({ document, location }: Window): void {
  // A pair without "=" is a value without a name; an empty one would be no cookie, and replace none.
  const pairs = document.cookie.split("; ").filter(Boolean);
  const ends = pairs.map((pair) => (pair.includes("=") ? `${pair.split("=", 1)[0]}=` : "none"));
  const labels = location.hostname.split(".");
  const domains = ["", ...labels.map((_, at) => `; domain=${labels.slice(at).join(".")}`)];
  const folders = location.pathname.split("/");
  const paths = folders.flatMap((_, at) => [
    folders.slice(0, at).join("/"),
    `${folders.slice(0, at).join("/")}/`,
  ]);
  for (const end of ends)
    for (const domain of domains)
      for (const path of [location.pathname, ...paths])
        document.cookie = `${end}; max-age=0; path=${path || "/"}${domain}`;
}
