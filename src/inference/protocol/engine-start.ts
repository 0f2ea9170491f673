/**
 * How an engine's thread starts: its first message says where the site is, and it begins to load at once.
 *
 * A message, because the thread's address cannot say it: what follows the "#" is gone when the script comes from the service
 * worker. Messages wait until the script runs, so it may be sent as soon as the thread exists.
 */
import type { LoadBytes } from "./protocol.ts";

interface Start {
  readonly engineStart: { readonly siteUrl: string };
}

/** Have a fresh thread of an engine begin to load for a site; return it. */
export function startEngineThread(worker: Worker, siteUrl: string): Worker {
  worker.postMessage({ engineStart: { siteUrl } } satisfies Start);
  return worker;
}

/** Return the site's URL that a message to an engine's thread starts it for; null for any other message. */
export function siteOfStart(message: unknown): string | null {
  return (message as Partial<Start> | null)?.engineStart?.siteUrl ?? null;
}

interface Telling {
  readonly engineBytes: LoadBytes;
}

/** Return the message by which an engine's thread tells how far it has loaded, before anybody has asked it. */
export function bytesMessage(bytes: LoadBytes): object {
  return { engineBytes: bytes } satisfies Telling;
}

/** Return how far an engine's thread has loaded, from its message; null for any other message. */
export function bytesOfMessage(message: unknown): LoadBytes | null {
  return (message as Partial<Telling> | null)?.engineBytes ?? null;
}
