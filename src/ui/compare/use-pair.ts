import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { scoredPhotos, shownPair } from "../../state/pair.ts";
import { isSettled, type PhotoId } from "../../state/photo.ts";
import { useSampled } from "../hooks/use-sampled.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";

/** A photo that has a report. */
export interface ScoredPhoto {
  readonly id: PhotoId;
  readonly name: string;
  readonly report: Report;
}

export interface Sides {
  /** Every photo that can be chosen, in the order of adding. */
  readonly scored: readonly ScoredPhoto[];
  /** The two that are shown; null while there are not two. */
  readonly pair: { readonly a: ScoredPhoto; readonly b: ScoredPhoto } | null;
  /** Whether photos are still being scored. */
  readonly isWaiting: boolean;
  /** How many photos were given in this visit, with a score or without. */
  readonly given: number;
}

const EVERY_MS = 200;

/** Return the photos that can be compared and those that are. */
export function useSides(): Sides {
  const photos = useSampled(useParts().photos, EVERY_MS);
  const chosen = useStore(useServices().batch.pair);
  const scored = scoredPhotos(photos).flatMap((id): ScoredPhoto[] => {
    const photo = photos.byId[id];
    return photo?.state.phase === "done" ? [{ id, name: photo.name, report: photo.state.report }] : [];
  });
  const byId = new Map(scored.map((photo) => [photo.id, photo]));
  const shown = shownPair(
    chosen,
    scored.map(({ id }) => id),
  );
  const [a, b] = [byId.get(shown?.a ?? ""), byId.get(shown?.b ?? "")];
  const isWaiting = photos.order.some((id) => {
    const state = photos.byId[id]?.state;
    return state !== undefined && !isSettled(state);
  });
  return { scored, pair: a && b ? { a, b } : null, isWaiting, given: photos.order.length };
}
