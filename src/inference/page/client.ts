/**
 * The page's side of the engine: one worker, one queue, a watchdog.
 *
 * [Note: Queue]
 * The worker gets one photo at a time. A photo that is cancelled while it waits is never sent; one that is cancelled
 * while it runs is dropped when its answer comes, because stopping a wasm call midway would cost the session. A worker
 * that crashes or stays silent for WATCHDOG_MS is ended and the next photo gets a fresh one: the queue survives both.
 */
import { proxy, releaseProxy, transfer, wrap } from "comlink";
import type { Remote } from "comlink";
import { toFault } from "../../core/fault.ts";
import type { Fault } from "../../core/fault.ts";
import type { Outcome, Report, Stage } from "../../core/report.ts";
import { countedOutcome } from "../../core/score/with-appearance.ts";
import { startEngineThread } from "../protocol/engine-start.ts";
import { createFaceStats } from "./facestats.ts";
import type { FaceStats, FaceStatsControl, FaceStatsOptions } from "./facestats.ts";
import { openGuide } from "./guide-link.ts";
import type { Guide } from "./guide-link.ts";
import { pageLoad } from "./load-pace.ts";
import type {
  Answer,
  EngineInfo,
  EngineWorker,
  LoadBytes,
  LoadProgress,
  PhotoFacts,
} from "../protocol/protocol.ts";
import { createTurns } from "../../core/turns.ts";
import { race } from "../../core/race.ts";
import { untilAborted } from "./until-aborted.ts";
import { rememberedVerdicts } from "./verdicts.ts";
import { abortError, brokenWorker, createWatchdog, isWorkerLost, unwrap } from "./worker-link.ts";

/** A worker that says nothing for this long while it scores is taken for hung. */
export const WATCHDOG_MS = 15_000;

/** The engine's life as the page sees it. */
export type EngineState =
  | { readonly phase: "loading"; readonly progress: LoadProgress | null }
  | { readonly phase: "ready"; readonly info: EngineInfo }
  | { readonly phase: "failed"; readonly fault: Fault };

/** What may come with a photo; what the engine is told of it is in `PhotoFacts`. */
export interface ScoreOptions extends PhotoFacts {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
  /** Name of the photo, if FaceStats shall join its report later: see `Engine.facestats`. */
  readonly photo?: string;
}

/** Scores photos in a worker of its own. */
export interface Engine {
  /** Resolves when the first worker can score; rejects with a `FaultError` when it cannot. */
  readonly ready: Promise<EngineInfo>;
  /**
   * Return how scoring one photo ended. Takes ownership of the bitmap. Rejects with a `FaultError`, or with an
   * `AbortError` when `signal` fires. Photos are scored in the order of the calls. See: [Note: Queue].
   */
  score(photo: ImageBitmap, options?: ScoreOptions): Promise<Outcome>;
  /** Open the guidance of a camera. Its frames do not wait for photos that wait. Close it with the camera. */
  openGuide(): Guide;
  /**
   * Load the networks that come after what the first score needs; call when nothing else is to be loaded. Resolves when they are
   * there or cannot be had, and never rejects: photos that need them ask for them anyhow.
   */
  loadLate?(): Promise<void>;
  /** FaceStats, which is loaded apart from the rest and joins reports that are already there. */
  readonly facestats: FaceStats;
  /** End the workers; whatever still waits is rejected with `AbortError`. */
  dispose(): void;
}

/** How the engine gets a worker and where the site's files are; tests put their own in. */
export interface EngineOptions {
  readonly onState?: (state: EngineState) => void;
  readonly spawn?: () => Worker;
  /** A worker that was started and is loading already; it is used first. */
  readonly started?: Worker | null;
  readonly siteUrl?: string;
  readonly watchdogMs?: number;
  readonly facestats?: Partial<FaceStatsOptions>;
  /** Whether an appearance model counts in scores, asked when one is there; without it, each does that answers. */
  readonly counts?: (model: string) => boolean;
  /** Told the report of a named photo anew, once networks that came after its first score have seen it too. */
  readonly onLate?: (photo: string, report: Report) => void;
  /** FaceStats that several engines share, ended by whoever made it; without it, the engine has its own. */
  readonly joins?: FaceStatsControl;
}

