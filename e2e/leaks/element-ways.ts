/** Ways out by an element or a style rule that the page gets. */

/** Put an element into the page, and what it holds into it. */
function put<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Element[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  const isLink = name === "link" || name === "script";
  (isLink ? document.head : document.body).append(element);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function svg(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly Element[]) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

let rules = 0;

/** Show an element with one declaration, by a sheet that no policy for inline styles sees. */
function styled(declaration: string): void {
  const name = `leak-${(rules += 1)}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.${name} { width: 20px; height: 20px; ${declaration} }`);
  document.adoptedStyleSheets.push(sheet);
  put("div", { class: name }).textContent = "x";
}

const html = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/html" }));

export const elementWays = {
  srcset: (url: string) => put("img", { srcset: `${url} 1x` }),
  picture: (url: string) => put("picture", {}, put("source", { srcset: url }), document.createElement("img")),
  "input-image": (url: string) => put("input", { type: "image", src: url }),
  video: (url: string) => put("video", { src: url, preload: "auto" }),
  source: (url: string) => put("audio", { preload: "auto" }, put("source", { src: url })),
  poster: (url: string) => put("video", { poster: url }),
  track(url: string) {
    const track = put("track", { src: url, default: "", kind: "subtitles" });
    put("video", { crossorigin: "anonymous", src: "./silence.wav" }, track);
    track.track.mode = "showing";
  },
  "svg-filter-image"(url: string) {
    const filter = svg("filter", { id: "leak-filter" }, svg("feImage", { href: url }));
    const shape = svg("rect", { width: "20", height: "20", filter: "url(#leak-filter)" });
    document.body.append(svg("svg", { width: "20", height: "20" }, filter, shape));
  },
  "svg-script": (url: string) => document.body.append(svg("svg", {}, svg("script", { href: url }))),
  "body-background": (url: string) => document.body.setAttribute("background", url),
  "dns-prefetch": (url: string) => put("link", { rel: "dns-prefetch", href: new URL(url).origin }),
  favicon: (url: string) => put("link", { rel: "icon", href: url }),
  manifest: (url: string) => put("link", { rel: "manifest", href: url }),
  "preload-srcset": (url: string) => put("link", { rel: "preload", as: "image", imagesrcset: `${url} 1x` }),
  "compression-dictionary": (url: string) => put("link", { rel: "compression-dictionary", href: url }),
  "css-cursor": (url: string) => styled(`cursor: url("${url}"), auto`),
  "css-mask": (url: string) => styled(`mask-image: url("${url}")`),
  "css-content": (url: string) => styled(`content: url("${url}")`),
  "css-border": (url: string) => styled(`border: 4px solid; border-image: url("${url}") 1`),
  "css-list": (url: string) => styled(`display: list-item; list-style-image: url("${url}")`),
  "css-shape": (url: string) => styled(`float: left; shape-outside: url("${url}")`),
  "css-font"(url: string) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@font-face { font-family: leak; src: url("${url}"); } .leak-font { font-family: leak; }`,
    );
    document.adoptedStyleSheets.push(sheet);
    put("p", { class: "leak-font" }).textContent = "x";
  },
  "css-import"(url: string) {
    put("style", {}).textContent = `@import url("${url}");`;
  },
  embed: (url: string) => put("embed", { src: url }),
  "object-svg": (url: string) => put("object", { type: "image/svg+xml", data: url }),
  "area-ping"(url: string) {
    const area = put("area", { ping: url, href: "#", shape: "default" });
    put("map", { name: "leak" }, area);
    area.click();
  },
  prerender: (url: string) =>
    (put("script", { type: "speculationrules" }).textContent = JSON.stringify({
      prerender: [{ urls: [url], eagerness: "immediate" }],
    })),
  "blob-frame-markup": (url: string) => put("iframe", { src: html(`<img src="${url}">`) }),
  "srcdoc-frame-markup": (url: string) => put("iframe", { srcdoc: `<img src="${url}">` }),
  "javascript-frame": (url: string) => put("iframe", { src: `javascript:'<img src="${url}">'` }),
  "data-frame": (url: string) => put("iframe", { src: `data:text/html,<img src="${url}">` }),
  "media-list"(url: string) {
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${url}.ts\n#EXT-X-ENDLIST\n`;
    const type = "application/vnd.apple.mpegurl";
    const video = put("video", { muted: "", preload: "auto" });
    video.src = URL.createObjectURL(new Blob([list], { type }));
    void video.play().catch(() => undefined);
  },
} as const;
