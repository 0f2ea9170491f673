import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LABEL_LENGTH, labelOf, NAME_LENGTH, nameOf, type HistoryEntry } from "../../core/history/record.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { compareWith, keptKey } from "../../state/pair.ts";
import { ChevronIcon } from "../icons/icons.tsx";
import { useActions } from "../parts.ts";
import { useServices } from "../services.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { KeptDetail } from "./kept-detail.tsx";

/** One kept result: when, what it is called, its score with its interval; more on request. */
export function KeptEntry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const dates = useDates();
  const leading = useScoreText();
  const app = useActions();
  const { history, batch } = useServices();
  const { actions } = history;
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
        <LineField
          key={`label ${entry.label}`}
          value={entry.label}
          cleaned={labelOf}
          label={t("history.label", { date })}
          hint={t("history.labelHint")}
          longest={LABEL_LENGTH}
          onCommit={(text) => void actions.rename(entry.id, text)}
        />
        <LineField
          key={`person ${entry.person}`}
          value={entry.person}
          cleaned={nameOf}
          label={t("history.name", { date })}
          hint={t("history.nameHint")}
          longest={NAME_LENGTH}
          suggestions={NAMES_ID}
          onCommit={(text) => void actions.namePerson([entry.id], text)}
        />
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
          aria-label={t("history.compareOf", { date })}
          onClick={() => {
            compareWith(batch.pair, keptKey(entry.id));
            app.go("compare");
          }}
        >
          {t("reading.bar.compare")}
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

/** The list of names that are in use already, which the field suggests; the list of results has it once. */
export const NAMES_ID = "history-names";

interface LineFieldProps {
  readonly value: string;
  /** The text as it will be kept. */
  readonly cleaned: (text: string) => string;
  readonly label: string;
  readonly hint: string;
  readonly longest: number;
  readonly suggestions?: string;
  readonly onCommit: (text: string) => void;
}

/** A line that the person types; written down when they leave the field or press Enter. */
function LineField({ value, cleaned, label, hint, longest, suggestions, onCommit }: LineFieldProps) {
  const [text, setText] = useState(value);
  const commit = () => {
    if (cleaned(text) !== value) onCommit(text);
  };
  return (
    <input
      type="text"
      className="kept-entry__label"
      aria-label={label}
      placeholder={hint}
      maxLength={longest}
      value={text}
      list={suggestions}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setText(value);
      }}
    />
  );
}