interface EngineHandle {
  readonly worker: Worker;
  readonly remote: Remote<EngineWorker>;
  readonly broken: Promise<never>;
  /** Resolves when photos may be sent; rejects when they never can. */
  readonly open: Promise<unknown>;
  readonly info: Promise<EngineInfo>;
}

/** Start an engine: its worker begins to load at once. */
export function createEngine(options: EngineOptions = {}): Engine {
  const { onState = () => {}, watchdogMs = WATCHDOG_MS, counts = () => true, onLate = () => {} } = options;
  const spawn = options.spawn ?? spawnWorker;
  const siteUrl = options.siteUrl ?? document.baseURI;
  // An engine whose state nobody shows is a helper's: what it loads is here already, and says nothing of the line.
  const onLoad = (bytes: LoadBytes): void => {
    if (options.onState) onState({ phase: "loading", progress: pageLoad.progress(bytes) });
  };
  const disposal = new AbortController();
  const facestats = options.joins ?? createPageFaceStats(siteUrl, options.facestats);
  let started = options.started ?? null;
  let handle: EngineHandle | null = null;
  const inTurn = createTurns();

  const dropHandle = () => {
    handle?.remote[releaseProxy]();
    handle?.worker.terminate();
    handle = null;
  };
  const hold = (): EngineHandle => {
    if (handle) return handle;
    // Whoever started a thread knows already how far it is.
    if (!started) onState({ phase: "loading", progress: null });
    const taken = startHandle(started ?? startEngineThread(spawn(), siteUrl), { onState, onLoad });
    started = null;
    handle = taken;
    taken.broken.catch(() => {
      if (handle === taken) dropHandle();
    });
    taken.info.then(
      ({ encoder }) => facestats.listed(encoder ?? null),
      () => {
        if (handle === taken) dropHandle();
      },
    );
    return taken;
  };

  async function run(photo: ImageBitmap, how: ScoreOptions): Promise<Outcome> {
    try {
      throwIfAborted(how.signal, disposal.signal);
      const held = hold();
      await held.open;
      if (how.photo !== undefined) await facestats.whenFree();
      throwIfAborted(how.signal, disposal.signal);
      const parts = { how, watchdogMs, facestats, counts, onLate };
      return await scoreWith(held, photo, parts).catch((error: unknown) => {
        if (isWorkerLost(error)) dropHandle();
        throw error;
      });
    } finally {
      photo.close();
    }
  }

  const ready = hold().info;
  return {
    ready,
    facestats,
    async loadLate() {
      const held = hold();
      await race(
        held.broken,
        held.info.then(() => held.remote.loadLate()),
      ).catch(() => undefined);
    },
    openGuide: () =>
      openGuide({
        hold,
        watchdogMs,
        onLost: (lost) => {
          if (handle === lost) dropHandle();
        },
      }),
    score(photo, how = {}) {
      return untilAborted(
        inTurn(() => run(photo, how)),
        how.signal,
        disposal.signal,
      );
    },
    dispose() {
      disposal.abort();
      if (!options.joins) facestats.dispose();
      dropHandle();
    },
  };
}

/** Return FaceStats in a worker of this site, not yet wanted. */
export function createPageFaceStats(
  siteUrl: string,
  options: Partial<FaceStatsOptions> = {},
): FaceStatsControl {
  const verdicts = rememberedVerdicts(() => localStorage);
  return createFaceStats({ siteUrl, spawn: spawnEncoder, verdicts, ...options });
}

function spawnWorker(): Worker {
  return new Worker(new URL("../engine/engine-worker.ts", import.meta.url), {
    type: "module",
    name: "mien-engine",
  });
}

