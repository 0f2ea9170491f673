/** A page of which a test says everything. */
import type { Page } from "../page.ts";

/** A `localStorage` in memory. */
export class FakeStorage extends Map<string, string> {
  get length(): number {
    return this.size;
  }
  key(index: number): string | null {
    return [...this.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.set(key, value);
  }
  removeItem(key: string): void {
    this.delete(key);
  }
}

/** Return a page with nothing remembered, online, that was not reloaded; `reloads` counts what it was asked for. */
export function fakePage(own: Partial<Page> = {}) {
  const events = new EventTarget();
  const reloads = { count: 0 };
  const storage = new FakeStorage();
  const page: Page = {
    siteUrl: "http://localhost/mien/",
    storage: storage as unknown as Storage,
    languages: ["en"],
    location: { hash: "", reload: () => void (reloads.count += 1) },
    events,
    isOnline: () => true,
    wasReloaded: () => false,
    serviceWorkers: undefined,
    ...own,
  };
  return { page, events, reloads, storage };
}

/** Resolve once everything that was ready to run has run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
