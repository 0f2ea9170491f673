import { describe, expect, it, vi } from "vitest";
import { createModelChoice, setCounted } from "../state/model-choice.ts";
import { createSettingsStore } from "../state/settings.ts";
import { SITE_CACHE } from "../offline/site-cache.ts";
import { CACHE_NAME } from "../models/chunk-cache.ts";
import { watchStored, type StoredBrowserParts } from "./stored.ts";
import { fakePage } from "./testing/fake-page.ts";

/** Caches that hold so many answers of so many bytes each. */
function fakeCaches(held: Record<string, readonly number[]>) {
  const caches = {
    has: async (name: string) => name in held,
    open: async (name: string) => ({
      keys: async () => (held[name] ?? []).map((_, index) => index),
      match: async (index: number) =>
        new Response("", { headers: { "content-length": `${held[name]?.[index]}` } }),
    }),
    delete: async (name: string) => {
      if (name in held) delete held[name];
      return true;
    },
  };
  return caches as unknown as CacheStorage;
}

function setUp({ estimate }: Partial<StoredBrowserParts> = {}) {
  const held: Record<string, readonly number[]> = { [SITE_CACHE]: [10, 20], [CACHE_NAME]: [300] };
  const { page, events, storage } = fakePage();
  const settings = createSettingsStore(page.storage, ["en"]);
  const choice = createModelChoice(page.storage);
  const unregistered: string[] = [];
  const registrationAt = (scope: string) => ({
    scope,
    unregister: async () => unregistered.push(scope) > 0,
  });
  const history = {
    size: vi.fn(async () => ({ count: 4, bytes: 400 })),
    destroy: vi.fn(() => Promise.resolve()),
  };
  const stored = watchStored(
    { settings, choice, history, page },
    {
      caches: fakeCaches(held),
      container: {
        getRegistrations: async () =>
          ["http://localhost/mien/", "http://localhost/other/"].map(
            registrationAt,
          ) as unknown as ServiceWorkerRegistration[],
      },
      estimate: estimate ?? (async () => ({ usage: 5, quota: 50 })),
    },
  );
  return { stored, held, settings, choice, storage, events, history, unregistered };
}

describe("what this origin stores", () => {
  it("is looked up part by part, a part that fails being unknown", async () => {
    const { stored, settings, history } = setUp();
    settings.setState({ theme: "dark" });
    history.size.mockRejectedValueOnce(new Error("blocked"));
    const report = await stored.look();
    expect(report).toMatchObject({ usage: 5, quota: 50 });
    expect(report.parts.site).toEqual({ count: 2, bytes: 30 });
    expect(report.parts.models).toEqual({ count: 1, bytes: 300 });
    expect(report.parts.history).toBeNull();
    expect(report.parts.settings?.count).toBeGreaterThan(0);
  });

  it("is told without the browser's estimate where there is none", async () => {
    const { stored } = setUp({ estimate: () => Promise.reject(new Error("no")) });
    expect(await stored.look()).toMatchObject({ usage: null, quota: null });
  });

  it("is deleted, the site's worker before its files, and no other site's", async () => {
    const { stored, held, unregistered } = setUp();
    expect(await stored.wipe(["site", "models"])).toEqual([]);
    expect(unregistered).toEqual(["http://localhost/mien/"]);
    expect(held).toEqual({});
  });

  it("is deleted with the history off first, and what could not be deleted is named", async () => {
    const { stored, settings, history } = setUp();
    settings.setState({ history: true });
    history.destroy.mockRejectedValueOnce(new Error("blocked"));
    expect(await stored.wipe(["history"])).toEqual(["history"]);
    expect(settings.getState().history).toBe(false);
  });

  it("leaves no key of the settings behind, and the settings as they were before any choice", async () => {
    const { stored, settings, choice, storage } = setUp();
    settings.setState({ theme: "dark", noticeRead: true });
    setCounted(choice, "compact", false);
    storage.setItem("foreign", "kept");
    expect(await stored.wipe(["settings"])).toEqual([]);
    expect([...storage.keys()]).toEqual(["foreign"]);
    expect(settings.getState()).toMatchObject({ theme: "system", noticeRead: false });
    expect(choice.getState().counted).toEqual({});
  });
});

describe("settings that change in another tab", () => {
  const changed = (key: string | null) => Object.assign(new Event("storage"), { key });

  it("change here too; foreign keys do not matter", () => {
    const { settings, storage, events } = setUp();
    storage.setItem("mien.theme", "dark");
    events.dispatchEvent(changed("foreign"));
    expect(settings.getState().theme).toBe("system");
    events.dispatchEvent(changed("mien.theme"));
    expect(settings.getState().theme).toBe("dark");
    storage.clear();
    events.dispatchEvent(changed(null));
    expect(settings.getState().theme).toBe("system");
  });
});