/** Start a worker for FaceStats. Whoever starts one ends it. */
export function spawnEncoder(): Worker {
  return new Worker(new URL("../encoder/encoder-worker.ts", import.meta.url), {
    type: "module",
    name: "mien-encoder",
  });
}

interface HandleListeners {
  readonly onState: (state: EngineState) => void;
  readonly onLoad: (bytes: LoadBytes) => void;
}

function startHandle(worker: Worker, { onState, onLoad }: HandleListeners): EngineHandle {
  const remote = wrap<EngineWorker>(worker);
  const broken = brokenWorker(worker);
  let settled = false;
  // Models load side by side: one may still report progress after another one's failure has settled the matter.
  const onBytes = proxy((bytes: LoadBytes) => {
    if (!settled) onLoad(bytes);
  });
  let onOpen = () => {};
  const opened = new Promise<void>((resolve) => (onOpen = resolve));
  const info = Promise.race([remote.prepare(onBytes, proxy(onOpen)), broken]).then(unwrap);
  const settle = (state: EngineState) => {
    settled = true;
    onState(state);
  };
  info.then(
    (value) => settle({ phase: "ready", info: value }),
    (error: unknown) => settle({ phase: "failed", fault: toFault(error) }),
  );
  const open = Promise.race([opened, info]);
  open.catch(() => undefined);
  return { worker, remote, broken, open, info };
}

interface Scoring {
  readonly how: ScoreOptions;
  readonly watchdogMs: number;
  readonly facestats: FaceStatsControl;
  readonly counts: (model: string) => boolean;
  readonly onLate: (photo: string, report: Report) => void;
}

async function scoreWith(
  handle: EngineHandle,
  photo: ImageBitmap,
  { how, watchdogMs, facestats, counts, onLate }: Scoring,
) {
  // While the networks still load, a photo may wait for them as long as that takes; the page says how it goes.
  const watchdog = createWatchdog(watchdogMs, handle.info);
  const onStage = proxy((stage: Stage) => {
    watchdog.reset();
    if (!how.signal?.aborted) how.onStage?.(stage);
  });
  const facts = {
    ...(how.focalLength35 === undefined ? {} : { focalLength35: how.focalLength35 }),
    ...(how.lacksEnd === true ? { lacksEnd: true } : {}),
    ...(how.decodeMs === undefined ? {} : { decodeMs: how.decodeMs }),
    ...(how.saidAdult === true ? { saidAdult: true } : {}),
    ...(how.waitsForAll === true ? { waitsForAll: true } : {}),
    ...(how.face ? { face: how.face } : {}),
    ...(how.framedByHand ? { framedByHand: how.framedByHand } : {}),
  };
  try {
    const name = how.photo;
    let settle: (outcome: Outcome) => void = () => {};
    const settled = new Promise<Outcome>((resolve) => (settle = resolve));
    const onCrop = (crop: Answer<Uint8ClampedArray>) =>
      void settled.then((ended) => {
        // A photo that was cancelled meanwhile may be gone already: nothing of it is kept.
        if (name === undefined || how.signal?.aborted || ended.kind !== "scored") return;
        facestats.keep(name, crop, ended.report.quality);
      });
    const onReport = (report: Report) =>
      void settled.then(() => {
        if (name !== undefined && !how.signal?.aborted) onLate(name, report);
      });
    const given = transfer(photo, [photo]);
    const answer =
      name === undefined
        ? handle.remote.score(given, facts, onStage)
        : handle.remote.score(given, facts, onStage, proxy(onCrop), proxy(onReport));
    const ended = countedOutcome(
      unwrap(await race(handle.broken, Promise.race([answer, watchdog.expired]))),
      counts,
    );
    settle(ended);
    return ended;
  } finally {
    watchdog.stop();
  }
}

function throwIfAborted(...signals: (AbortSignal | undefined)[]): void {
  if (signals.some((signal) => signal?.aborted)) throw abortError();
}
