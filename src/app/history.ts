/**
 * The history in this visit: its store, its keeper, and what keeps results by itself.
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
  type KeptHistory,
} from "../state/history/history.ts";
import { createHistoryDb, type HistoryDb } from "../state/history/history-db.ts";
import { createImporter, type Importer } from "../state/history/import/link.ts";
import { createKeeper, type Keeper } from "../state/history/keeper.ts";
import { listedModels, type ModelsStore } from "../state/models.ts";
import type { Photo, PhotoId, PhotoState } from "../state/photo.ts";
import type { Photos, PhotosStore } from "../state/photos.ts";
import type { Previews } from "../state/previews.ts";
import type { SettingsStore } from "../state/settings.ts";
import { faceThumbnail } from "./face-thumbnail.ts";

interface HistoryParts {
  readonly photos: PhotosStore;
  readonly settings: SettingsStore;
  readonly models: ModelsStore;
  readonly previews: Pick<Previews, "url">;
  /** When the thread that imports starts, unless it is wanted earlier. */
  readonly idle: Promise<void>;
}

/** What is asked of the browser; tests put their own in. */
export interface HistoryBrowserParts {
  readonly db: HistoryDb;
  readonly createImporter: () => Importer;
  /** Where the tabs tell each other of changes; null where there is no such thing. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "addEventListener"> | null;
  readonly thumbnail: typeof faceThumbnail;
  readonly now: () => Date;
  /** Ask the browser not to drop what is stored. */
  readonly persist: () => Promise<unknown>;
}

export interface StartedHistory extends KeptHistory {
  readonly size: Keeper["size"];
  /** Delete everything that is kept and the database itself; rejects when that fails. */
  readonly destroy: Keeper["destroy"];
  readonly settled: Keeper["settled"];
}

/** Start the history: nothing is opened or stored until somebody wants it. */
export function startHistory(
  parts: HistoryParts,
  browser: HistoryBrowserParts = browserHistory(),
): StartedHistory {
  const store = createHistoryStore();
  const { photos, settings } = parts;
  const { channel, now } = browser;
  const keeper = createKeeper({
    db: browser.db,
    store,
    importer: importerAt(parts.idle, browser.createImporter),
    thumbnail: async (id, report) => {
      const url = settings.getState().thumbnails ? parts.previews.url(id) : undefined;
      return url === undefined ? null : browser.thumbnail(url, report);
    },
    versions: () =>
      Object.fromEntries(listedModels(parts.models.getState()).map(({ id, version }) => [id, version])),
    now: () => now().toISOString(),
    announce: () => channel?.postMessage("changed"),
  });
  channel?.addEventListener("message", () => void keeper.readAgain());
  keepByItself({ photos, settings, store, keeper, now });
  return {
    store,
    actions: createActions(keeper, store, photos, settings, browser.persist),
    size: keeper.size,
    destroy: keeper.destroy,
    settled: keeper.settled,
  };
}

/** Return an importer whose thread starts when the page is idle, or when a file is imported before. */
function importerAt(idle: Promise<void>, create: () => Importer): Importer {
  let started: Importer | null = null;
  const hold = () => (started ??= create());
  return { run: (file, how) => hold().run(file, how), settled: idle.then(() => hold().settled) };
}

function browserHistory(): HistoryBrowserParts {
  return {
    db: createHistoryDb(),
    createImporter,
    channel: "BroadcastChannel" in globalThis ? new BroadcastChannel("mien-history") : null,
    thumbnail: faceThumbnail,
    now: () => new Date(),
    persist: async () => navigator.storage?.persist?.(),
  };
}

interface KeepingParts {
  readonly photos: PhotosStore;
  readonly settings: SettingsStore;
  readonly store: KeptHistory["store"];
  readonly keeper: Keeper;
  readonly now: () => Date;
}

/** See: [Note: What is kept by itself]. */
function keepByItself({ photos, settings, store, keeper, now }: KeepingParts): void {
  /** The first result of a visit also reads the list: what was kept earlier today counts for the nudge. */
  const keepFirst = async (id: PhotoId, report: Report) => {
    if (store.getState().list.phase === "unread") await keeper.read();
    await keeper.keep(id, report);
  };
  const visit: Scored[] = [];
  const count = () =>
    store.setState(({ list, today }) => ({ today: { ...today, count: scoredToday(visit, list, now()) } }));
  store.subscribe((after, before) => {
    if (after.list !== before.list) count();
  });
  const inLargeSets = new Set<PhotoId>();
  photos.subscribe((after, before) => {
    const added = after.order === before.order ? [] : after.order.filter((id) => !before.byId[id]);
    if (added.length > LARGEST_KEPT_SET) for (const id of added) inLargeSets.add(id);
    for (const { id, report, isFirst } of newReports(after, before)) {
      if (isFirst && inLargeSets.has(id)) continue;
      if (isFirst) {
        visit.push({ id, scoredAt: now().toISOString() });
        count();
      }
      if (isFirst && settings.getState().history) void keepFirst(id, report);
      if (!isFirst && (settings.getState().history || store.getState().keeping[id]))
        void keeper.update(id, report);
    }
  });
}

function createActions(
  keeper: Keeper,
  store: KeptHistory["store"],
  photos: PhotosStore,
  settings: SettingsStore,
  persist: HistoryBrowserParts["persist"],
): HistoryActions {
  return {
    ...keeper,
    async setOn(on) {
      if (!on) return settings.setState({ history: false });
      await keeper.prepare();
      if (store.getState().list.phase !== "ready") return;
      settings.setState({ history: true });
      // Where the browser may drop stored things when room is short, ask it not to; its answer changes nothing here.
      await persist().catch(() => false);
    },
    async keep(id) {
      const report = reportOf(photos.getState().byId[id]?.state);
      if (report) await keeper.keep(id, report);
    },
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
    const [report, known] = [reportOf(state), knownReport(before.byId[id])];
    return report === undefined || report === known ? [] : [{ id, report, isFirst: known === undefined }];
  });
}

/** Return the last report of a photo: while it is scored anew as a person framed it, or gets no score so, the one beneath. */
function knownReport(photo: Photo | undefined): Report | undefined {
  const { state, choice } = photo ?? {};
  return reportOf(state) ?? reportOf(choice?.before?.state) ?? reportOf(choice?.whole.state);
}

function reportOf(state: PhotoState | undefined): Report | undefined {
  return state?.phase === "done" ? state.report : undefined;
}

/** Return how many photos were scored since this day began where the device is. */
function scoredToday(
  visit: readonly Scored[],
  list: ReturnType<KeptHistory["store"]["getState"]>["list"],
  now: Date,
): number {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  return scoredSince(start.toISOString(), visit, list.phase === "ready" ? list.entries : []);
}
