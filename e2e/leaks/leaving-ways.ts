/** Ways out that take the page away, or open another one. */

function form(url: string, target: string): void {
  const element = document.createElement("form");
  element.action = url;
  element.target = target;
  document.body.append(element);
  element.submit();
}

function follow(url: string, target: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = target;
  document.body.append(link);
  link.click();
}

const html = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/html" }));

export const leavingWays = {
  link: (url: string) => follow(url, "_self"),
  "link-blank": (url: string) => follow(url, "_blank"),
  "form-top": (url: string) => form(url, "_top"),
  "form-blank": (url: string) => form(url, "_blank"),
  "location-replace": (url: string) => location.replace(url),
  "navigation-api": (url: string) =>
    (window as unknown as { navigation: { navigate(url: string): unknown } }).navigation.navigate(url),
  "window-apart": (url: string) => window.open(url, "_blank", "noopener"),
  "window-self": (url: string) => window.open(url, "_self"),
  "blob-window-markup": (url: string) => window.open(html(`<img src="${url}">`)),
  "blob-window-refresh": (url: string) =>
    window.open(html(`<meta http-equiv="refresh" content="0; url=${url}">`)),
  // The service worker takes the page over, then sends it away.
  "client-navigate": async (url: string) => {
    await navigator.serviceWorker.register("./thread.js");
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ way: "client-navigate", url });
  },
} as const;
