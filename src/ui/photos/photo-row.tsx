import { memo, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Score } from "../../core/report.ts";
import { toggleMark } from "../../state/marked.ts";
import { isSettled, type Photo } from "../../state/photo.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { CloseIcon, RetryIcon } from "../icons/icons.tsx";
import { usePhotoActions, useServices } from "../services.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { hideBroken } from "../measure/hide-broken.ts";
import type { Row } from "./rows.ts";
import { useRowWords } from "./use-row-words.ts";

interface RowProps {
  readonly row: Row;
  /** Place in the table as it is sorted, from 0. */
  readonly index: number;
  /** The one row that Tab leads to. */
  readonly isActive: boolean;
  readonly start: number;
  readonly measure: Ref<HTMLDivElement>;
  readonly onOpen: (photo: Photo) => void;
}

/** One photo of the table. The whole row opens its result; its actions come after it in the order of Tab. */
export const PhotoRow = memo(function PhotoRow({ row, index, isActive, start, measure, onOpen }: RowProps) {
  const { photo, place } = row;
  const format = useFormat();
  return (
    // Keys are handled by the grid around all rows; a click anywhere on the row is the same as on its button.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={measure}
      role="row"
      className="photo-row"
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      data-photo={photo.id}
      aria-rowindex={index + 2}
      onClick={() => onOpen(photo)}
    >
      <div translate="no" role="gridcell" className="photo-row__place value soft">
        {format.integer(place)}
      </div>
      <NameCell photo={photo} />
      <Values row={row} />
      <RowActions photo={photo} isActive={isActive} />
    </div>
  );
});

function NameCell({ photo }: { readonly photo: Photo }) {
  const words = useRowWords();
  return (
    <div translate="no" role="gridcell" className="photo-row__name">
      <Picture photo={photo} />
      <button type="button" tabIndex={-1} aria-label={words.label(photo)}>
        {photo.name}
      </button>
    </div>
  );
}

/** The small picture; the original only where a photo was opened but none could be made of it (a burst). */
function Picture({ photo: { id, state } }: { readonly photo: Photo }) {
  const { previewUrl } = usePhotoActions();
  const { thumbnailUrl } = useServices().batch;
  const wasOpened = state.phase === "done" || state.phase === "asked" || state.phase === "refused";
  const url = thumbnailUrl(id) ?? (wasOpened ? previewUrl(id) : undefined);
  return (
    <span className="photo-row__picture">
      {url && <img key={url} src={url} alt="" decoding="async" onError={hideBroken} />}
    </span>
  );
}

function Values({ row: { photo, psl, geometry, appearance, notes } }: { readonly row: Row }) {
  const { t } = useTranslation();
  const words = useRowWords();
  const text = useScoreText();
  const format = useFormat();
  if (!psl) {
    return (
      <div role="gridcell" aria-colspan={5} className="photo-row__why">
        {words.state(photo.state)}
      </div>
    );
  }
  return (
    <>
      <div role="gridcell" className="photo-row__psl">
        <span translate="no" className="value">
          {text.number(psl.score)}
        </span>
        <Ends score={psl} />
        <IntervalPlot score={psl} />
      </div>
      <Part column="geometry" score={geometry} />
      <Part column="appearance" score={appearance} />
      <div role="gridcell" className="photo-row__notes">
        <span translate="no" className="value">
          {format.integer(notes ?? 0)}
        </span>
        <span className="photo-row__label" aria-hidden="true">
          {t("table.grid.notes")}
        </span>
      </div>
      <div role="gridcell" className="photo-row__state soft">
        {words.state(photo.state)}
      </div>
    </>
  );
}

interface PartProps {
  readonly column: "geometry" | "appearance";
  readonly score: Row["appearance"];
}

function Part({ column, score }: PartProps) {
  const { t } = useTranslation();
  const text = useScoreText();
  return (
    <div role="gridcell" className={`photo-row__part photo-row__part--${column}`}>
      <span className="photo-row__label" aria-hidden="true">
        {t(`table.grid.${column}`)}
      </span>
      <span translate="no" className="value">
        {score ? text.number(score.score) : t("table.grid.none")}
      </span>
      {score && "interval90" in score && <Ends score={score} />}
    </div>
  );
}

function Ends({ score: { interval90 } }: { readonly score: Score }) {
  const { t } = useTranslation();
  const text = useScoreText();
  return (
    <span translate="no" className="photo-row__ends value soft">
      {t("table.grid.ends", { low: text.coarse(interval90.low), high: text.coarse(interval90.high) })}
    </span>
  );
}

function RowActions({ photo, isActive }: { readonly photo: Photo; readonly isActive: boolean }) {
  const { t } = useTranslation();
  const { cancel, retry, remove } = usePhotoActions();
  const { id, name, state } = photo;
  const isOpen = !isSettled(state);
  const canRetry =
    state.phase === "cancelled" || (state.phase === "failed" && !state.fault.code.startsWith("file-"));
  const act = (job: (id: string) => void) => (event: { stopPropagation(): void }) => {
    event.stopPropagation();
    job(id);
  };
  const tabIndex = isActive ? 0 : -1;
  return (
    <div translate="no" role="gridcell" className="photo-row__actions">
      {canRetry && (
        <button
          type="button"
          className="photo-row__action"
          tabIndex={tabIndex}
          aria-label={t("table.grid.retryNamed", { name })}
          title={t("actions.retry")}
          onClick={act(retry)}
        >
          <RetryIcon />
        </button>
      )}
      {state.phase === "done" && <Tick photo={photo} tabIndex={tabIndex} />}
      <button
        type="button"
        className="photo-row__action"
        tabIndex={tabIndex}
        aria-label={t(isOpen ? "table.grid.cancelNamed" : "actions.removeNamed", { name })}
        title={t(isOpen ? "actions.cancel" : "actions.remove")}
        onClick={act(isOpen ? cancel : remove)}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

/** Whether the photo is marked as one of the one person's. */
function Tick({ photo: { id, name }, tabIndex }: { readonly photo: Photo; readonly tabIndex: number }) {
  const { t } = useTranslation();
  const { marked } = useServices().batch;
  const isMarked = useStore(marked, ({ ids }) => ids.includes(id));
  return (
    // A press on the box or around it is not one on the row, which would open the result. The box itself has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <label
      className="photo-row__tick"
      title={t("table.marked.tick")}
      onClick={(event) => event.stopPropagation()}
    >
      <input
        type="checkbox"
        tabIndex={tabIndex}
        aria-label={t("table.marked.tickNamed", { name })}
        checked={isMarked}
        onChange={() => toggleMark(marked, id)}
      />
    </label>
  );
}
