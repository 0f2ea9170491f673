/**
 * The history in this visit: its store at once, the keeper as soon as it is loaded, and what keeps results by itself.
 *
 * [Note: What is kept by itself]
 * A photo's result is kept when it is scored while the history is on; when its report changes, its record does. A large
 * set of photos added at once is another thing: it has a table and files of its own, is not kept by itself and does not
 * count for the nudge. Any one of it can still be kept from its result.
 *
 * Several tabs tell each other what changed through a channel that never leaves the browser.
 */
import { scoredSince, type Scored } from "../core/history/nudge.ts";
import type { Report } from "../core/report.ts";
import {
  createHistoryStore,
  LARGEST_KEPT_SET,
  type HistoryActions,
  type HistoryParts,
} from "../state/history/history.ts";
import type { Keeper } from "../state/history/keeper.ts";
import { listedModels, type ModelsStore } from "../state/models.ts";
import type { PhotoId, PhotoState } from "../state/photo.ts";
import type { Photos, PhotosStore } from "../state/photos.ts";
import type { Previews } from "../state/previews.ts";
import type { SettingsStore } from "../state/settings.ts";
import { loadAt, loadOnce } from "./load-once.ts";

interface HistoryNeeds {
  readonly photos: PhotosStore;
  readonly settings: SettingsStore;
  readonly models: ModelsStore;
  readonly previews: Pick<Previews, "url">;
  /** When the keeper is loaded, unless it is wanted earlier. */
  readonly leisure: Promise<void>;
}

export interface HistoryWiring extends HistoryParts {
  size(): ReturnType<Keeper["size"]>;
  /** Delete everything that is kept and the database itself; rejects when that fails. */
  destroy(): Promise<void>;
  /** Resolves when the keeper is loaded or given up; never rejects. */
  readonly settled: Promise<void>;
}

/** Start the history: nothing is opened or stored until somebody wants it. */
export function startHistory(needs: HistoryNeeds): HistoryWiring {
  const store = createHistoryStore();
  const { photos, settings } = needs;
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("mien-history") : null;
  const keeper = loadOnce(async (): Promise<Keeper> => {
    const [{ createKeeper }, { createHistoryDb }, { createImporter }, { thumbnailOf }] = await Promise.all([
      import("../state/history/keeper.ts"),
      import("../state/history/history-db.ts"),
      import("../state/history/import/link.ts"),
      import("./thumbnail.ts"),
    ]);
    return createKeeper({
      db: createHistoryDb(),
      store,
      importer: createImporter(),
      thumbnail: async (id, report) => {
        const url = settings.getState().thumbnails ? needs.previews.url(id) : undefined;
        return url === undefined ? null : thumbnailOf(url, report);
      },
      versions: () =>
        Object.fromEntries(listedModels(needs.models.getState()).map(({ id, version }) => [id, version])),
      now: () => new Date().toISOString(),
      announce: () => channel?.postMessage("changed"),
    });
  });
  /** Do something with the keeper; where it could not be loaded, the history says that it is broken. */
  const withKeeper = async <T>(job: (keeper: Keeper) => Promise<T>, otherwise: T): Promise<T> => {
    const loaded = await keeper().catch(() => null);
    if (loaded) return job(loaded);
    store.setState({
      list: { phase: "failed", fault: "storage-broken" },
      last: { kind: "failed", fault: "storage-broken" },
    });
    return otherwise;
  };
  channel?.addEventListener("message", () => void withKeeper((to) => to.readAgain(), undefined));

  /** The first result of a visit also reads the list: what was kept earlier today counts for the nudge. */
  const keepFirst = async (to: Keeper, id: PhotoId, report: Report) => {
    if (store.getState().list.phase === "unread") await to.read();
    await to.keep(id, report);
  };
  const visit: Scored[] = [];
  const count = () =>
    store.setState(({ list, today }) => ({ today: { ...today, count: scoredToday(visit, list) } }));
  store.subscribe((now, before) => {
    if (now.list !== before.list) count();
  });
  const inLargeSets = new Set<PhotoId>();
  photos.subscribe((now, before) => {
    const added = now.order === before.order ? [] : now.order.filter((id) => !before.byId[id]);
    if (added.length > LARGEST_KEPT_SET) for (const id of added) inLargeSets.add(id);
    for (const { id, report, isFirst } of newReports(now, before)) {
      if (isFirst && inLargeSets.has(id)) continue;
      if (isFirst) {
        visit.push({ id, scoredAt: new Date().toISOString() });
        count();
      }
      if (isFirst && settings.getState().history)
        void withKeeper((to) => keepFirst(to, id, report), undefined);
      if (!isFirst && (settings.getState().history || store.getState().keeping[id]))
        void withKeeper((to) => to.update(id, report), undefined);
    }
  });
  return {
    store,
    actions: createActions(withKeeper, needs, store),
    size: async () => (await keeper()).size(),
    destroy: async () => (await keeper()).destroy(),
    settled: loadAt(needs.leisure, async () => (await keeper()).settled),
  };
}

type WithKeeper = <T>(job: (keeper: Keeper) => Promise<T>, otherwise: T) => Promise<T>;

function createActions(
  withKeeper: WithKeeper,
  { photos, settings }: HistoryNeeds,
  store: HistoryParts["store"],
): HistoryActions {
  return {
    async setOn(on) {
      if (!on) return settings.setState({ history: false });
      await withKeeper((to) => to.prepare(), undefined);
      if (store.getState().list.phase !== "ready") return;
      settings.setState({ history: true });
      // Where the browser may drop stored things when room is short, ask it not to; its answer changes nothing here.
      await navigator.storage?.persist?.().catch(() => false);
    },
    read: () => withKeeper((to) => to.read(), undefined),
    keep: (id) =>
      withKeeper(async (to) => {
        const report = reportOf(photos.getState().byId[id]?.state);
        if (report) await to.keep(id, report);
      }, undefined),
    rename: (id, label) => withKeeper((to) => to.rename(id, label), undefined),
    remove: (id) => withKeeper((to) => to.remove(id), undefined),
    undo: () => withKeeper((to) => to.undo(), undefined),
    clear: () => withKeeper((to) => to.clear(), undefined),
    exported: () => withKeeper((to) => to.exported(), null),
    imported: (file) => withKeeper((to) => to.imported(file), undefined),
    stopImport: () => void withKeeper(async (to) => to.stopImport(), undefined),
    record: (id) => withKeeper((to) => to.record(id), null),
    dismissNudge: () => store.setState(({ today }) => ({ today: { ...today, dismissedAt: today.count } })),
  };
}

interface NewReport {
  readonly id: PhotoId;
  readonly report: Report;
  /** Whether the photo had none before. */
  readonly isFirst: boolean;
}

/** Return the reports that one state of the photos has and an earlier one had not. */
function newReports({ byId }: Photos, before: Photos): NewReport[] {
  if (byId === before.byId) return [];
  return Object.values(byId).flatMap(({ id, state }) => {
    const [report, known] = [reportOf(state), reportOf(before.byId[id]?.state)];
    return report === undefined || report === known ? [] : [{ id, report, isFirst: known === undefined }];
  });
}

function reportOf(state: PhotoState | undefined): Report | undefined {
  return state?.phase === "done" ? state.report : undefined;
}

/** Return how many photos were scored since this day began where the device is. */
function scoredToday(
  visit: readonly Scored[],
  list: ReturnType<HistoryParts["store"]["getState"]>["list"],
): number {
  const start = new Date();
  start.setHours(0, 0, 0, 0);
  return scoredSince(start.toISOString(), visit, list.phase === "ready" ? list.entries : []);
}
