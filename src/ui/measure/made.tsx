import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { AppearanceAnswer, Blend, Report, Score } from "../../core/report.ts";
import type { AppearanceCalibration } from "../../core/score/appearance-calibration.ts";
import { listedModels } from "../../state/models.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { useServices } from "../services.ts";
import { decimalsThatAddUp } from "./arithmetic.ts";
import { IntervalPlot } from "./interval-plot.tsx";
import { useScoreText } from "./use-score-text.ts";
import "./made.css";

type Answered = Extract<AppearanceAnswer, { kind: "answered" }>;

/** How the number is made: the blend written out, then each part and each model with its interval. */
export function Made({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { psl } = report;
  const nameOf = useNameOfModel();
  const unmeasured = psl.unmeasured?.map(nameOf) ?? [];
  return (
    <div className="made">
      {psl.kind === "blend" && psl.appearance !== null ? (
        <Equation report={report} appearance={psl.appearance} />
      ) : (
        <p className="made__alone">
          <strong>{t("made.geometricOnly")}.</strong>{" "}
          {t(report.appearance.some(isAnswer) ? "made.allOff" : "made.geometricOnlyWhy")}
        </p>
      )}
      {unmeasured.length > 0 && (
        <p className="note">{t("made.unmeasured", { models: format.list(unmeasured) })}</p>
      )}
      <PartsTable report={report} />
    </div>
  );
}

function Equation({ report, appearance }: { readonly report: Report; readonly appearance: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leading = useScoreText();
  const { psl, geometry } = report;
  const onScale = {
    geometry: leading.value(geometry.score),
    appearance: leading.value(appearance),
    psl: leading.value(psl.score),
    weights: psl.weights,
  };
  const decimals = decimalsThatAddUp(onScale, leading.decimals);
  const words = {
    wg: format.number(psl.weights.geometry, 2),
    g: format.number(onScale.geometry, decimals),
    wa: format.number(psl.weights.appearance, 2),
    a: format.number(onScale.appearance, decimals),
    psl: leading.number(psl.score),
  };
  return (
    <>
      <p translate="no" className="out-of-sight">
        {t("made.equationSpoken", words)}
      </p>
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
      <span translate="no" className="value">
        {value}
      </span>
      <span className="equation__name">{name}</span>
    </span>
  );
}

function isAnswer(answer: AppearanceAnswer): answer is Answered {
  return answer.kind === "answered";
}

function PartsTable({ report: { geometry, appearance, psl } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = psl.models.length;
  const weightOf = (part: keyof Blend["weights"]) =>
    t("made.weight", { weight: format.number(psl.weights[part], 2) });
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
          notes={[t(`made.geometryModel.${geometry.landmarkModel}`), weightOf("geometry")]}
          score={geometry}
        />
        {psl.appearance !== null && counted > 1 && (
          <MeanRow
            name={t("made.appearance")}
            note={[t("made.appearanceMean", { count: counted }), weightOf("appearance")].join(" · ")}
            mean={psl.appearance}
          />
        )}
        {appearance.map((answer) => (
          <ModelRow key={answer.model} answer={answer} psl={psl} isOnly={appearance.length === 1} />
        ))}
        {psl.kind === "blend" && <PartRow name={t("made.psl")} notes={[]} score={psl} />}
      </tbody>
    </table>
  );
}

interface ModelRowProps {
  readonly answer: AppearanceAnswer;
  readonly psl: Blend;
  readonly isOnly: boolean;
}

/** One appearance model: its score, what it weighs, its raw output and how that becomes a score. */
function ModelRow({ answer, psl, isOnly }: ModelRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const model = useStore(useServices().models.store, (models) =>
    listedModels(models).find(({ id }) => id === answer.model),
  );
  const calibrationWords = useCalibrationWords();
  const name = useNameOfModel()(answer.model);
  if (answer.kind === "silent") {
    return (
      <tr>
        <th scope="row">
          {name}
          <span className="parts__note">{t(`faults.${answer.fault.code}.what`)}</span>
        </th>
        <td colSpan={2} className="soft">
          {t("made.silent")}
        </td>
      </tr>
    );
  }
  const isCounted = psl.models.includes(answer.model);
  const weight = format.number(psl.weights.appearance / Math.max(1, psl.models.length), 2);
  const notes = [
    isCounted ? t("made.weight", { weight }) : t("made.off"),
    t("made.raw", { raw: format.number(answer.raw, 3) }),
    model?.role === "appearance" && calibrationWords(model.calibration),
  ];
  return (
    <PartRow
      name={isOnly ? t("made.appearance") : name}
      notes={[isOnly && name, ...notes]}
      score={answer}
      isFaint={!isCounted}
    />
  );
}

function useCalibrationWords(): (calibration: AppearanceCalibration) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (calibration) =>
    calibration.kind === "linear"
      ? t("models.calibrations.linear", {
          mean: format.number(calibration.mean, 1),
          sd: format.number(calibration.sd, 1),
        })
      : t(`models.calibrations.${calibration.kind}`);
}

interface PartRowProps {
  readonly name: string;
  readonly notes: readonly (string | false | undefined)[];
  readonly score: Score;
  readonly isFaint?: boolean;
}

function PartRow({ name, notes, score, isFaint = false }: PartRowProps) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const written = notes.filter(Boolean).join(" · ");
  return (
    <tr className={isFaint ? "parts__faint" : undefined}>
      <th scope="row">
        {name}
        {written && (
          <span translate="no" className="parts__note">
            {written}
          </span>
        )}
      </th>
      <td translate="no" className="value">
        {leading.number(score.score)}
      </td>
      <td>
        <IntervalPlot score={score} />
        <span translate="no" className="parts__range value soft">
          {t("result.range", leading.ends(score.interval90))}
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
  const leading = useScoreText();
  return (
    <tr>
      <th scope="row">
        {name}
        <span translate="no" className="parts__note">
          {note}
        </span>
      </th>
      <td translate="no" className="value">
        {leading.number(mean)}
      </td>
      <td>
        <span className="parts__note">{t("made.meanInterval")}</span>
      </td>
    </tr>
  );
}
