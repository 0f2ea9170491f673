import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { isSettled, type Photo } from "../../state/photo.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { CloseIcon } from "../icons/icons.tsx";
import { useActions, useParts } from "../parts.ts";
import "./photo-strip.css";

/** The photos of this visit as a strip to switch between (from two on), the title of the one in view, and the way to add more. */
export function PhotoStrip({ title }: { readonly title: ReactNode }) {
  const { t } = useTranslation();
  const { cancelAll } = useActions();
  const { order, byId, selected } = useStore(useParts().photos);
  const photos = order.flatMap((id) => byId[id] ?? []);
  const settled = photos.filter(({ state }) => isSettled(state)).length;
  return (
    <div className="strip">
      {photos.length > 1 && (
        <nav className="strip__nav" aria-label={t("photos.label")}>
          <ul className="strip__list">
            {photos.map((photo) => (
              <StripItem key={photo.id} photo={photo} isSelected={photo.id === selected} />
            ))}
          </ul>
        </nav>
      )}
      {title}
      <div className="strip__actions">
        {photos.length > 1 && (
          <p className="note">{t("photos.summary", { settled, total: photos.length })}</p>
        )}
        {photos.length - settled > 1 && (
          <button type="button" className="button" onClick={cancelAll}>
            {t("actions.cancelAll")}
          </button>
        )}
        <FileChoice className="button" label={t("actions.newPhoto")} />
      </div>
    </div>
  );
}

function StripItem({ photo, isSelected }: { readonly photo: Photo; readonly isSelected: boolean }) {
  const { t } = useTranslation();
  const { select, remove, previewUrl } = useActions();
  const format = useFormat();
  const { name, state } = photo;
  const label =
    state.phase === "done"
      ? t("photos.itemScored", { name, score: format.number(state.report.psl.score, 1) })
      : t("photos.item", { name, state: t(`phases.${state.phase}`) });
  const url = previewUrl(photo.id);
  return (
    <li className="strip__item">
      <button
        type="button"
        className="strip__photo"
        aria-label={label}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => select(photo.id)}
      >
        {url && <img src={url} alt="" loading="lazy" decoding="async" />}
        <span className={state.phase === "done" ? "value" : "strip__phase"}>
          {state.phase === "done" ? format.number(state.report.psl.score, 1) : t(`phases.${state.phase}`)}
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
