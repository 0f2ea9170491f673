import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HistoryEntry, HistoryRecord } from "../../core/history/record.ts";
import { keptResult } from "../../core/history/kept-result.ts";
import type { Report } from "../../core/report.ts";
import { MOST_OF_PERSON } from "../../state/history/history.ts";
import { markedPhotos } from "../../state/marked.ts";
import {
  keptKey,
  MARKED,
  personKey,
  scoredPhotos,
  shownPair,
  type Pair,
  type SideKey,
} from "../../state/pair.ts";
import { isSettled, type Photo, type PhotoId } from "../../state/photo.ts";
import type { Photos } from "../../state/photos.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useKeptRecords } from "../hooks/use-kept-records.ts";
import { useSampled } from "../hooks/use-sampled.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { keptSide, personSide, photoSide, scoresOfReport, type Side } from "./side.ts";

/** A photo that has a report. */
export interface ScoredPhoto {
  readonly id: PhotoId;
  readonly name: string;
  readonly report: Report;
}

/** Where the small pictures of something come from: photos of this visit, or what the history keeps. */
export interface Pictured {
  readonly photoIds: readonly PhotoId[];
  readonly thumbnails: readonly string[];
}

/** Something that can be chosen for a side. */
export interface Candidate extends Pictured {
  readonly key: SideKey;
  readonly name: string;
}

/** What there is on a side: the side, or why it cannot be shown. */
export type SideState =
  | { readonly kind: "side"; readonly side: Side }
  /** Nothing to show, as long as nobody chooses. */
  | { readonly kind: "none" }
  | { readonly kind: "reading" }
  /** A kept result that is gone or damaged. */
  | { readonly kind: "gone" }
  /** A person whose results are made of different models. */
  | { readonly kind: "mixed" };

export interface Sides {
  readonly photos: readonly Candidate[];
  readonly kept: readonly Candidate[];
  readonly persons: readonly Candidate[];
  /** Photos of this visit that cannot be compared: they have no score, or none yet. */
  readonly unscored: readonly Photo[];
  readonly shown: Pair;
  readonly a: SideState;
  readonly b: SideState;
  /** Whether photos are still being scored. */
  readonly isWaiting: boolean;
}

const EVERY_MS = 200;
const NO_ENTRIES: readonly HistoryEntry[] = [];

/** Return what can be compared and what is. */
export function useSides(): Sides {
  const { t } = useTranslation();
  const photos = useSampled(useParts().photos, EVERY_MS);
  const { batch } = useServices();
  const chosen = useStore(batch.pair);
  const { ids } = useStore(batch.marked);
  const entries = useEntries();
  const scored = useMemo(() => scoredIn(photos), [photos]);
  const marked = useMemo(() => markedPhotos(photos, ids), [photos, ids]);
  const kept = useKeptCandidates(entries, scored);
  const persons = useMemo(
    () => personsOf(entries, marked.length > 1 ? marked : [], (count) => t("compare.marked", { count })),
    [entries, marked, t],
  );
  const shown = shownPair(
    chosen,
    scored.map(({ id }) => id),
    [...entries.map(({ id }) => keptKey(id)), ...persons.map(({ key }) => key)],
  );
  const wanted = [shown.a, shown.b].flatMap((key) => recordsOf(key, entries));
  const records = useKeptRecords([...new Set(wanted)], entries);
  const candidates = [...photosOf(scored), ...kept, ...persons];
  const sideOf = (key: SideKey | null): SideState =>
    sideFor(key, { scored, marked, entries, records, candidates });
  return {
    photos: photosOf(scored),
    kept,
    persons,
    unscored: photos.order.flatMap((id) => {
      const photo = photos.byId[id];
      return photo && photo.state.phase !== "done" ? [photo] : [];
    }),
    shown,
    a: sideOf(shown.a),
    b: sideOf(shown.b),
    isWaiting: Object.values(photos.byId).some(({ state }) => !isSettled(state)),
  };
}

/** The kept results, read when the screen opens; nothing is stored by that where nothing is. */
function useEntries(): readonly HistoryEntry[] {
  const { store, actions } = useServices().history;
  const list = useStore(store, (state) => state.list);
  useEffect(() => {
    if (store.getState().list.phase === "unread") void actions.read();
  }, [store, actions]);
  return list.phase === "ready" ? list.entries : NO_ENTRIES;
}

