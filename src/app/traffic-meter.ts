/**
 * Counts what the page asks of the network and what it sends, for the privacy line.
 *
 * Requests: the browser's own resource timing. Bytes: every call that can carry a body is wrapped, so a body handed to
 * it is counted before it goes. The meter never sends anything itself.
 */
import { countRequests, countSentBytes, startCounting, type TrafficStore } from "../state/traffic.ts";

/** Return the size of a request body in bytes; streams, whose size nobody knows, count as one byte: more than none. */
export function bodyBytes(body: unknown): number {
  if (body === null || body === undefined) return 0;
  if (typeof body === "string") return new TextEncoder().encode(body).byteLength;
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  if (body instanceof URLSearchParams) return bodyBytes(body.toString());
  if (body instanceof FormData) return [...body.values()].reduce((sum, value) => sum + bodyBytes(value), 0);
  return 1;
}

export interface TrafficMeter {
  /** Count the requests that begin after this call: the browser reports a request only once it has ended. */
  countFromNow(): void;
}

/** Wrap the sending calls of this page and watch its requests, for as long as the page lives. */
export function startTrafficMeter(store: TrafficStore): TrafficMeter {
  let since = Infinity;
  new PerformanceObserver((list) =>
    countRequests(
      store,
      list.getEntries().filter((entry) => isRequest(entry) && entry.startTime >= since).length,
    ),
  ).observe({ type: "resource" });
  const count = (body: unknown) => countSentBytes(store, bodyBytes(body));
  wrap(globalThis, "fetch", ([, init]) => count((init as RequestInit | undefined)?.body));
  /* eslint-disable no-restricted-globals -- wrapped to be counted, never called */
  wrap(XMLHttpRequest.prototype, "send", ([body]) => count(body));
  wrap(WebSocket.prototype, "send", ([body]) => count(body));
  /* eslint-enable no-restricted-globals */
  wrap(Navigator.prototype, "sendBeacon", ([, body]) => count(body));
  return {
    countFromNow() {
      since = performance.now();
      startCounting(store);
    },
  };
}

/** Object URLs and data URLs show up in resource timing but ask nobody for anything. */
function isRequest({ name }: PerformanceEntry): boolean {
  return name.startsWith("http");
}

function wrap(owner: object, name: string, before: (args: readonly unknown[]) => void): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== "function") return;
  const counted = function (this: unknown, ...args: unknown[]): unknown {
    before(args);
    return Reflect.apply(original, this, args);
  };
  Reflect.set(owner, name, counted);
}
