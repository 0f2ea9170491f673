/**
 * The ways out that page, worker and service worker share. See `channel.ts`.
 *
 * This file and `page-channels.ts` are the only ones of the product that may name what lint bans elsewhere: they exist to show
 * that the browser refuses it. They carry an address and nothing else.
 */
import type { Channel } from "./channel.ts";

const has = (name: string) => name in globalThis;

export const THREAD_CHANNELS: readonly Channel[] = [
  {
    id: "fetch",
    closedBy: "policy",
    isHere: () => has("fetch"),
    attempt: (url) => fetch(url, { mode: "no-cors" }),
  },
  {
    id: "xhr",
    closedBy: "policy",
    isHere: () => has("XMLHttpRequest"),
    attempt(url) {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.send();
    },
  },
  {
    id: "websocket",
    closedBy: "policy",
    isHere: () => has("WebSocket"),
    attempt: (url) => new WebSocket(url.replace(/^http/, "ws")),
  },
  {
    id: "event-source",
    closedBy: "policy",
    isHere: () => has("EventSource"),
    attempt(url) {
      const source = new EventSource(url);
      source.onerror = () => source.close();
    },
  },
  {
    id: "web-transport",
    closedBy: "policy",
    isHere: () => has("WebTransport"),
    attempt(url) {
      const transport = new WebTransport(url.replace(/^http:/, "https:"));
      // Both promises reject; the caller sees to the one that it gets.
      transport.closed.catch(() => undefined);
      return transport.ready;
    },
  },
];

/**
 * Return whether this thread's policy refuses connections, also where the browser keeps silent about its refusals: WebKit tells
 * workers of none. The address holds its own answer, so that nobody is asked; the site's policy names no such addresses.
 */
export const refusesConnections = (): Promise<boolean> =>
  fetch("data:,").then(
    () => false,
    () => true,
  );

/** Scripts of another site, as a worker that is no module takes them in. */
export const IMPORT_SCRIPTS: Channel = {
  id: "import-scripts",
  closedBy: "policy",
  isHere: () => has("importScripts"),
  attempt(url) {
    (globalThis as unknown as { importScripts(url: string): void }).importScripts(url);
  },
};

/** A module of another site. */
export const IMPORT: Channel = {
  id: "import",
  closedBy: "policy",
  isHere: () => true,
  attempt: (url) => import(/* @vite-ignore */ url),
};
