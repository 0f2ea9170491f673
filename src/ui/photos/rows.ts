/** The rows of the table: what each photo gave, in a form that can be sorted, and in which order they stand. */
import type { Score } from "../../core/report.ts";
import type { Photo, Phase } from "../../state/photo.ts";
import type { Photos } from "../../state/photos.ts";

export const COLUMNS = ["order", "name", "psl", "geometry", "appearance", "notes", "state"] as const;
export type Column = (typeof COLUMNS)[number];

/** How the table is sorted. By the order of adding until somebody asks for another: nothing is a ranking. */
export interface Sorting {
  readonly column: Column;
  readonly direction: "ascending" | "descending";
}

export const IN_ORDER: Sorting = { column: "order", direction: "ascending" };

export interface Row {
  readonly photo: Photo;
  /** Place in the order of adding, from 1. */
  readonly place: number;
  readonly psl: Score | null;
  readonly geometry: Score | null;
  /** The one model's answer, or the bare mean of several: that one has no interval of its own. */
  readonly appearance: Score | { readonly score: number } | null;
  /** Number of quality notes; null while nothing was seen of the photo. */
  readonly notes: number | null;
}

const known = new WeakMap<Photo, Row>();

/** Return a row for every photo, in the order of adding. A photo that did not change keeps its row. */
export function rowsOf({ order, byId }: Photos): Row[] {
  return order.flatMap((id, index) => {
    const photo = byId[id];
    if (!photo) return [];
    const place = index + 1;
    const kept = known.get(photo);
    if (kept?.place === place) return [kept];
    const row = rowOf(photo, place);
    known.set(photo, row);
    return [row];
  });
}

function rowOf(photo: Photo, place: number): Row {
  const { state } = photo;
  const none = { photo, place, psl: null, geometry: null, appearance: null };
  switch (state.phase) {
    case "done": {
      const { psl, geometry, appearance, quality } = state.report;
      const counted = appearance.filter((a) => a.kind === "answered" && psl.models.includes(a.model));
      const [only] = counted;
      const mean = psl.appearance === null ? null : { score: psl.appearance };
      const single = counted.length === 1 && only?.kind === "answered" ? only : mean;
      return { photo, place, psl, geometry, appearance: single, notes: quality.length };
    }
    case "asked":
    case "refused":
      return { ...none, notes: state.quality.length };
    case "queued":
    case "running":
    case "failed":
    case "cancelled":
      return { ...none, notes: null };
    default:
      return state satisfies never;
  }
}

/** Return how many photos are in each phase. */
export function countsOf(rows: readonly Row[]): Readonly<Record<Phase, number>> {
  const counts = { queued: 0, running: 0, done: 0, asked: 0, refused: 0, failed: 0, cancelled: 0 };
  for (const { photo } of rows) counts[photo.state.phase] += 1;
  return counts;
}

/** Return what a press on a header asks for: up, then down, then back to the order of adding. */
export function nextSorting(now: Sorting, column: Column): Sorting {
  if (now.column !== column) return { column, direction: "ascending" };
  if (now.direction === "ascending") return { column, direction: "descending" };
  return IN_ORDER;
}

const PHASES: readonly Phase[] = ["done", "asked", "refused", "failed", "cancelled", "running", "queued"];

/** Return the rows sorted; equal ones stay in the order of adding, and a row without the value comes last either way. */
export function sortedRows(rows: readonly Row[], { column, direction }: Sorting, language: string): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  if (column === "name") {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return [...rows].sort((a, b) => sign * compare(a.photo.name, b.photo.name) || a.place - b.place);
  }
  const value = VALUES[column];
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || a.place - b.place;
    return sign * (left - right) || a.place - b.place;
  });
}

const VALUES: Readonly<Record<Exclude<Column, "name">, (row: Row) => number | null>> = {
  order: ({ place }) => place,
  psl: ({ psl }) => psl?.score ?? null,
  geometry: ({ geometry }) => geometry?.score ?? null,
  appearance: ({ appearance }) => appearance?.score ?? null,
  notes: ({ notes }) => notes,
  state: ({ photo }) => PHASES.indexOf(photo.state.phase),
};
