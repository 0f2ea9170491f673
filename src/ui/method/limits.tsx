/** Where the score fails, as far as it is known; what can be counted is counted. */
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import { SOURCES, type SourceId } from "../../core/measure/sources.ts";
import { THRESHOLDS } from "../../core/quality/thresholds.ts";
import { SCALE } from "../../core/score/scale.ts";
import { encoderOf } from "../../state/models.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { groupGap, missedBy } from "../../core/validity/figures.ts";
import { VALIDITY } from "./validity.ts";
import type { LandmarkModelReport } from "../../core/validity/report.ts";

export function Limits({ report }: { readonly report: LandmarkModelReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hasEncoder = useStore(useServices().models.store, (models) => encoderOf(models) !== null);
  const blend = report.parts["blend"]?.agreement;
  const gap = blend ? groupGap(blend) : null;
  const gate = VALIDITY.ageGate;
  const limits = [
    t("method.limits.synthetic"),
    t("method.limits.taste"),
    gap &&
      t("method.limits.groups", {
        worse: t(`method.within.worse.${gap.worse}`),
        low: format.number(gap.low, 2),
        high: format.number(gap.high, 2),
      }),
    gate && t("method.limits.age", { missed: format.percent(missedBy(gate), 1) }),
    blend &&
      t("method.limits.extremes", {
        slope: format.number(blend.slope, 2),
        mean: format.integer(SCALE.mean),
      }),
    t("method.limits.photo"),
    t("method.limits.lens", { close: format.integer(THRESHOLDS.closeCentimetres) }),
    t("method.limits.outline"),
    t("method.limits.drawings"),
    hasEncoder && !report.parts["facestats"] && t("method.limits.facestats"),
  ];
  return <ul className="method__list">{limits.map((limit) => limit && <li key={limit}>{limit}</li>)}</ul>;
}

/** The literature behind the measurements, with the measurements that name it. */
export function Sources() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMeasurementWords();
  const ids = (Object.keys(SOURCES) as SourceId[])
    .map((id) => ({ id, cards: MEASUREMENTS.filter(({ sources }) => sources.includes(id)) }))
    .filter(({ cards }) => cards.length > 0)
    .sort((a, b) => SOURCES[a.id].citation.localeCompare(SOURCES[b.id].citation));
  return (
    <>
      <p>{t("method.sources.text")}</p>
      <ul className="method__sources">
        {ids.map(({ id, cards }) => (
          <li key={id}>
            {SOURCES[id].citation}
            {SOURCES[id].status === "recalled" && (
              <span className="soft"> ({t("method.sources.recalled")})</span>
            )}
            <span className="method__cited note">
              {t("method.sources.for", { names: format.list(cards.map((card) => words(card.id).name)) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
