/** A kept result in the shape that comparing and joining read. */
import { QUALITY_CODES, type QualityNote } from "../report.ts";
import type { ReadResult } from "../score/read-result.ts";
import { weightsOf } from "../score/scale.ts";
import { extraSdOf } from "../score/uncertainty.ts";
import type { HistoryRecord, KeptMeasurement } from "./record.ts";

const REASONS = ["degenerate", "turned", "mouth-open"] as const;

/**
 * Return what a kept result can be compared and joined by.
 *
 * What the photo adds to the usual error is kept since that was written down; of a result from before it is the most that
 * its notes can add, so a difference is sooner called noise than not.
 */
export function keptResult(record: HistoryRecord): ReadResult {
  const { psl, geometry, appearance, saidAdult, placedByHand } = record;
  const quality = knownNotes(record);
  return {
    psl: { ...psl, weights: weightsOf(psl.kind) },
    geometry,
    appearance: appearance.map(({ model, score }) => ({ kind: "answered", model, score })),
    measurements: record.measurements.map(readingOf),
    quality,
    extraSd: record.extraSd ?? extraSdOf(0, quality),
    ...(saidAdult ? { saidAdult } : {}),
    ...(placedByHand > 0 ? { placedByHand: true } : {}),
  };
}

/** The notes that this version knows; what a later one wrote of its own adds nothing here. */
function knownNotes({ quality }: HistoryRecord): QualityNote[] {
  return quality.flatMap(({ code, severity }) => {
    const known = QUALITY_CODES.find((candidate) => candidate === code);
    return known ? [{ code: known, severity }] : [];
  });
}

function readingOf(kept: KeptMeasurement): ReadResult["measurements"][number] {
  if (!("reason" in kept)) return { id: kept.id, kind: "measured", value: kept.value, spread: kept.spread };
  const reason = REASONS.find((candidate) => candidate === kept.reason) ?? "degenerate";
  return { id: kept.id, kind: "not-measured", reason };
}
