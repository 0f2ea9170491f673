/**
 * Several engines behind one: as many photos at once as the device has cores for.
 *
 * [Note: Engines before ready]
 * MediaPipe reads a face on one thread, so a batch needs an engine a core. All of them load before the pool says that it
 * is ready, one after the other so that the later ones find models and code in the browser's stores: an engine that
 * started in the middle of a batch would ask for its scripts then, and after "ready" nothing is asked of the network.
 * Scoring does not wait for that. The first engine scores as soon as it can, and a helper that fails to load costs only
 * its speed, and waits while a single photo has the device to itself. An idle helper holds about 30 MB and no core.
 */
import type { EngineInfo } from "../protocol/protocol.ts";
import {
  createEngine,
  createPageFaceStats,
  type Engine,
  type EngineOptions,
  type EngineState,
} from "./client.ts";

/** What is known of the device; memory in GiB as browsers round it, undefined where they do not tell. */
export interface Device {
  readonly cores: number;
  readonly memory?: number | undefined;
}

/**
 * Return how many engines a device gets.
 *
 * Two cores are worth two engines: the page itself needs little while they work. Beyond that a share of the cores, since
 * phones count small ones too and each engine's memory is held for the whole visit. Where memory is not told there is one
 * engine: Safari tells nothing, and a phone of its kind ends a page that takes too much.
 */
export function engineCount({ cores, memory = 0 }: Device): number {
  if (cores < 2 || memory < 2) return 1;
  if (cores < 6 || memory < 8) return 2;
  return cores < 12 ? 3 : 4;
}

/** Several engines behind one. */
export interface Pool extends Engine {
  /** How many photos to hand over at once: one for each engine that can score, and one that is opened meanwhile. */
  lanes(): number;
  /**
   * Resolves when loading other things delays no first score: the first engine can score, or cannot, and a single photo
   * that waited for it has its answer.
   */
  readonly idle: Promise<void>;
}

/** `started` is for the first engine. */
export interface PoolOptions extends Pick<
  EngineOptions,
  "onState" | "siteUrl" | "started" | "counts" | "onLate"
> {
  readonly count: number;
  /** Makes one engine; tests put their own in. */
  readonly create?: (options: EngineOptions) => Engine;
}

interface Member {
  readonly engine: Engine;
  underWay: number;
}

/** Start a pool. It is one `Engine` to its user; guidance and FaceStats there are once. See: [Note: Engines before ready]. */
export function createPool(options: PoolOptions): Pool {
  const { count, onState = () => {}, create = createEngine, started = null, counts, onLate } = options;
  const siteUrl = options.siteUrl ?? document.baseURI;
  const joins = createPageFaceStats(siteUrl);
  const gate = createGate(onState);
  const shared = { siteUrl, joins, ...(counts ? { counts } : {}), ...(onLate ? { onLate } : {}) };
  const first = create({ ...shared, started, onState: gate.pass });
  const members: Member[] = [{ engine: first, underWay: 0 }];
  let isDisposed = false;
  const waiting: (() => void)[] = [];
  const changed = () => waiting.splice(0).forEach((look) => look());

  /** Resolve when no photo is under way, or several are: then a helper is worth its loading. */
  const calm = async () => {
    while (underWay(members) === 1 && !isDisposed)
      await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const idle = first.ready.then(calm, () => undefined);

  async function grow(): Promise<EngineInfo> {
    try {
      const info = await first.ready;
      while (members.length < count && !isDisposed) {
        await calm();
        const helper = create(shared);
        const isUsable = await helper.ready.then(
          () => true,
          () => false,
        );
        if (!isUsable || isDisposed) {
          helper.dispose();
          break;
        }
        members.push({ engine: helper, underWay: 0 });
      }
      return info;
    } finally {
      gate.open();
    }
  }

  const ready = grow();
  ready.catch(() => {});
  return {
    ready,
    idle,
    facestats: joins,
    openGuide: () => first.openGuide(),
    lanes: () => members.length + 1,
    async score(photo, how) {
      const member = members.reduce((least, other) => (other.underWay < least.underWay ? other : least));
      member.underWay += 1;
      changed();
      try {
        return await member.engine.score(photo, how);
      } finally {
        member.underWay -= 1;
        changed();
      }
    },
    async loadLate() {
      await first.loadLate?.();
    },
    dispose() {
      isDisposed = true;
      changed();
      for (const { engine } of members) engine.dispose();
      joins.dispose();
    },
  };
}

function underWay(members: readonly Member[]): number {
  return members.reduce((sum, member) => sum + member.underWay, 0);
}

/** Lets every state through but "ready", which waits until the gate is opened. */
function createGate(onState: (state: EngineState) => void) {
  let isOpen = false;
  let held: EngineState | null = null;
  return {
    pass(state: EngineState): void {
      held = state.phase === "ready" && !isOpen ? state : null;
      if (!held) onState(state);
    },
    open(): void {
      isOpen = true;
      if (held) onState(held);
      held = null;
    },
  };
}
