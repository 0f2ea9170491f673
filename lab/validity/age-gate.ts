/** How the age gate does on faces whose perceived age is known, each judged by networks that never saw it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";
import type { AgeGateFigures } from "../../src/core/validity/report.ts";
import type { EmbeddedModel, HeldOutPredictions } from "./out-of-fold.ts";

/** The age gate as the models' manifest entries set it. Ages in years, as the models tell them. */
export interface AgeGateInUse {
  /** The model that decides: below the first no score, below the second a question. */
  readonly decides: {
    readonly model: EmbeddedModel;
    readonly refuseBelow: number;
    readonly askBelow: number;
  };
  /** A model that lets a face through alone where it tells this age or more; null where there is none. */
  readonly sureAdults: { readonly model: EmbeddedModel; readonly from: number } | null;
}

const Decides = v.object({ refuseBelow: v.number(), askBelow: v.number() });
const SureAdults = v.object({ sureFrom: v.number() });
const Entry = v.object({ ageGate: v.union([Decides, SureAdults]) });

/** The manifest entries that hold the gate: the compact model's, and what training knows of the face networks'. */
const ENTRIES: Readonly<Record<EmbeddedModel, string>> = {
  compact: "public/models/compact/model.json",
  faces: "scripts/models/assemble/faces/model.json",
};

/** Return the gate in use: the compact model's own thresholds, or the face networks' where it only lets sure adults through. */
export function ageGateInUse(): AgeGateInUse {
  const compact = gateOf("compact");
  if ("refuseBelow" in compact) return { decides: { model: "compact", ...compact }, sureAdults: null };
  const faces = gateOf("faces");
  if (!("refuseBelow" in faces)) throw new Error("no model decides about the age");
  return { decides: { model: "faces", ...faces }, sureAdults: { model: "compact", from: compact.sureFrom } };
}

function gateOf(model: EmbeddedModel) {
  return v.parse(Entry, JSON.parse(readFileSync(path.join(ROOT, ENTRIES[model]), "utf8"))).ageGate;
}

/** Return the gate's figures; null where the model that decides has no predictions. `perceived`: mean perceived age by image. */
export function ageGateFigures(
  predictions: HeldOutPredictions,
  perceived: ReadonlyMap<string, number>,
  { decides, sureAdults }: AgeGateInUse,
): AgeGateFigures | null {
  const { refuseBelow, askBelow } = decides;
  const told = predictions[decides.model];
  if (!told) return null;
  const faces = [...perceived].flatMap(([image, seen]) => {
    const estimated = told.get(image)?.age ?? null;
    const early = sureAdults && (predictions[sureAdults.model]?.get(image)?.age ?? null);
    const isSure = sureAdults !== null && early !== null && early >= sureAdults.from;
    return estimated === null ? [] : [{ seen, estimated, isSure }];
  });
  const share = (belongs: (seen: number) => boolean) => {
    const inside = faces.filter((face) => belongs(face.seen));
    const below = (years: number) => inside.filter((face) => !face.isSure && face.estimated < years).length;
    const of = Math.max(1, inside.length);
    const refused = below(refuseBelow);
    return {
      faces: inside.length,
      refused: refused / of,
      asked: (below(askBelow) - refused) / of,
      ...(sureAdults && { sure: inside.filter((face) => face.isSure).length / of }),
    };
  };
  return {
    refuseBelow,
    askBelow,
    ...(sureAdults && { sureFrom: sureAdults.from }),
    under16: share((seen) => seen < 16),
    between: share((seen) => seen >= 16 && seen <= 25),
    over25: share((seen) => seen > 25),
    mae: errorNear18(faces),
  };
}

/** Perceived ages about the border: beyond them the model that decides tells years that flatten. */
const NEAR_18 = { from: 12, to: 24 } as const;

function errorNear18(faces: readonly { readonly seen: number; readonly estimated: number }[]): number {
  const near = faces.filter(({ seen }) => seen >= NEAR_18.from && seen <= NEAR_18.to);
  const total = near.reduce((sum, { seen, estimated }) => sum + Math.abs(estimated - seen), 0);
  return total / Math.max(1, near.length);
}
