/**
 * The one table of response headers. The server of `npm start`, the dev server and every file under `deploy/` come from it.
 *
 * They go on every response of every path: a worker takes its policy from its own response, so does an error page, and a
 * document without one of them would be a way out for every page that opens it.
 */

/** One header with the reason why it is sent. */
export interface HeaderRule {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** Content-Security-Policy, directive by directive. Nothing is allowed but what is named here. */
export const CSP: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "img-src": "'self' blob: data:",
  "style-src": "'self'",
  "font-src": "'self'",
  "media-src": "'self' blob:",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

/** Return a policy as the header spells it. */
export function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** The one header that only newer browsers know. */
export const ALLOWLIST = "Connection-Allowlist";

/**
 * What Chromium 156 can close and the app does not use. Passkeys (whose related origins are a request to another site), sign-in by
 * others and payment come first: they are ways out. Left out are client hints, which go to this site alone, and what the app uses
 * and no frame of it could get: `autoplay` (the camera's picture), writing to the clipboard, sharing, isolation.
 * `deferred-fetch` is left to the policy, whose refusal the privacy check can see.
 */
export const PERMISSIONS_CLOSED = [
  ...["publickey-credentials-get", "publickey-credentials-create", "identity-credentials-get", "payment"],
  ...["digital-credentials-get", "digital-credentials-create", "otp-credentials", "storage-access"],
  ...["private-state-token-issuance", "private-state-token-redemption", "browsing-topics"],
  ...["local-network-access", "local-network"],
  ...["microphone", "geolocation", "usb", "serial", "bluetooth", "hid", "midi", "gamepad"],
  ...["accelerometer", "gyroscope", "magnetometer", "xr-spatial-tracking", "compute-pressure"],
  ...["display-capture", "captured-surface-control", "speaker-selection", "picture-in-picture"],
  ...["clipboard-read", "fullscreen", "screen-wake-lock", "window-management", "keyboard-map"],
  ...["idle-detection", "local-fonts", "encrypted-media", "sync-xhr", "unload"],
  ...["translator", "language-detector", "language-model", "summarizer", "on-device-speech-recognition"],
] as const;

/** The headers of every response, of every path. */
export const HEADERS: readonly HeaderRule[] = [
  {
    name: "Content-Security-Policy",
    value: policyText(CSP),
    why: "Code, pictures and connections come from this site alone; wasm may compile; no inline script or style runs.",
  },
  {
    name: "Cross-Origin-Opener-Policy",
    value: "same-origin",
    why: "No other window holds a handle on this one; half of what shared memory needs.",
  },
  {
    name: "Cross-Origin-Embedder-Policy",
    value: "require-corp",
    why: "The other half: cross-origin isolation, so that the models may run on several threads.",
  },
  {
    name: "Cross-Origin-Resource-Policy",
    value: "same-origin",
    why: "No other site may embed the models or the worker.",
  },
  { name: "X-Content-Type-Options", value: "nosniff", why: "A file is what its type says, never a guess." },
  {
    name: "Referrer-Policy",
    value: "no-referrer",
    why: "No request says which page it came from.",
  },
  {
    name: "Permissions-Policy",
    value: ["camera=(self)", ...PERMISSIONS_CLOSED.map((name) => `${name}=()`)].join(", "),
    why: "The camera is for this page alone; everything else that a browser lends to pages is closed.",
  },
  {
    name: ALLOWLIST,
    value: "(response-origin)",
    why: "Closes what CSP leaves open (navigation, new windows, refresh, WebRTC) in browsers that know it: Chromium 152 and later.",
  },
];

/** How long a kind of path may be cached. */
export interface CacheRule {
  /** Paths as the hosts' configurations spell them: `*` stands for any rest. */
  readonly paths: readonly string[];
  readonly value: string;
  readonly why: string;
}

export const IMMUTABLE = "public, max-age=31536000, immutable";
export const REVALIDATE = "no-cache";

/**
 * Everything is asked for again unless a rule below says otherwise. `assets/` is hashed by the build; a chunk of a model is named
 * by its own hash, and lies in a folder of its own for that reason.
 */
export const CACHE_RULES: readonly CacheRule[] = [
  { paths: ["/assets/*"], value: IMMUTABLE, why: "The build names these files by their content." },
  { paths: ["/models/*.bin"], value: IMMUTABLE, why: "Chunks of models are named by their SHA-256." },
];

/** Return the Cache-Control of a path of the site. */
export function cacheControl(pathname: string): string {
  const rule = CACHE_RULES.find(({ paths }) => paths.some((pattern) => matches(pattern, pathname)));
  return rule?.value ?? REVALIDATE;
}

/** Whether a path fits a pattern in which `*` stands for any run of characters, slashes too. */
function matches(pattern: string, pathname: string): boolean {
  const [start = "", end = ""] = pattern.split("*");
  return pathname.length >= start.length + end.length && pathname.startsWith(start) && pathname.endsWith(end);
}
