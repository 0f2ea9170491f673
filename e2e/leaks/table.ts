/**
 * Every way out that the leak test proves, as data: where it is tried, by which way, and what refuses it.
 *
 * `policy` is the Content-Security-Policy, `permissions` the Permissions-Policy, `allowlist` the Connection-Allowlist; what the
 * others refuse, the allowlist refuses too. A row counts as proven when it arrives at the other origin without the headers, and nothing of it arrives with them.
 */
import type { Heard } from "./listener.ts";

export type Barrier = "policy" | "permissions" | "allowlist";
const BARRIERS = ["policy", "permissions", "allowlist"] as const;

export interface Row {
  readonly where: string;
  readonly way: string;
  readonly closedBy: Barrier;
  /** What arrives of it. */
  readonly heardAs: Heard["how"];
  /** Whether it needs a page of its own: it takes the page away, or opens another one. */
  readonly isApart: boolean;
}

/** The page itself, without leaving it. */
const PAGE: Readonly<Record<Barrier, readonly string[]>> = {
  policy: [
    ...["fetch", "xhr", "beacon", "later", "websocket", "event-source", "web-transport", "keepalive"],
    ...["cache-add", "websocket-stream", "import", "script", "svg-script", "css-module", "json-module"],
    ...["audio-worklet", "paint-worklet", "module-preload", "image", "svg-image", "srcset", "picture"],
    ...["input-image", "svg-filter-image", "body-background", "favicon", "poster", "media", "video"],
    ...["source", "track", "media-list", "style", "css-import", "style-picture", "css-cursor", "css-mask"],
    ...["css-content", "css-border", "css-list", "css-shape", "font", "css-font", "frame", "object"],
    ...["object-svg", "embed", "srcdoc-frame-markup", "blob-frame-markup", "javascript-frame"],
    ...["data-frame", "form", "ping", "area-ping", "prefetch", "preload", "preload-srcset"],
    ...["compression-dictionary", "manifest", "speculation", "prerender", "payment-method"],
    ...["identity-provider", "media-artwork", "notification-icon", "background-fetch"],
  ],
  permissions: ["related-origins"],
  allowlist: ["stun", "turn", "turn-udp", "candidate", "candidate-tcp", "preconnect"],
};

/** Out of the page, or into another one. */
const LEAVING: Readonly<Record<Barrier, readonly string[]>> = {
  policy: ["form-top", "form-blank", "blob-window-markup"],
  permissions: [],
  allowlist: [
    ...["navigation", "location-replace", "navigation-api", "link", "link-blank", "window", "window-self"],
    ...["window-apart", "blob-window-refresh", "refresh", "download-link", "client-navigate"],
  ],
};

const EACH_THREAD = ["fetch", "websocket", "event-source", "web-transport", "keepalive", "cache-add"];

/** All of a thread is closed by the policy of its own response. */
const THREADS: Readonly<Record<string, readonly string[]>> = {
  worker: [...EACH_THREAD, "websocket-stream", "font", "xhr", "import", "import-scripts"],
  "module-worker": [...EACH_THREAD, "websocket-stream", "font", "xhr", "import"],
  "shared-worker": [...EACH_THREAD, "xhr", "import", "import-scripts"],
  "nested-worker": ["fetch", "xhr", "websocket", "import-scripts"],
  "blob-worker": ["fetch", "websocket"],
  "service-worker": [...EACH_THREAD, "websocket-stream", "import-scripts", "background-fetch"],
};

/**
 * Documents that the page opens and reaches into. Where the allowlist refuses one of them a peer connection, Chromium 156 ends the
 * whole page: that row has a page of its own.
 */
const FRAMES = ["blank-frame", "srcdoc-frame", "blob-frame", "site-frame"];
const WINDOWS = ["blank-window", "blob-window", "site-window", "help-window"];
const IN_DOCUMENT: Readonly<Record<string, Barrier>> = {
  fetch: "policy",
  image: "policy",
  beacon: "policy",
  websocket: "policy",
  stun: "allowlist",
  link: "allowlist",
  refresh: "allowlist",
  location: "allowlist",
};

const HEARD_AS: Readonly<Record<string, Heard["how"]>> = {
  "web-transport": "quic",
  stun: "stun",
  turn: "turn",
  "turn-udp": "stun",
  candidate: "stun",
  "candidate-tcp": "connection",
  "related-origins": "tls",
  preconnect: "connection",
};

/**
 * What cannot be shown to leak here, so that its refusal proves nothing and it does not count; it is tried with the headers on
 * all the same.
 */
export const NOT_SHOWN: Readonly<Record<string, string>> = {
  "page/preconnect": "headless Chromium opens no connection ahead of a request",
  "page/manifest": "headless Chromium installs no app, and so fetches no manifest",
  "service-worker/background-fetch":
    "headless Chromium lets pages fetch in the background, and no service worker",
};

function row(where: string, way: string, closedBy: Barrier, isApart = false): Row {
  return { where, way, closedBy, heardAs: HEARD_AS[way] ?? "request", isApart };
}

function rowsOf(ways: Readonly<Record<Barrier, readonly string[]>>, isApart: boolean): readonly Row[] {
  return BARRIERS.flatMap((closedBy) => ways[closedBy].map((way) => row("page", way, closedBy, isApart)));
}

/** A frame goes nowhere that the page's policy for frames does not name, and only frames without an address are made at all. */
function barrierIn(where: string, way: string, closedBy: Barrier): Barrier {
  if (!FRAMES.includes(where)) return closedBy;
  const isMade = where === "blank-frame" || where === "srcdoc-frame";
  return isMade && way === "stun" ? closedBy : "policy";
}

export const ROWS: readonly Row[] = [
  ...rowsOf(PAGE, false),
  ...rowsOf(LEAVING, true),
  ...Object.entries(THREADS).flatMap(([where, ways]) => ways.map((way) => row(where, way, "policy"))),
  ...[...FRAMES, ...WINDOWS].flatMap((where) =>
    Object.entries(IN_DOCUMENT).map(([way, closedBy]) =>
      row(where, way, barrierIn(where, way, closedBy), way === "stun"),
    ),
  ),
];

export const nameOf = ({ where, way }: Row) => `${where}/${way}`;
