/** What a check found, as a table for people and as the manifest's measured errors. */
import type { Measured } from "../../../src/models/manifest.ts";
import { pointsPerRaw } from "./judge.ts";
import type { TwoPartModel } from "../../../src/inference/encoder/encoder.ts";
import type { CheckResult, CheckRow } from "./run-check.ts";

const HEAD = [
  "variant",
  "on",
  "MB",
  "golden cosine",
  "golden raw",
  "faces: cosine",
  "SD of score",
  "ms",
  "verdict",
];

/** Return the table and, as its last line, yes or no. */
export function checkText({ isRight, truest, rows }: CheckResult): string {
  const cells = [HEAD, ...rows.map(rowCells)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const faults = rows.flatMap(({ variant, backend, faults: all }) =>
    all.map((fault) => `${variant} on ${backend}: ${fault}`),
  );
  const untried = rows.flatMap(({ variant, backend, notTried }) =>
    notTried === null ? [] : [`not tried: ${variant} on ${backend} (${notTried})`],
  );
  const against = truest === null ? [] : [`Faces: each against ${truest}.`];
  const verdict = isRight
    ? "yes: every variant that could be run here is FaceStats"
    : "no: do not publish this folder";
  return [...lines, ...against, ...untried, ...faults, verdict].join("\n");
}

function rowCells({ variant, backend, bytes, goldens, faces, faults, notTried }: CheckRow): string[] {
  const number = (value: number | null | undefined, digits: number) =>
    value === null || value === undefined ? "-" : value.toFixed(digits);
  return [
    variant,
    backend,
    (bytes / 1e6).toFixed(1),
    number(goldens?.cosine, 5),
    rawErrorOf(goldens),
    number(faces?.cosine, 5),
    number(faces?.scoreSd, 2),
    number(faces?.ms, 0),
    notTried === null ? (faults.length === 0 ? "right" : "wrong") : "not tried",
  ];
}

function rawErrorOf(goldens: CheckRow["goldens"]): string {
  const error = goldens?.rawError ?? null;
  return error === null ? "-" : `±${error.toFixed(4)}`;
}

/**
 * Return each variant's measured error, by its id; a variant that did not run has none.
 *
 * The worst backend counts. What the truest one itself is off from the goldens is not known of the faces; so that much, in
 * points, is added in quadrature to every variant's error.
 */
export function measuredErrors(
  result: CheckResult,
  model: TwoPartModel,
  faces: number,
): ReadonlyMap<string, Measured> {
  const measured = new Map<string, Measured>();
  const { truest, rows } = result;
  if (truest === null) return measured;
  const off = Math.max(
    0,
    ...rows.flatMap(({ variant, goldens }) => (variant === truest ? [goldens?.rawError ?? 0] : [])),
  );
  const floor = off * pointsPerRaw(model.calibration);
  for (const id of new Set(rows.map(({ variant }) => variant))) {
    const ran = rows.flatMap((row) =>
      row.variant === id && row.faces !== null ? [{ ...row.faces, backend: row.backend }] : [],
    );
    if (ran.length === 0) continue;
    measured.set(id, {
      against: truest,
      faces,
      cosine: rounded(Math.min(...ran.map(({ cosine }) => cosine)), 6),
      scoreSd: rounded(Math.hypot(floor, Math.max(...ran.map(({ scoreSd }) => scoreSd))), 3),
      ms: Object.fromEntries(ran.map(({ backend, ms }) => [backend, Math.max(0.1, rounded(ms, 1))])),
    });
  }
  return measured;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
