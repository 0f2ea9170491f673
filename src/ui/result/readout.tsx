import { useTranslation } from "react-i18next";
import type { Interval, Report } from "../../core/report.ts";
import { percentileOf } from "../../core/score/reference.ts";
import { psl8Of } from "../../core/score/scale.ts";
import { useFormat } from "../hooks/use-format.ts";
import { Curve } from "./curve.tsx";
import { calibrationOf, referenceOf } from "./tables.ts";
import "./readout.css";

/** The PSL on every scale, each with its interval, and its place in the reference. */
export function Readout({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { psl } = report;
  const reference = referenceOf(report);
  const range = ({ low, high }: Interval, decimals: number) =>
    t("result.range", { low: format.number(low, decimals), high: format.number(high, decimals) });
  const onScale8 = { low: psl8Of(psl.interval90.low), high: psl8Of(psl.interval90.high) };
  const percentiles = {
    low: percentileOf(psl.interval90.low, reference.quantiles),
    high: percentileOf(psl.interval90.high, reference.quantiles),
  };
  return (
    <section className="readout" aria-labelledby="psl-title">
      <div className="readout__head">
        <p className="readout__value">
          <span className="readout__label" id="psl-title">
            {psl.kind === "blend" ? t("result.psl") : t("result.pslGeometric")}
          </span>
          <span className="readout__number">{format.number(psl.score, 1)}</span>
        </p>
        <p className="readout__interval">
          <span className="readout__label">{t("result.interval90")}</span>
          <span className="readout__range">{range(psl.interval90, 1)}</span>
          <span className="soft">{t(`bands.${psl.band}`)}</span>
        </p>
      </div>
      <Curve
        score={psl}
        reference={reference}
        faces={calibrationOf(report.geometry.landmarkModel).figures.faces}
      />
      <dl className="readout__scales">
        <Scale name={t("result.interval68")} value={range(psl.interval68, 1)} />
        <Scale name={t("result.scale8")} value={format.number(psl.psl8, 2)} range={range(onScale8, 1)} />
        <Scale
          name={t("result.percentile")}
          value={format.integer(psl.percentile)}
          range={range(percentiles, 0)}
        />
      </dl>
    </section>
  );
}

function Scale({
  name,
  value,
  range,
}: {
  readonly name: string;
  readonly value: string;
  readonly range?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="value">{value}</span>
        {range && <span className="value soft"> ({range})</span>}
      </dd>
    </div>
  );
}
