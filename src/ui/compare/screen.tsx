import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { comparisonBetween } from "../../core/score/compare.ts";
import { clearHighlight } from "../../state/highlight.ts";
import { showChoice } from "../../state/pair.ts";
import { hashOf } from "../../state/route.ts";
import { Choosers } from "./choosers.tsx";
import { Faces } from "./faces.tsx";
import { MeasurementsTable } from "./measurements-table.tsx";
import { OnePerson } from "./one-person.tsx";
import { Scores } from "./scores.tsx";
import type { Side } from "./side.ts";
import { useSides, type Sides, type SideState } from "./use-sides.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { JoinedNotes } from "../measure/joined-notes.tsx";
import { useServices } from "../services.ts";
import "../measure/made.css";
import "./screen.css";

/** Two photos, kept results or persons side by side, and which of their differences are more than noise. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { highlight, batch } = useServices();
  const sides = useSides();
  useEffect(
    () => () => {
      clearHighlight(highlight);
      showChoice(batch.pair, null);
    },
    [highlight, batch],
  );
  return (
    <div className="compare">
      <header className="compare__head">
        <h1>{t("compare.title")}</h1>
        <p className="lead">{t("compare.lead")}</p>
      </header>
      <Body sides={sides} />
    </div>
  );
}

function Body({ sides }: { readonly sides: Sides }) {
  const { a, b, photos, kept, persons } = sides;
  if (photos.length < 2 && kept.length + persons.length === 0) return <Empty {...sides} />;
  return (
    <>
      <Choosers sides={sides} />
      {a.kind === "side" && b.kind === "side" ? (
        <Compared a={a.side} b={b.side} />
      ) : (
        <Missing states={[a, b]} />
      )}
    </>
  );
}

/** Why there is nothing to compare yet, although there is something to choose. */
function Missing({ states }: { readonly states: readonly SideState[] }) {
  const { t } = useTranslation();
  const reasons = [...new Set(states.map(({ kind }) => kind))];
  return (
    <div role="status">
      {reasons.map((kind) => {
        if (kind === "side") return null;
        return <p key={kind}>{t(`compare.missing.${kind}`)}</p>;
      })}
    </div>
  );
}

function Compared({ a, b }: { readonly a: Side; readonly b: Side }) {
  const comparison = useMemo(
    () => comparisonBetween(a.comparable, b.comparable),
    [a.comparable, b.comparable],
  );
  const [only, other] = [a.results[0], b.results[0]];
  return (
    <div className="compare__body">
      <div className="compare__plates">
        <Faces a={a} b={b} />
      </div>
      <div className="compare__words">
        <Scores a={a} b={b} comparison={comparison} />
        {(a.joined ?? b.joined) && <Persons sides={[a, b]} />}
        {!a.joined && !b.joined && only && other && (
          <OnePerson key={[a.key, b.key].sort().join(" ")} a={only} b={other} />
        )}
        <MeasurementsTable comparison={comparison} />
        <Noise />
      </div>
    </div>
  );
}

/** What has to be said of a side that is the mean of a person's photos. */
function Persons({ sides }: { readonly sides: readonly Side[] }) {
  const { t } = useTranslation();
  return (
    <section className="persons-words" aria-labelledby="persons-words-title">
      <h2 id="persons-words-title">{t("compare.personTitle")}</h2>
      <p className="note">{t("compare.personWhat")}</p>
      {sides.map(
        ({ key, name, joined }) =>
          joined && (
            <div key={key}>
              <p>
                <span translate="no">{name}</span>:{" "}
                {t("compare.joinedFrom", { count: joined.counted.length })}
              </p>
              <JoinedNotes joined={joined} />
            </div>
          ),
      )}
    </section>
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

function Empty({ photos, isWaiting, unscored }: Sides) {
  const { t } = useTranslation();
  const key = isWaiting ? "emptyWaiting" : photos.length === 1 ? "emptyOne" : "emptyNone";
  const lacksOne = !isWaiting && unscored.length > 0;
  return (
    <div className="compare__empty">
      <EmptyFigure />
      <div className="compare__empty-words">
        <h2>{t("compare.emptyTitle")}</h2>
        <p role="status">
          {lacksOne && <>{t("compare.emptyUnscored", { count: unscored.length })} </>}
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
