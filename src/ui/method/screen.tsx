import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { LandmarkModelKind } from "../../core/report.ts";
import { SCALE } from "../../core/score/scale.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { AgreementFigures, PartPlots } from "./agreement.tsx";
import { BlendWeights } from "./blend-weights.tsx";
import { Limits, Sources } from "./limits.tsx";
import { ModelCards } from "./model-cards.tsx";
import { Population } from "./population.tsx";
import { RealFigures } from "./real-figures.tsx";
import { Contents, Section } from "./section.tsx";
import { AgeGate, CoverageFigures, GroupFigures, Repeatability } from "./share-tables.tsx";
import { Steps } from "./steps.tsx";
import { VALIDITY } from "./validity.ts";
import { useParts } from "../parts.ts";
import "./method.css";

const KINDS = VALIDITY.landmarkModels.map(({ landmarkModel }) => landmarkModel);

/** How the score is made, how well it agrees with people, and where it fails: all figures from data and constants. */
export function MethodScreen() {
  const { t } = useTranslation();
  const [kind, setKind] = useLandmarkModel();
  const report = VALIDITY.landmarkModels.find(({ landmarkModel }) => landmarkModel === kind);
  return (
    <div className="method">
      <header className="method__head">
        <h1>{t("method.title")}</h1>
        <p className="lead method__lead">{t("method.lead")}</p>
        {KINDS.length > 1 && (
          <Choice
            legend={t("method.landmarkModel")}
            options={KINDS}
            chosen={kind}
            labelOf={(option) => t(`method.landmarkModels.${option}`)}
            onChoose={setKind}
          />
        )}
      </header>
      <Contents />
      <div className="method__body">
        <Section id="meaning">
          <Meaning />
        </Section>
        <Section id="steps">
          <Steps kind={kind} />
        </Section>
        <Section id="real">
          <RealFigures kind={kind} />
        </Section>
        <Section id="agreement">
          {report ? (
            <>
              <AgreementFigures report={report} />
              <PartPlots report={report} />
            </>
          ) : (
            <p>{t("method.notMeasured")}</p>
          )}
        </Section>
        <Section id="groups">
          {report ? <GroupFigures report={report} /> : <p>{t("method.notMeasured")}</p>}
        </Section>
        <Section id="blend">
          {report ? <BlendWeights report={report} /> : <p>{t("method.notMeasured")}</p>}
        </Section>
        <Section id="interval">
          {report ? <CoverageFigures report={report} /> : <p>{t("method.notMeasured")}</p>}
        </Section>
        <Section id="age">
          <AgeGate gate={VALIDITY.ageGate} />
        </Section>
        <Section id="steady">
          <Repeatability figures={VALIDITY.repeatability} />
        </Section>
        <Section id="models">
          <ModelCards />
        </Section>
        <Section id="population">
          <Population kind={kind} />
        </Section>
        <Section id="limits">{report && <Limits report={report} />}</Section>
        <Section id="sources">
          <Sources />
        </Section>
      </div>
    </div>
  );
}

/** The landmark model whose figures are shown: the one that scores here, until another is chosen. */
function useLandmarkModel() {
  const engine = useStore(useParts().engine);
  const [chosen, setChosen] = useState<LandmarkModelKind | null>(null);
  const running = engine.phase === "ready" ? engine.info.landmarkModel : KINDS[0];
  return [chosen ?? running ?? "assembled", setChosen] as const;
}

function Meaning() {
  const { t } = useTranslation();
  const format = useFormat();
  const single = format.number(VALIDITY.ceilings.singleRater, 2);
  return (
    <>
      <p>{t("method.meaning.is", { mean: format.integer(SCALE.mean), sd: format.number(SCALE.sd, 1) })}</p>
      <p>{t("method.meaning.not")}</p>
      <ul className="method__list">
        {(["worth", "life", "taste", "change"] as const).map((what) => (
          <li key={what}>{t(`method.meaning.nots.${what}`, { single })}</li>
        ))}
      </ul>
    </>
  );
}
