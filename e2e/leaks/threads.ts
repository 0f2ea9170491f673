/** The threads that a page can start, each of which then tries one way out. */
import type { Wanted } from "./page.ts";

/** Start a thread of a kind and tell it what to try. */
export async function startThread(wanted: Wanted): Promise<void> {
  const own = new URL("./thread.js", location.href);
  switch (wanted.where) {
    case "worker":
      new Worker(own).postMessage(wanted);
      return;
    case "module-worker":
      new Worker(own, { type: "module" }).postMessage(wanted);
      return;
    case "nested-worker":
      new Worker(own).postMessage({ ...wanted, nested: true });
      return;
    case "blob-worker": {
      const text = `importScripts(${JSON.stringify(own.href)})`;
      new Worker(URL.createObjectURL(new Blob([text]))).postMessage(wanted);
      return;
    }
    case "shared-worker":
      new SharedWorker(own).port.postMessage(wanted);
      return;
    case "service-worker":
      await tellServiceWorker(own, wanted);
      return;
    default:
      throw new Error(`there is no ${wanted.where}`);
  }
}

async function tellServiceWorker(own: URL, wanted: Wanted): Promise<void> {
  // A service worker may take in scripts only while it starts: the address is part of its own.
  const isAtStart = wanted.way === "import-scripts";
  if (isAtStart) own.searchParams.set("import-scripts", wanted.url);
  const registration = await navigator.serviceWorker.register(own).catch(() => null);
  if (!registration || isAtStart) return;
  await navigator.serviceWorker.ready;
  registration.active?.postMessage(wanted);
}
