/** What this page has asked of the network since the engine was ready, and what it sent: shown live as the privacy line. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** What left or was asked for, as far as the page can tell. */
export interface Traffic {
  /** Requests that the browser reported since the engine was ready; null until then. */
  readonly requestsSinceReady: number | null;
  /** Bytes handed to any sending call of the page since it opened. */
  readonly bytesSent: number;
}

/** The traffic of this visit. */
export type TrafficStore = StoreApi<Traffic>;

/** Return the store with nothing counted. */
export function createTrafficStore(): TrafficStore {
  return createStore<Traffic>(() => ({ requestsSinceReady: null, bytesSent: 0 }));
}

/** Start counting requests from zero. */
export function startCounting(store: TrafficStore): void {
  store.setState({ requestsSinceReady: 0 });
}

/** Count requests that the browser reported; before the start they are the page's own loading and not counted. */
export function countRequests(store: TrafficStore, requests: number): void {
  store.setState(({ requestsSinceReady }) => ({
    requestsSinceReady: requestsSinceReady === null ? null : requestsSinceReady + requests,
  }));
}

/** Count bytes that were handed to a sending call. */
export function countSentBytes(store: TrafficStore, bytes: number): void {
  if (bytes > 0) store.setState(({ bytesSent }) => ({ bytesSent: bytesSent + bytes }));
}
