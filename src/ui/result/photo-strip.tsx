import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Interval } from "../../core/report.ts";
import { isSettled, type Photo, type PhotoId } from "../../state/photo.ts";
import { hashOf } from "../../state/route.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { ChevronIcon, CloseIcon } from "../icons/icons.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";
import { usePhotoActions, useServices } from "../services.ts";
import type { ScoreText } from "../measure/score-text.ts";
import { hideBroken } from "../measure/hide-broken.ts";
import "./photo-strip.css";

/** With more photos than this the table shows them, and here is only the way to the neighbours. */
const MOST_IN_STRIP = 30;

interface StripProps {
  readonly title: ReactNode;
  /** Whether more photos are chosen here; beside a number they are chosen there. */
  readonly hasChoice: boolean;
}

/** The photos of this visit as a strip to switch between (from two on), the title of the one in view, and the way to add more. */
export function PhotoStrip({ title, hasChoice }: StripProps) {
  const { t } = useTranslation();
  const { cancelAll } = usePhotoActions();
  const { order, byId, selected } = useStore(useParts().photos);
  const photos = order.flatMap((id) => byId[id] ?? []);
  const settled = photos.filter(({ state }) => isSettled(state)).length;
  return (
    <div className="strip">
      {photos.length > MOST_IN_STRIP && <Neighbours order={order} selected={selected} />}
      {photos.length > 1 && photos.length <= MOST_IN_STRIP && (
        <nav className="strip__nav" aria-label={t("photos.label")}>
          <ul className="strip__list">
            {photos.map((photo) => (
              <StripItem key={photo.id} photo={photo} isSelected={photo.id === selected} />
            ))}
          </ul>
        </nav>
      )}
      {title}
      <div className="actions">
        {photos.length > 1 && (
          <p className="note">{t("photos.summary", { settled, total: photos.length })}</p>
        )}
        {photos.length - settled > 1 && (
          <button type="button" className="button" onClick={cancelAll}>
            {t("actions.cancelAll")}
          </button>
        )}
        {photos.length > 1 && (
          <a className="button" href={hashOf("photos")}>
            {t("table.back")}
          </a>
        )}
        {hasChoice && <FileChoice className="button" label={t("actions.newPhoto")} />}
      </div>
    </div>
  );
}

interface NeighboursProps {
  readonly order: readonly PhotoId[];
  readonly selected: PhotoId | null;
}

/** Which photo of how many is in view, and the way to the ones before and after it. */
function Neighbours({ order, selected }: NeighboursProps) {
  const { t } = useTranslation();
  const { select } = usePhotoActions();
  const format = useFormat();
  const at = selected === null ? -1 : order.indexOf(selected);
  const [previous, next] = [order[at - 1], order[at + 1]];
  return (
    <nav className="strip__neighbours" aria-label={t("photos.label")}>
      <button
        type="button"
        className="button button--icon strip__previous"
        aria-label={t("table.previous")}
        title={t("table.previous")}
        disabled={previous === undefined}
        onClick={() => previous !== undefined && select(previous)}
      >
        <ChevronIcon />
      </button>
      <span translate="no" className="note value">
        {t("table.place", { place: format.integer(at + 1), total: format.integer(order.length) })}
      </span>
      <button
        type="button"
        className="button button--icon"
        aria-label={t("table.next")}
        title={t("table.next")}
        disabled={next === undefined}
        onClick={() => next !== undefined && select(next)}
      >
        <ChevronIcon />
      </button>
    </nav>
  );
}

/** The interval alone: a thumbnail has no room for a number with its interval, and a bare number would say too much. */
function rangeOf({ low, high }: Interval, leading: ScoreText) {
  return { low: leading.coarse(low), high: leading.coarse(high) };
}

function StripItem({ photo, isSelected }: { readonly photo: Photo; readonly isSelected: boolean }) {
  const { t } = useTranslation();
  const { select, remove, previewUrl } = usePhotoActions();
  const { thumbnailUrl } = useServices().batch;
  const leading = useScoreText();
  const { name, state } = photo;
  const range = state.phase === "done" ? rangeOf(state.report.psl.interval90, leading) : null;
  const label =
    state.phase === "done" && range
      ? t("photos.itemScored", { name, score: leading.number(state.report.psl.score), ...range })
      : t("photos.item", { name, state: t(`phases.${state.phase}`) });
  const url = thumbnailUrl(photo.id) ?? previewUrl(photo.id);
  return (
    <li translate="no" className="strip__item">
      <button
        type="button"
        className="strip__photo"
        aria-label={label}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => select(photo.id)}
      >
        {url && <img src={url} alt="" loading="lazy" decoding="async" onError={hideBroken} />}
        <span className={range ? "value" : "strip__phase"}>
          {range ? `${range.low}–${range.high}` : t(`phases.${state.phase}`)}
        </span>
      </button>
      <button
        type="button"
        className="strip__remove"
        aria-label={t("actions.removeNamed", { name })}
        onClick={() => remove(photo.id)}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
