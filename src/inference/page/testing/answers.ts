/** What an engine's worker answers, and what it is given, for tests that are about neither. */
import { vi } from "vitest";
import type { Outcome } from "../../../core/report.ts";
import type { EngineInfo } from "../../protocol/protocol.ts";

export const INFO: EngineInfo = {
  backend: "wasm, 1 thread",
  landmarkModel: "assembled",
  appearanceModels: [],
  silentModels: [],
  encoder: null,
  loadedInMs: 1,
};

export const REFUSED: Outcome = {
  kind: "refused",
  reason: "no-face",
  photo: { width: 1, height: 1 },
  quality: [],
  times: {},
};

/** Something transferable that can be closed, as a bitmap is; Node has none. */
export function fakeBitmap() {
  const close = vi.fn();
  return { bitmap: Object.assign(new ArrayBuffer(8), { close }) as unknown as ImageBitmap, close };
}
