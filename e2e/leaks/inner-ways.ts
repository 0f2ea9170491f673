/** Ways out of a document that the page opened and can reach into: a frame, or a window. */

/** A window of this origin; its own constructors are the point. */
export type Realm = Window & typeof globalThis;

const linkIn = (realm: Realm, url: string, target: string) => {
  const link = realm.document.createElement("a");
  link.href = url;
  link.target = target;
  realm.document.body.append(link);
  link.click();
};

export const INNER_WAYS: Readonly<Record<string, (url: string, realm: Realm) => unknown>> = {
  fetch: (url, realm) => realm.fetch(url, { mode: "no-cors", method: "POST", body: "x" }),
  image: (url, realm) => (new realm.Image().src = url),
  beacon: (url, realm) => realm.navigator.sendBeacon(url, "x"),
  websocket: (url, realm) => new realm.WebSocket(url.replace(/^http/, "ws")),
  stun: async (url, realm) => {
    const peer = new realm.RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
    peer.createDataChannel("leak");
    await peer.setLocalDescription(await peer.createOffer());
  },
  link: (url, realm) => linkIn(realm, url, "_self"),
  refresh(url, realm) {
    const meta = realm.document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0; url=${url}`;
    realm.document.head.append(meta);
  },
  location: (url, realm) => (realm.location.href = url),
};

const DOCUMENT = "<!doctype html><title>x</title><body>x";

const blob = () => URL.createObjectURL(new Blob([DOCUMENT], { type: "text/html" }));

async function frame(set: (element: HTMLIFrameElement) => void): Promise<Realm> {
  const element = document.createElement("iframe");
  set(element);
  const loaded = new Promise((resolve) => element.addEventListener("load", resolve, { once: true }));
  document.body.append(element);
  await loaded;
  return element.contentWindow as Realm;
}

async function popup(address: string): Promise<Realm> {
  const opened = window.open(address) as Realm | null;
  if (!opened) throw new Error("no window was opened");
  // Its first document is an empty one; the next has another window object behind the same name.
  for (let tries = 0; address && tries < 100; tries += 1) {
    if (opened.location.href !== "about:blank" && opened.document.readyState === "complete") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return opened;
}

/** How each document is opened. It may reject where the headers refuse it: what is not opened lets nothing out. */
export const REALMS: Readonly<Record<string, () => Promise<Realm>>> = {
  "blank-frame": () => frame(() => undefined),
  "srcdoc-frame": () => frame((element) => (element.srcdoc = DOCUMENT)),
  "blob-frame": () => frame((element) => (element.src = blob())),
  "site-frame": () => frame((element) => (element.src = "./other.html")),
  "blank-window": () => popup(""),
  "blob-window": () => popup(blob()),
  "site-window": () => popup("./other.html"),
  // Once went without the allowlist: a window that the page could script was a way out.
  "help-window": () => popup("./help.html"),
};