function scoredIn(photos: Photos): ScoredPhoto[] {
  return scoredPhotos(photos).flatMap((id): ScoredPhoto[] => {
    const photo = photos.byId[id];
    return photo?.state.phase === "done" ? [{ id, name: photo.name, report: photo.state.report }] : [];
  });
}

function photosOf(scored: readonly ScoredPhoto[]): Candidate[] {
  return scored.map(({ id, name }) => ({ key: id, name, photoIds: [id], thumbnails: [] }));
}

/** A photo of this visit that is kept too is among the photos: there it has its picture. */
function useKeptCandidates(
  entries: readonly HistoryEntry[],
  scored: readonly ScoredPhoto[],
): readonly Candidate[] {
  const dates = useDates();
  return useMemo(() => {
    const here = new Set(scored.map(({ id }) => id));
    return entries.flatMap(({ id, scoredAt, label, person, thumbnail }) =>
      here.has(id)
        ? []
        : [
            {
              key: keptKey(id),
              name: [dates.full(scoredAt), person, label].filter(Boolean).join(", "),
              photoIds: [],
              thumbnails: thumbnail === null ? [] : [thumbnail],
            },
          ],
    );
  }, [entries, scored, dates]);
}

/** The persons of the history by name, and the photos of this visit that are marked as one's. */
function personsOf(
  entries: readonly HistoryEntry[],
  marked: readonly PhotoId[],
  nameOfMarked: (count: number) => string,
): Candidate[] {
  const thumbnails = new Map<string, string[]>();
  for (const { person, thumbnail } of entries) {
    if (person === "") continue;
    const own = thumbnails.get(person) ?? [];
    thumbnails.set(person, own);
    if (thumbnail !== null) own.push(thumbnail);
  }
  const names = [...thumbnails].sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = names.map(([name, own]) => ({
    key: personKey(name),
    name,
    photoIds: [],
    thumbnails: own,
  }));
  if (marked.length === 0) return kept;
  return [{ key: MARKED, name: nameOfMarked(marked.length), photoIds: marked, thumbnails: [] }, ...kept];
}

/** Return the ids of the kept results that a side needs whole. */
function recordsOf(key: SideKey | null, entries: readonly HistoryEntry[]): string[] {
  return entries
    .filter(({ id, person }) => keptKey(id) === key || (person !== "" && personKey(person) === key))
    .slice(0, MOST_OF_PERSON)
    .map(({ id }) => id);
}

interface Known {
  readonly scored: readonly ScoredPhoto[];
  readonly marked: readonly PhotoId[];
  readonly entries: readonly HistoryEntry[];
  readonly records: ReadonlyMap<string, HistoryRecord> | null;
  readonly candidates: readonly Candidate[];
}

function sideFor(key: SideKey | null, { scored, marked, entries, records, candidates }: Known): SideState {
  if (key === null) return { kind: "none" };
  const about = candidates.find((candidate) => candidate.key === key);
  const photo = scored.find(({ id }) => id === key);
  if (photo) return { kind: "side", side: photoSide(photo) };
  if (key === MARKED) {
    const photos = scored.filter(({ id }) => marked.includes(id)).map(({ report }) => report);
    return personState(
      about,
      photos.map((report) => ({ result: report, ...scoresOfReport(report) })),
    );
  }
  if (!records) return { kind: "reading" };
  const own = recordsOf(key, entries).flatMap((id) => records.get(id) ?? []);
  const [first] = own;
  if (!first) return { kind: "gone" };
  if (key === keptKey(first.id)) {
    return { kind: "side", side: keptSide(about ?? nameless(key, first), first) };
  }
  return personState(
    about,
    own.map((record) => ({
      result: keptResult(record),
      answers: new Map(record.appearance.map((answer) => [answer.model, answer])),
    })),
  );
}

/** A kept result that stands among the photos of this visit too has no entry of its own. */
function nameless(key: SideKey, { label, thumbnail }: HistoryRecord): Candidate {
  return { key, name: label, photoIds: [], thumbnails: thumbnail === null ? [] : [thumbnail] };
}

function personState(about: Candidate | undefined, photos: Parameters<typeof personSide>[1]): SideState {
  if (!about) return { kind: "none" };
  const side = personSide(about, photos);
  return side ? { kind: "side", side } : { kind: "mixed" };
}
