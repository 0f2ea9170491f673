import { describe, expect, it } from "vitest";
import { createOfflineStore } from "../state/offline.ts";
import { addPhotos, setPhotoState } from "../state/photo-changes.ts";
import { createPhotosStore } from "../state/photos.ts";
import { startOffline } from "./offline.ts";
import type { Page } from "./page.ts";
import { turn } from "./testing/fake-page.ts";

/** A service worker that goes where the test sends it. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState;
  readonly heard: unknown[] = [];
  answer: ((ports: readonly MessagePort[]) => void) | null = null;

  constructor(state: ServiceWorkerState) {
    super();
    this.state = state;
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }

  postMessage(message: unknown, ports: readonly MessagePort[] = []): void {
    this.heard.push(message);
    this.answer?.(ports);
  }
}

type Workers = Partial<Record<"installing" | "waiting" | "active", FakeWorker>>;

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null;
  waiting: FakeWorker | null;
  active: FakeWorker | null;
  updates = 0;

  constructor({ installing, waiting, active }: Workers) {
    super();
    this.installing = installing ?? null;
    this.waiting = waiting ?? null;
    this.active = active ?? null;
  }

  update(): Promise<void> {
    this.updates += 1;
    return Promise.reject(new TypeError("no network"));
  }
}

class FakeContainer extends EventTarget {
  readonly controller: FakeWorker | null;
  readonly register: () => Promise<FakeRegistration>;

  constructor(controller: FakeWorker | null, register: () => Promise<FakeRegistration>) {
    super();
    this.controller = controller;
    this.register = register;
  }
}

const LONG = 100_000;

function setUp(
  registered: FakeRegistration | Error | null,
  {
    controller = null,
    hangs = false,
    answers = false,
    wasReloaded = false,
  }: {
    readonly controller?: FakeWorker | null;
    readonly hangs?: boolean;
    readonly answers?: boolean;
    readonly wasReloaded?: boolean;
  } = {},
) {
  const store = createOfflineStore();
  const photos = createPhotosStore();
  let reloads = 0;
  const register = () => {
    if (hangs) return new Promise<never>(() => {});
    return registered instanceof FakeRegistration ? Promise.resolve(registered) : Promise.reject(registered);
  };
  const container = registered === null ? undefined : new FakeContainer(controller, register);
  const offline = startOffline({
    store,
    photos,
    siteUrl: "http://localhost/mien/",
    container: container as unknown as Page["serviceWorkers"],
    wasReloaded: () => wasReloaded,
    // Whoever is silent is not waited for at all, and whoever answers as long as it takes.
    patienceMs: { mend: answers ? LONG : 0, headers: answers ? LONG : 0, keep: hangs ? 0 : LONG },
    reload: () => void (reloads += 1),
  });
  return { offline, photos, container, phase: () => store.getState().phase, reloads: () => reloads };
}

describe("keeping the site's files", () => {
  it("is not done without service workers, where they are refused, and where they take too long", async () => {
    for (const refused of [
      setUp(null),
      setUp(new Error("refused")),
      setUp(new Error("late"), { hangs: true }),
    ]) {
      await refused.offline.keep(() => true);
      expect(refused.phase()).toBe("not-kept");
    }
  });

  it("is done once the first worker is active, which is then told to tidy up", async () => {
    const worker = new FakeWorker("installing");
    const registration = new FakeRegistration({ installing: worker });
    const { offline, phase } = setUp(registration);
    const kept = offline.keep(() => true);
    await turn();
    worker.become("installed");
    Object.assign(registration, { installing: null, active: worker });
    worker.become("activated");
    await kept;
    expect(phase()).toBe("kept");
    expect(worker.heard).toEqual(["tidy", "headers"]);
    expect(registration.updates).toBe(0);
  });

  it("goes on with the kept version when a new one cannot be looked for", async () => {
    const registration = new FakeRegistration({ active: new FakeWorker("activated") });
    const { offline, phase } = setUp(registration);
    await offline.keep(() => true);
    expect(registration.updates).toBe(1);
    expect(phase()).toBe("kept");
  });

  it("says when another version took over this page", async () => {
    const active = new FakeWorker("activated");
    const { container, phase } = setUp(new FakeRegistration({ active }), { controller: active });
    container?.dispatchEvent(new Event("controllerchange"));
    expect(phase()).toBe("replaced");
  });
});

describe("a new version", () => {
  const withUpdate = async () => {
    const next = new FakeWorker("installed");
    const registration = new FakeRegistration({ active: new FakeWorker("activated"), waiting: next });
    const setting = setUp(registration);
    await setting.offline.keep(() => true);
    return { ...setting, next, registration };
  };

  it("waits for the person's word", async () => {
    const { phase, next, reloads } = await withUpdate();
    expect(phase()).toBe("update-ready");
    expect(next.heard).toEqual([]);
    expect(reloads()).toBe(0);
  });

  it("waits for the photos under way, takes over, and loads the page again when it is active", async () => {
    const { offline, photos, phase, next, reloads } = await withUpdate();
    addPhotos(photos, [{ id: "a", name: "a", bytes: 1, state: { phase: "queued" } }]);
    offline.actions.update();
    await turn();
    expect([phase(), next.heard]).toEqual(["update-waits", []]);
    setPhotoState(photos, "a", { phase: "cancelled" });
    await turn();
    expect(next.heard).toEqual(["take-over"]);
    next.become("activating");
    expect(reloads()).toBe(0);
    next.become("activated");
    expect(reloads()).toBe(1);
  });

  it("is there already when another tab took it meanwhile", async () => {
    const { offline, registration, reloads } = await withUpdate();
    registration.waiting = null;
    offline.actions.update();
    await turn();
    expect(reloads()).toBe(1);
  });

  it("is found while the page is open, and an update that nobody offered does nothing", async () => {
    const registration = new FakeRegistration({ active: new FakeWorker("activated") });
    const { offline, phase, reloads } = setUp(registration);
    await offline.keep(() => true);
    offline.actions.update();
    expect([phase(), reloads()]).toEqual(["kept", 0]);
    const next = new FakeWorker("installing");
    registration.installing = next;
    registration.dispatchEvent(new Event("updatefound"));
    Object.assign(registration, { installing: null, waiting: next });
    next.become("installed");
    await turn();
    expect(phase()).toBe("update-ready");
  });
});

describe("a visit that began without the build's headers", () => {
  const begun = async (isHostProtecting: boolean, isUntouched: boolean, wasReloaded = false) => {
    const active = new FakeWorker("activated");
    active.answer = ([port]) => port?.postMessage({ isHostProtecting });
    const { offline, reloads } = setUp(new FakeRegistration({ active }), { answers: true, wasReloaded });
    await offline.keep(() => isUntouched);
    return reloads();
  };

  it("starts anew where the host sends less and nobody has begun anything, and never after a reload", async () => {
    expect(await begun(false, true)).toBe(1);
    expect(await begun(true, true)).toBe(0);
    expect(await begun(false, false)).toBe(0);
    expect(await begun(false, true, true)).toBe(0);
  });
});

describe("mending", () => {
  const answering = (damaged: number) => {
    const controller = new FakeWorker("activated");
    controller.answer = ([port]) => port?.postMessage({ damaged });
    return setUp(new FakeRegistration({ active: controller }), { controller, answers: true }).offline;
  };

  it("tells whether damaged files were thrown away", async () => {
    expect(await answering(2).mend()).toBe(true);
    expect(await answering(0).mend()).toBe(false);
  });

  it("is not waited for where nobody answers, or nobody is there", async () => {
    const silent = new FakeWorker("activated");
    expect(await setUp(new FakeRegistration({}), { controller: silent }).offline.mend()).toBe(false);
    expect(silent.heard).toEqual(["mend"]);
    expect(await setUp(new FakeRegistration({})).offline.mend()).toBe(false);
  });
});
