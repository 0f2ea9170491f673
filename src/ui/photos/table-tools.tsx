import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import {
  ENDS,
  EXTRA_COLUMNS,
  NO_FILTER,
  toggleColumn,
  type End,
  type PhotoFilter,
} from "../../state/table-view.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { choicesOf, isNarrow } from "./filtering.ts";
import type { Row } from "./rows.ts";
import "./table-tools.css";

interface TableToolsProps {
  readonly rows: readonly Row[];
  /** How many of them are shown. */
  readonly shown: number;
}

/** What finds and narrows down photos in a long table, and which columns it has. */
export function TableTools({ rows, shown }: TableToolsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { view } = useServices().batch;
  const { filter, hidden } = useStore(view);
  const { ends, notes } = useMemo(() => choicesOf(rows), [rows]);
  const id = useId();
  const narrow = (change: Partial<PhotoFilter>) =>
    view.setState((now) => ({ filter: { ...now.filter, ...change } }));
  const counted = (name: string, count: number) =>
    t("tools.counted", { name, number: format.integer(count) });
  const total = format.integer(rows.length);
  const offered = ENDS.filter((end): end is Exclude<End, "any"> => end !== "any" && (ends.get(end) ?? 0) > 0);
  return (
    <section className="table-tools" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="out-of-sight">
        {t("tools.title")}
      </h2>
      <div className="table-tools__row">
        <div className="table-tools__field table-tools__field--wide">
          <label htmlFor={`${id}-text`}>{t("tools.search")}</label>
          <input
            id={`${id}-text`}
            type="search"
            value={filter.text}
            onChange={({ target }) => narrow({ text: target.value })}
          />
        </div>
        <div className="table-tools__field">
          <label htmlFor={`${id}-end`}>{t("tools.end")}</label>
          <select
            id={`${id}-end`}
            value={filter.end}
            onChange={({ target }) => narrow({ end: target.value as End })}
          >
            <option value="any">{t("tools.any")}</option>
            {offered.map((end) => (
              <option key={end} value={end}>
                {counted(t(`tools.ends.${end}`), ends.get(end) ?? 0)}
              </option>
            ))}
          </select>
        </div>
        <div className="table-tools__field">
          <label htmlFor={`${id}-note`}>{t("tools.note")}</label>
          <select
            id={`${id}-note`}
            value={filter.note}
            onChange={({ target }) => narrow({ note: target.value as PhotoFilter["note"] })}
          >
            <option value="any">{t("tools.any")}</option>
            {notes.map(([code, count]) => (
              <option key={code} value={code}>
                {counted(t(`quality.${code}.what`), count)}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="table-tools__columns">
          <legend>{t("tools.columns")}</legend>
          {EXTRA_COLUMNS.map((column) => (
            <label key={column}>
              <input
                type="checkbox"
                checked={!hidden.includes(column)}
                onChange={() => toggleColumn(view, column)}
              />
              <span>{t(`table.grid.${column}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <p className="table-tools__shown note" role="status">
        {isNarrow(filter)
          ? t("tools.shown", { shown: format.integer(shown), total })
          : t("tools.all", { total })}
        {shown === 0 && ` ${t("tools.nothing")}`}
      </p>
      {isNarrow(filter) && (
        <button type="button" className="button" onClick={() => view.setState({ filter: NO_FILTER })}>
          {t("tools.clear")}
        </button>
      )}
    </section>
  );
}
