/** Ways out by a call: requests, modules, peers, and what the browser fetches for the page. */

import { nameCandidate } from "../../src/ui/privacy-check/page-channels.ts";

/** What TypeScript's DOM library does not name. */
interface Unnamed {
  WebSocketStream: new (url: string) => {
    readonly opened: Promise<unknown>;
    readonly closed: Promise<unknown>;
  };
  paintWorklet: { addModule(url: string): Promise<void> };
}
const unnamed = globalThis as unknown as Unnamed;

/** A module or worker of the page's own making, from its text. */
const script = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/** Gather addresses at a server, as `page-channels.ts` does over TCP. */
async function gatherAt(server: string): Promise<void> {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: server, username: "u", credential: "c" }] });
  peer.createDataChannel("leak");
  await peer.setLocalDescription(await peer.createOffer());
}

export const requestWays = {
  keepalive: (url: string) => fetch(url, { method: "POST", mode: "no-cors", keepalive: true, body: "x" }),
  "cache-add": async (url: string) => (await caches.open("leak")).add(new Request(url, { mode: "no-cors" })),
  "websocket-stream"(url: string) {
    const stream = new unnamed.WebSocketStream(url.replace(/^http/, "ws"));
    stream.closed.catch(() => undefined);
    return stream.opened;
  },
  // Not written as `import(…)` with attributes: the bundler would look for the module.
  "css-module": (url: string) => import(/* @vite-ignore */ script(`import "${url}" with { type: "css" };`)),
  "json-module": (url: string) => import(/* @vite-ignore */ script(`import "${url}" with { type: "json" };`)),
  "audio-worklet": (url: string) => new AudioContext().audioWorklet.addModule(url),
  "paint-worklet": (url: string) => (CSS as unknown as Unnamed).paintWorklet.addModule(url),
  "turn-udp": (url: string) => gatherAt(`turn:${new URL(url).host}?transport=udp`),
  "candidate-tcp": (url: string) =>
    nameCandidate(`tcp 1518280447 127.0.0.1 ${new URL(url).port} typ host tcptype passive`),
  "payment-method": (url: string) =>
    new PaymentRequest([{ supportedMethods: url }], {
      total: { label: "x", amount: { currency: "EUR", value: "1" } },
    }).canMakePayment(),
  "identity-provider": (url: string) =>
    navigator.credentials.get({
      identity: { providers: [{ configURL: url, clientId: "x" }] },
    } as CredentialRequestOptions),
  "related-origins": (url: string) =>
    navigator.credentials.get({
      publicKey: { challenge: new Uint8Array(16), rpId: new URL(url).hostname, timeout: 10_000 },
    }),
  "media-artwork": async (url: string) => {
    navigator.mediaSession.metadata = new MediaMetadata({
      title: "x",
      artwork: [{ src: url, sizes: "96x96", type: "image/png" }],
    });
    const audio = new Audio("./silence.wav");
    audio.loop = true;
    document.body.append(audio);
    await audio.play();
    navigator.mediaSession.playbackState = "playing";
  },
  "notification-icon": (url: string) => new Notification("x", { icon: url }),
  "background-fetch": async (url: string) => {
    await navigator.serviceWorker.register("./thread.js");
    const registration = await navigator.serviceWorker.ready;
    const { backgroundFetch } = registration as unknown as {
      backgroundFetch: { fetch(id: string, urls: readonly string[]): Promise<unknown> };
    };
    return backgroundFetch.fetch(`leak-${Math.random()}`, [url]);
  },
} as const;
