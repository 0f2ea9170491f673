import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { comparisonOf } from "../../core/score/compare.ts";
import { clearHighlight } from "../../state/highlight.ts";
import { hashOf } from "../../state/route.ts";
import { Choosers } from "./choosers.tsx";
import { MeasurementsTable } from "./measurements-table.tsx";
import { OnePerson } from "./one-person.tsx";
import { Scores } from "./scores.tsx";
import { useSides, type Sides } from "./use-pair.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { useServices } from "../services.ts";
import "../measure/made.css";
import "./screen.css";

/** Two photos of this visit side by side, and which of their differences are more than noise. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { highlight } = useServices();
  const sides = useSides();
  useEffect(() => () => clearHighlight(highlight), [highlight]);
  return (
    <div className="compare">
      <header className="compare__head">
        <h1>{t("compare.title")}</h1>
        <p className="lead">{t("compare.lead")}</p>
      </header>
      {sides.pair ? <Compared scored={sides.scored} pair={sides.pair} /> : <Empty {...sides} />}
    </div>
  );
}

function Compared({ scored, pair }: { scored: Sides["scored"]; pair: NonNullable<Sides["pair"]> }) {
  const { a, b } = pair;
  const comparison = useMemo(() => comparisonOf(a.report, b.report), [a.report, b.report]);
  return (
    <div className="compare__body">
      <div className="compare__plates">
        <Choosers scored={scored} pair={pair} />
      </div>
      <div className="compare__words">
        <Scores a={a.report} b={b.report} comparison={comparison} />
        <OnePerson key={[a.id, b.id].sort().join(" ")} a={a.report} b={b.report} />
        <MeasurementsTable comparison={comparison} />
        <Noise />
      </div>
    </div>
  );
}

function Noise() {
  const { t } = useTranslation();
  return (
    <section className="noise" aria-labelledby="noise-title">
      <h2 id="noise-title">{t("compare.noiseTitle")}</h2>
      <p>{t("compare.noiseWhat")}</p>
      <p>{t("compare.noiseNot")}</p>
    </section>
  );
}

function Empty({ scored, isWaiting, given }: Sides) {
  const { t } = useTranslation();
  const key = isWaiting ? "emptyWaiting" : scored.length === 1 ? "emptyOne" : "emptyNone";
  const lacksOne = !isWaiting && given > scored.length;
  return (
    <div className="compare__empty">
      <EmptyFigure />
      <div className="compare__empty-words">
        <h2>{t("compare.emptyTitle")}</h2>
        <p role="status">
          {lacksOne && <>{t("compare.emptyUnscored", { count: given - scored.length })} </>}
          {t(`compare.${key}`)}
        </p>
        {lacksOne && (
          <p>
            <a href={hashOf("photos")}>{t("compare.emptyWhy")}</a>
          </p>
        )}
        <FileChoice className="button button--main" label={t("score.choose")} />
      </div>
    </div>
  );
}

/** Two plates that wait for their photos, and the dimension line between them. */
function EmptyFigure() {
  return (
    <svg className="compare__figure" viewBox="0 0 240 150" fill="none" aria-hidden="true" focusable="false">
      <path stroke="currentColor" d="M10.500 10.500h80v100h-80zM149.500 10.500h80v100h-80z" />
      <path
        className="compare__figure-line"
        d="M50.500 118v22M189.500 118v22M50.500 132.500h139"
        strokeWidth="1.5"
      />
    </svg>
  );
}
