import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../core/history/record.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { PersonResult } from "./person-result.tsx";
import { noiseBand, personLines, type PersonLine } from "./person-lines.ts";
import { TimelineFigure } from "./timeline.tsx";
import { spanOf, usefulReaches, within, type Reach, type Span } from "./timeline-marks.ts";

/** Persons drawn at first, and with each press of the button below them. */
const PAGE = 6;

/** The kept results over time: a line for every person, all on one axis of time. */
export function OverTime({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reach, setReach] = useState<Reach>("all");
  const [most, setMost] = useState(PAGE);
  const reaches = useMemo(() => usefulReaches(entries), [entries]);
  const chosen = reaches.includes(reach) ? reach : "all";
  const shown = useMemo(() => within(entries, chosen), [entries, chosen]);
  const span = useMemo(() => spanOf(shown), [shown]);
  const everyone = useMemo(() => personLines(entries), [entries]);
  const lines = useMemo(() => personLines(shown), [shown]);
  const isNamed = everyone.some(({ person }) => person !== "");
  return (
    <section className="over-time" aria-labelledby="timeline-title">
      <div className="section-head">
        <h2 id="timeline-title">{t("history.line")}</h2>
        {reaches.length > 1 && (
          <Choice
            legend={t("history.reach")}
            options={reaches}
            chosen={chosen}
            labelOf={(option) => t(`history.reaches.${option}`)}
            onChoose={setReach}
          />
        )}
      </div>
      {lines.slice(0, most).map((line) => (
        <Line
          key={line.person}
          line={line}
          all={everyone.find(({ person }) => person === line.person)?.entries ?? line.entries}
          span={span}
          isNamed={isNamed}
        />
      ))}
      {lines.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + PAGE)}>
          {t("history.morePersons", { n: format.integer(lines.length - most) })}
        </button>
      )}
      <p className="note">
        {t("history.lineNote")} {!isNamed && t("history.nameNote")}
      </p>
    </section>
  );
}

interface LineProps {
  readonly line: PersonLine;
  /** All results of the person, whatever the axis shows: the band and the joint result are of them. */
  readonly all: readonly HistoryEntry[];
  readonly span: Span;
  readonly isNamed: boolean;
}

function Line({ line: { person, entries }, all, span, isNamed }: LineProps) {
  const { t } = useTranslation();
  const band = useMemo(() => (person === "" ? null : noiseBand(all)), [person, all]);
  return (
    <section className="person-line" aria-label={person || t("history.noName")}>
      {isNamed && <h3 translate={person ? "no" : undefined}>{person || t("history.noName")}</h3>}
      <TimelineFigure entries={entries} span={span} band={band} hasLine={person !== ""} />
      {person !== "" && <PersonResult person={person} entries={all} />}
    </section>
  );
}
