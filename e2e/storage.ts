/** Everything that a browser keeps for the site, wherever a page can put something. */
import type { Page } from "@playwright/test";

export interface Stored {
  /** Where something is, one entry for each: `local:key`, `session:key`, `cookie:name`, `database:name`, `cache:name` ... */
  readonly places: readonly string[];
  /** The places in which one of the texts occurs. */
  readonly found: readonly string[];
}

/** Return what is stored, and where one of the texts occurs in it; texts are bytes, one a character. */
export async function storedEverywhere(page: Page, texts: readonly string[]): Promise<Stored> {
  const cookies = await page.context().cookies();
  const inPage = await page.evaluate(async (wanted) => {
    const entries: { place: string; content: string }[] = [];
    const add = (place: string, content: string) => entries.push({ place, content });
    const latin1 = async (blob: Blob) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const parts: string[] = [];
      for (let at = 0; at < bytes.length; at += 32_768)
        parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
      return parts.join("");
    };
    const asText = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return latin1(value);
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
        return latin1(new Blob([value as BlobPart]));
      if (typeof value !== "object" || value === null) return String(value);
      return (
        await Promise.all(Object.entries(value).map(async ([key, v]) => `${key}=${await asText(v)}`))
      ).join("\n");
    };
    for (const [kind, storage] of [
      ["local", localStorage],
      ["session", sessionStorage],
    ] as const)
      for (const [key, value] of Object.entries({ ...storage }))
        if (typeof value === "string") add(`${kind}:${key}`, key + value);
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error("not opened"));
      });
      const rows: unknown[] = [];
      for (const store of database.objectStoreNames)
        rows.push(
          await new Promise((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result);
          }),
        );
      database.close();
      add(`database:${name}`, await asText(rows));
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const responses = await cache.matchAll();
      const bodies = await Promise.all(responses.map(async (response) => latin1(await response.blob())));
      const requests = (await cache.keys()).map(({ url }) => url);
      add(`cache:${name}`, [...requests, ...bodies].join("\n"));
    }
    const folder = await navigator.storage.getDirectory();
    for await (const [name] of (
      folder as unknown as { entries(): AsyncIterable<[string, unknown]> }
    ).entries())
      add(`file:${name}`, name);
    for (const { scope } of await navigator.serviceWorker.getRegistrations())
      add(`service-worker:${scope}`, scope);
    const has = (content: string) => wanted.some((one) => content.includes(one));
    return {
      places: entries.map(({ place }) => place),
      found: entries.filter(({ content }) => has(content)).map(({ place }) => place),
    };
  }, texts);
  const cookiePlaces = cookies.map(({ name }) => `cookie:${name}`);
  const hits = cookies.filter(({ name, value }) => texts.some((one) => `${name}=${value}`.includes(one)));
  return {
    places: [...inPage.places, ...cookiePlaces].sort(),
    found: [...inPage.found, ...hits.map(({ name }) => `cookie:${name}`)].sort(),
  };
}
