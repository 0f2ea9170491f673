import { useTranslation } from "react-i18next";
import type { Report, Score } from "../../core/report.ts";
import { useFormat } from "../hooks/use-format.ts";
import { decimalsThatAddUp } from "./arithmetic.ts";
import { IntervalPlot } from "./interval-plot.tsx";
import "./made.css";

/** How the number is made: the blend written out, then each part and each model with its interval. */
export function Made({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { psl } = report;
  return (
    <section className="made" aria-labelledby="made-title">
      <h2 id="made-title">{t("made.title")}</h2>
      {psl.kind === "blend" && psl.appearance !== null ? (
        <Equation report={report} appearance={psl.appearance} />
      ) : (
        <p className="made__alone">
          <strong>{t("made.geometricOnly")}.</strong> {t("made.geometricOnlyWhy")}
        </p>
      )}
      {psl.unmeasured && psl.unmeasured.length > 0 && (
        <p className="note">{t("made.unmeasured", { models: format.list(psl.unmeasured) })}</p>
      )}
      <PartsTable report={report} />
    </section>
  );
}

function Equation({ report, appearance }: { readonly report: Report; readonly appearance: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { psl, geometry } = report;
  const decimals = decimalsThatAddUp({
    geometry: geometry.score,
    appearance,
    psl: psl.score,
    weights: psl.weights,
  });
  const words = {
    wg: format.number(psl.weights.geometry, 1),
    g: format.number(geometry.score, decimals),
    wa: format.number(psl.weights.appearance, 1),
    a: format.number(appearance, decimals),
    psl: format.number(psl.score, 1),
  };
  return (
    <>
      <p className="out-of-sight">{t("made.equationSpoken", words)}</p>
      <div className="equation" aria-hidden="true">
        <Term value={`${words.wg} × ${words.g}`} name={t("made.geometry")} />
        <span className="equation__sign">+</span>
        <Term value={`${words.wa} × ${words.a}`} name={t("made.appearance")} />
        <span className="equation__sign">=</span>
        <Term value={words.psl} name={t("made.psl")} />
      </div>
    </>
  );
}

function Term({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <span className="equation__term">
      <span className="value">{value}</span>
      <span className="equation__name">{name}</span>
    </span>
  );
}

function PartsTable({ report: { geometry, appearance, psl } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const answered = appearance.filter(({ kind }) => kind === "answered").length;
  return (
    <table className="parts">
      <caption className="out-of-sight">{t("made.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("made.part")}</th>
          <th scope="col">{t("made.score")}</th>
          <th scope="col">{t("result.interval90")}</th>
        </tr>
      </thead>
      <tbody>
        <PartRow
          name={t("made.geometry")}
          note={t(`made.geometryModel.${geometry.landmarkModel}`)}
          score={geometry}
        />
        {psl.appearance !== null && answered > 1 && (
          <MeanRow
            name={t("made.appearance")}
            note={t("made.appearanceMean", { count: answered })}
            mean={psl.appearance}
          />
        )}
        {appearance.map((answer) =>
          answer.kind === "answered" ? (
            <PartRow
              key={answer.model}
              name={answered > 1 ? t("made.model", { name: answer.model }) : t("made.appearance")}
              note={answered > 1 ? "" : t("made.model", { name: answer.model })}
              score={answer}
            />
          ) : (
            <tr key={answer.model}>
              <th scope="row">
                {t("made.model", { name: answer.model })}
                <span className="parts__note">{t(`faults.${answer.fault.code}.what`)}</span>
              </th>
              <td colSpan={2} className="soft">
                {t("made.silent")}
              </td>
            </tr>
          ),
        )}
        {psl.kind === "blend" && <PartRow name={t("made.psl")} note="" score={psl} />}
      </tbody>
    </table>
  );
}

function PartRow({
  name,
  note,
  score,
}: {
  readonly name: string;
  readonly note: string;
  readonly score: Score;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { low, high } = score.interval90;
  return (
    <tr>
      <th scope="row">
        {name}
        {note && <span className="parts__note">{note}</span>}
      </th>
      <td className="value">{format.number(score.score, 1)}</td>
      <td>
        <IntervalPlot score={score} />
        <span className="parts__range value soft">
          {t("result.range", { low: format.number(low, 1), high: format.number(high, 1) })}
        </span>
      </td>
    </tr>
  );
}

function MeanRow({
  name,
  note,
  mean,
}: {
  readonly name: string;
  readonly note: string;
  readonly mean: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="parts__note">{note}</span>
      </th>
      <td className="value">{format.number(mean, 1)}</td>
      <td>
        <span className="parts__note">{t("made.meanInterval")}</span>
      </td>
    </tr>
  );
}
