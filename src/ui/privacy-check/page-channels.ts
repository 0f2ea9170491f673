/** The ways out that only a page has. See `channel.ts`, and `thread-channels.ts` for why this file may name them. */
import type { Channel, Gathered } from "./channel.ts";

/** Put an element into the page, unseen, until its attempt is over. */
function inPage<K extends keyof HTMLElementTagNameMap>(
  name: K,
  set: (element: HTMLElementTagNameMap[K]) => void,
  place: HTMLElement = document.body,
): void {
  const element = document.createElement(name);
  element.className = "out-of-sight";
  element.setAttribute("aria-hidden", "true");
  set(element);
  place.append(element);
  setTimeout(() => element.remove(), ELEMENT_MS);
}

/** Long enough for the slowest element to ask for its address. */
const ELEMENT_MS = 5000;

const link = (set: (element: HTMLLinkElement) => void) => inPage("link", set, document.head);

const linkChannel = (id: Channel["id"], rel: string, as = ""): Channel => ({
  id,
  closedBy: "policy",
  isHere: () => document.createElement("link").relList.supports(rel),
  attempt(url) {
    link((element) => {
      element.rel = rel;
      if (as) element.as = as;
      element.href = url;
    });
  },
});

/** What a page can try without leaving it. */
export const PAGE_CHANNELS: readonly Channel[] = [
  {
    id: "beacon",
    closedBy: "policy",
    isHere: () => "sendBeacon" in navigator,
    attempt: (url) => navigator.sendBeacon(url),
  },
  {
    id: "later",
    closedBy: "policy",
    isHere: () => "fetchLater" in globalThis,
    attempt(url) {
      const { fetchLater } = globalThis as unknown as {
        fetchLater(url: string, options: { activateAfter: number }): unknown;
      };
      return fetchLater(url, { activateAfter: 0 });
    },
  },
  {
    id: "image",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      new Image().src = url;
    },
  },
  {
    id: "svg-image",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
      image.setAttribute("href", url);
      svg.setAttribute("class", "out-of-sight");
      svg.setAttribute("aria-hidden", "true");
      svg.append(image);
      document.body.append(svg);
      setTimeout(() => svg.remove(), ELEMENT_MS);
    },
  },
  {
    id: "style",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      link((element) => {
        element.rel = "stylesheet";
        element.href = url;
      });
    },
  },
  {
    id: "style-picture",
    closedBy: "policy",
    isHere: () => "adoptedStyleSheets" in document,
    attempt(url) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.privacy-check-picture { background-image: url("${url}"); }`);
      document.adoptedStyleSheets.push(sheet);
      inPage("div", (element) => {
        element.classList.add("privacy-check-picture");
      });
      setTimeout(() => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      }, ELEMENT_MS);
    },
  },
  {
    id: "font",
    closedBy: "policy",
    isHere: () => "FontFace" in globalThis,
    attempt: (url) => new FontFace("privacy-check", `url("${url}")`).load(),
  },
  {
    id: "media",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      const audio = new Audio();
      audio.preload = "auto";
      audio.src = url;
    },
  },
  {
    id: "script",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      inPage("script", (element) => (element.src = url));
    },
  },
  {
    id: "frame",
    closedBy: "policy",
    directive: "frame-src",
    isHere: () => true,
    attempt(url) {
      inPage("iframe", (element) => (element.src = url));
    },
  },
  {
    id: "object",
    closedBy: "policy",
    directive: "object-src",
    isHere: () => true,
    attempt(url) {
      inPage("object", (element) => {
        element.data = url;
      });
    },
  },
  {
    id: "form",
    closedBy: "policy",
    isHere: () => true,
    attempt(url) {
      // Its answer would land in a frame of its own, so that the page stays.
      inPage("iframe", (element) => (element.name = "privacy-check"));
      inPage("form", (element) => {
        element.action = url;
        element.target = "privacy-check";
        queueMicrotask(() => element.submit());
      });
    },
  },
  {
    id: "ping",
    closedBy: "policy",
    isHere: () => "ping" in HTMLAnchorElement.prototype,
    attempt(url) {
      inPage("a", (element) => {
        element.ping = url;
        element.tabIndex = -1;
        // The screen that is shown: the click leads nowhere else.
        element.href = location.hash || "#";
        queueMicrotask(() => element.click());
      });
    },
  },
  linkChannel("prefetch", "prefetch"),
  linkChannel("preload", "preload", "fetch"),
  linkChannel("module-preload", "modulepreload"),
  {
    id: "speculation",
    closedBy: "policy",
    directive: "inline",
    isHere: () => HTMLScriptElement.supports?.("speculationrules") ?? false,
    attempt(url) {
      inPage("script", (element) => {
        element.type = "speculationrules";
        element.textContent = JSON.stringify({ prefetch: [{ urls: [url], eagerness: "immediate" }] });
      });
    },
  },
  {
    id: "stun",
    closedBy: "allowlist",
    isHere: () => "RTCPeerConnection" in globalThis,
    attempt: (url) => gather(`stun:${new URL(url).host}`),
  },
  {
    id: "turn",
    closedBy: "allowlist",
    isHere: () => "RTCPeerConnection" in globalThis,
    attempt: (url) => gather(`turn:${new URL(url).host}?transport=tcp`),
  },
];

/** What gives no sign from which a page could tell whether it was refused: no visitor's page tries it. */
export const UNSEEN_CHANNELS: readonly Channel[] = [
  { ...linkChannel("preconnect", "preconnect"), closedBy: "allowlist" },
  {
    id: "candidate",
    closedBy: "allowlist",
    isHere: () => "RTCPeerConnection" in globalThis,
    attempt: (url) => nameCandidate(`udp 2130706431 127.0.0.1 ${new URL(url).port} typ host`),
  },
];

/** What would take the visitor away, or open a window: proven by the leak test, never tried on a visitor's page. */
export const LEAVING_CHANNELS: readonly Channel[] = [
  {
    id: "navigation",
    closedBy: "allowlist",
    isHere: () => true,
    attempt(url) {
      location.href = url;
    },
  },
  {
    id: "window",
    closedBy: "allowlist",
    isHere: () => true,
    attempt: (url) => window.open(url),
  },
  {
    id: "refresh",
    closedBy: "allowlist",
    isHere: () => true,
    attempt(url) {
      const meta = document.createElement("meta");
      meta.httpEquiv = "refresh";
      meta.content = `0; url=${url}`;
      document.head.append(meta);
    },
  },
  {
    id: "download-link",
    closedBy: "allowlist",
    isHere: () => true,
    attempt(url) {
      inPage("a", (element) => {
        element.href = url;
        element.download = "file";
        element.click();
      });
    },
  },
];

/** Join two peers of this page, then name another address of one of them, which the other one asks: no server is needed. */
export async function nameCandidate(address: string): Promise<void> {
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  here.createDataChannel("privacy-check");
  await here.setLocalDescription();
  if (here.localDescription) await there.setRemoteDescription(here.localDescription);
  await there.setLocalDescription();
  if (there.localDescription) await here.setRemoteDescription(there.localDescription);
  await here.addIceCandidate({ candidate: `candidate:1 1 ${address}`, sdpMid: "0", sdpMLineIndex: 0 });
}

/**
 * Let a peer connection look for its own address at a server, which means asking that server.
 *
 * A server that cannot be reached is an error of the connection; one that may not be asked is passed over in silence.
 */
async function gather(server: string): Promise<Gathered> {
  const connection = new RTCPeerConnection({
    iceServers: [{ urls: server, username: "privacy-check", credential: "privacy-check" }],
  });
  const answer = new Promise<Gathered>((resolve) => {
    connection.addEventListener("icecandidateerror", () => resolve("asked"));
    connection.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate && candidate.type !== "host") resolve("asked");
      if (!candidate) resolve("did-not-ask");
    });
    // Still waiting for an answer is having asked.
    setTimeout(() => resolve("asked"), ELEMENT_MS);
  });
  try {
    connection.createDataChannel("privacy-check");
    await connection.setLocalDescription(await connection.createOffer());
    return await answer;
  } finally {
    connection.close();
  }
}
