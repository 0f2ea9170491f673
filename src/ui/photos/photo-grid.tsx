import { defaultRangeExtractor, useWindowVirtualizer, type Range } from "@tanstack/react-virtual";
import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Photo, PhotoId } from "../../state/photo.ts";
import { useActions, useParts } from "../parts.ts";
import { usePhotoActions, useServices } from "../services.ts";
import { EXTRA_COLUMNS, type ExtraColumn } from "../../state/table-view.ts";
import { PhotoRow } from "./photo-row.tsx";
import { IN_ORDER, sortedRows, type Row, type Sorting } from "./rows.ts";
import { SortHeader } from "./sort-header.tsx";
import { useRowHeight } from "./use-row-height.ts";
import "./photo-grid.css";

/** Rows drawn beyond the screen on either side. */
const OVERSCAN = 8;
/** Rows that Page Up and Page Down move by. */
const PAGE = 10;

/** The table of photos. Only the rows in view are drawn, and the one that has the focus. */
export function PhotoGrid({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { photos, settings } = useParts();
  const { go } = useActions();
  const { select, remove } = usePhotoActions();
  const language = useStore(settings, (s) => s.language);
  const hidden = useStore(useServices().batch.view, (view) => view.hidden);
  const [sorting, setSorting] = useState<Sorting>(IN_ORDER);
  const [wanted, setWanted] = useState<PhotoId | null>(() => photos.getState().selected);
  const sorted = sortedRows(rows, sorting, language);
  const found = sorted.findIndex(({ photo }) => photo.id === wanted);
  const active = found < 0 ? 0 : found;
  const body = useRef<HTMLDivElement>(null);
  const virtual = useRows(sorted.length, active, body);
  const focusNext = useRef(false);

  useLayoutEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const moveTo = (index: number) => {
    const to = sorted[Math.min(Math.max(index, 0), sorted.length - 1)];
    if (!to) return;
    focusNext.current = true;
    setWanted(to.photo.id);
    virtual.scrollToIndex(sorted.indexOf(to));
  };
  const open = useCallback(
    ({ id }: Photo) => {
      select(id);
      go("result");
    },
    [select, go],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const row = sorted[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey || !isRow(event.target)) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => moveTo(active + 1),
      ArrowUp: () => moveTo(active - 1),
      PageDown: () => moveTo(active + PAGE),
      PageUp: () => moveTo(active - PAGE),
      Home: () => moveTo(0),
      End: () => moveTo(sorted.length - 1),
      Enter: () => open(row.photo),
      " ": () => open(row.photo),
      Delete: () => {
        focusNext.current = true;
        setWanted((sorted[active + 1] ?? sorted[active - 1])?.photo.id ?? null);
        remove(row.photo.id);
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const id = target.closest<HTMLElement>("[data-photo]")?.dataset["photo"];
    if (id !== undefined) setWanted(id);
  };
  const column = t(`table.grid.${sorting.column}`);
  const direction = t(`table.grid.${sorting.direction}`);
  return (
    <>
      <p className="out-of-sight" role="status">
        {sorting === IN_ORDER ? t("table.grid.inOrder") : t("table.grid.sortedBy", { column, direction })}
      </p>
      <p className="out-of-sight" id="photo-grid-help">
        {t("table.grid.help")}
      </p>
      <div
        role="grid"
        className={["photo-grid", ...hidden.map((column) => `photo-grid--no-${column}`)].join(" ")}
        style={columnsWithout(hidden)}
        aria-label={t("table.grid.label")}
        aria-describedby="photo-grid-help"
        aria-rowcount={sorted.length + 1}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <SortHeader sorting={sorting} onSort={setSorting} />
        <div
          role="rowgroup"
          ref={body}
          className="photo-grid__body"
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = sorted[index];
            return (
              row && (
                <PhotoRow
                  key={row.photo.id}
                  row={row}
                  index={index}
                  isActive={index === active}
                  start={start - virtual.options.scrollMargin}
                  measure={virtual.measureElement}
                  onOpen={open}
                />
              )
            );
          })}
        </div>
      </div>
    </>
  );
}

/** How wide the columns are that can be left out. */
const WIDTHS: Readonly<Record<ExtraColumn, string>> = {
  geometry: "minmax(0, 1fr)",
  appearance: "minmax(0, 1fr)",
  notes: "4.5rem",
  state: "minmax(0, 0.8fr)",
};

function columnsWithout(hidden: readonly ExtraColumn[]): CSSProperties {
  const shown = EXTRA_COLUMNS.filter((column) => !hidden.includes(column));
  return { "--extra-columns": shown.map((column) => WIDTHS[column]).join(" ") } as CSSProperties;
}

function isRow(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "row";
}

/** The rows in view of a list in the page's own scroll; the active one is always among them, so that it keeps the focus. */
function useRows(count: number, active: number, body: { readonly current: HTMLElement | null }) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const rowHeight = useRowHeight();
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const measure = () => setScrollMargin(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    // What stands above the table changes its height as photos end. The table moves with the next frame: within the
    // observer's own it would change the page again, and WebKit tells that as an error.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    observer.observe(document.body);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [body]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(active) || active >= count ? shown : [...shown, active].sort((a, b) => a - b);
    },
    [active, count],
  );
  const estimateSize = useCallback(() => rowHeight, [rowHeight]);
  return useWindowVirtualizer({ count, estimateSize, overscan: OVERSCAN, scrollMargin, rangeExtractor });
}
