import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { KeptScore } from "../../core/history/record.ts";
import type { Compared, Comparison } from "../../core/score/compare.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { useParts } from "../parts.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { CompareHead } from "./compare-head.tsx";
import { noiseHalf } from "./differences.ts";
import type { SideScores } from "./side.ts";
import { NoVerdict, Verdict } from "./verdict.tsx";

interface ScoresProps {
  readonly a: SideScores;
  readonly b: SideScores;
  readonly comparison: Comparison;
}

/** PSL, geometry and every model: both with their intervals, and the difference against the noise. */
export function Scores({ a, b, comparison }: ScoresProps) {
  const { t } = useTranslation();
  const nameOf = useNameOfModel();
  return (
    <section className="scores" aria-labelledby="scores-title">
      <h2 id="scores-title">{t("compare.scores")}</h2>
      <table className="measure-table compare-table scores__table">
        <caption className="out-of-sight">{t("compare.scoresCaption")}</caption>
        <CompareHead first={t("compare.part")} />
        <tbody>
          <ScoreRow name={t("made.psl")} a={a.psl} b={b.psl} compared={comparison.psl} />
          <PlaceRow a={a} b={b} />
          <ScoreRow name={t("made.geometry")} a={a.geometry} b={b.geometry} compared={comparison.geometry} />
          {comparison.appearance.map(({ model, compared }) => (
            <ScoreRow
              key={model}
              name={t("compare.model", { name: nameOf(model) })}
              a={a.answers.get(model) ?? null}
              b={b.answers.get(model) ?? null}
              compared={compared}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly a: KeptScore | null;
  readonly b: KeptScore | null;
  readonly compared: Compared;
}

function ScoreRow({ name, a, b, compared }: RowProps) {
  const { t } = useTranslation();
  const text = useScoreText();
  return (
    <tr>
      <th scope="row">{name}</th>
      <ScoreCell score={a} />
      <ScoreCell score={b} />
      {compared.kind === "compared" ? (
        <>
          <td translate="no" className="value">
            {text.signed(compared.difference)}
          </td>
          <td>
            <Verdict isMoreThanNoise={compared.isMoreThanNoise} />
            <span translate="no" className="compare-table__noise">
              {t("compare.noise", { value: text.number(noiseHalf(compared.noiseSd)) })}
            </span>
          </td>
        </>
      ) : (
        <td colSpan={2}>
          <NoVerdict reason={compared.reason} of="answer" />
        </td>
      )}
    </tr>
  );
}

/** Percentile and band of both PSLs among the chosen group; the PSL's row says whether they differ by more than noise. */
function PlaceRow({ a, b }: { readonly a: SideScores; readonly b: SideScores }) {
  const { t } = useTranslation();
  const format = useFormat();
  const group = useStore(useParts().settings, (now) => now.group);
  const places = [a, b].map(({ psl, comparable }) =>
    placeAmong(psl.score, comparedWith(comparable.making, group)),
  );
  return (
    <tr>
      <th scope="row">{t("result.percentile")}</th>
      {places.map(({ percentile, band }, side) => (
        <td key={side}>
          <span translate="no" className="value">
            {format.integer(percentile)}
          </span>
          <span className="compare-table__noise">{t(`bands.${band}`)}</span>
        </td>
      ))}
      <td colSpan={2} className="soft">
        {t(`settings.among.${places[0]?.group ?? group}`)}
      </td>
    </tr>
  );
}

function ScoreCell({ score }: { readonly score: KeptScore | null }) {
  const { t } = useTranslation();
  const text = useScoreText();
  if (!score) return <td className="soft">{t("table.grid.none")}</td>;
  const { low, high } = score.interval90;
  return (
    <td>
      <span translate="no" className="value">
        {text.number(score.score)}
      </span>
      <IntervalPlot score={score} />
      <span translate="no" className="compare-table__noise value">
        {t("table.grid.ends", { low: text.coarse(low), high: text.coarse(high) })}
      </span>
    </td>
  );
}
