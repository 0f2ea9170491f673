import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LABEL_LENGTH, labelOf, type HistoryEntry } from "../../core/history/record.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { ChevronIcon } from "../icons/icons.tsx";
import { useServices } from "../services.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { KeptDetail } from "./kept-detail.tsx";

/** One kept result: when, what it is called, its score with its interval; more on request. */
export function KeptEntry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const dates = useDates();
  const leading = useScoreText();
  const { actions } = useServices().history;
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const date = dates.full(entry.scoredAt);
  return (
    <li className="kept-entry">
      <div className="kept-entry__picture">
        {entry.thumbnail && (
          <img src={entry.thumbnail} alt={t("history.picture")} width="48" height="48" loading="lazy" />
        )}
      </div>
      <div translate="no" className="kept-entry__when">
        <time dateTime={entry.scoredAt}>{date}</time>
        <LabelField key={entry.label} entry={entry} date={date} />
      </div>
      <div className="kept-entry__score">
        <p>
          <span translate="no" className="value kept-entry__number">
            {leading.number(entry.score.score)}
          </span>{" "}
          <span translate="no" className="value soft">
            ({t("result.range", leading.ends(entry.score.interval90))})
          </span>
          {entry.kind === "geometric-only" && <span className="note"> {t("history.geometricOnly")}</span>}
        </p>
        <IntervalPlot score={entry.score} />
      </div>
      <div className="kept-entry__actions">
        <button
          type="button"
          className="quiet-button"
          aria-label={t("history.detailsOf", { date })}
          aria-expanded={open}
          aria-controls={open ? detailId : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronIcon />
          {t("history.details")}
        </button>
        <button
          type="button"
          className="quiet-button"
          aria-label={t("history.deleteOf", { date })}
          onClick={() => void actions.remove(entry.id)}
        >
          {t("history.delete")}
        </button>
      </div>
      {open && (
        <div className="kept-entry__more" id={detailId}>
          <KeptDetail id={entry.id} />
        </div>
      )}
    </li>
  );
}

/** What the person calls it; written down when they leave the field or press Enter. */
function LabelField({ entry: { id, label }, date }: { readonly entry: HistoryEntry; readonly date: string }) {
  const { t } = useTranslation();
  const { actions } = useServices().history;
  const [text, setText] = useState(label);
  const commit = () => {
    if (labelOf(text) !== label) void actions.rename(id, text);
  };
  return (
    <input
      type="text"
      className="kept-entry__label"
      aria-label={t("history.label", { date })}
      placeholder={t("history.labelHint")}
      maxLength={LABEL_LENGTH}
      value={text}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setText(label);
      }}
    />
  );
}
