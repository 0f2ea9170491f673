import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { BurstNote } from "./burst-note.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "./use-score-text.ts";
import { useParts } from "../parts.ts";
import { Curve } from "./curve.tsx";
import { PslWord } from "./psl-word.tsx";
import { SaidWords } from "./said.tsx";
import { Statements } from "./statements.tsx";
import { scoreText } from "./score-text.ts";
import "./readout.css";

interface ReadoutProps {
  readonly report: Report;
  /** Whether a model joined the result that is shown: then the number is seen to move. */
  readonly hasMoved?: boolean;
  /** Where the group that it is compared with is chosen; none on paper. */
  readonly choice?: ReactNode;
  /** What is said of the number, right below it. */
  readonly children?: ReactNode;
}

/** The PSL on every scale, each with its interval, and its place in the reference. */
export function Readout({ report, hasMoved = false, choice, children }: ReadoutProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { psl } = report;
  const leading = useScoreText();
  const other = scoreText(leading.scale === "100" ? "8" : "100", format);
  const compared = comparedWith(
    report,
    useStore(useParts().settings, ({ group }) => group),
  );
  const percentile = (score: number) => format.integer(placeAmong(score, compared).percentile);
  const ends = { low: percentile(psl.interval90.low), high: percentile(psl.interval90.high) };
  const among = t(`settings.among.${compared.group}`);
  return (
    <section className="readout" aria-labelledby="psl-title">
      <div className="readout__head">
        <div className="readout__value">
          <div className="readout__label">
            <span translate="no" id="psl-title">
              {psl.kind === "blend" ? t("result.psl") : t("result.pslGeometric")}
            </span>{" "}
            <PslWord />
          </div>
          <span
            key={psl.score}
            translate="no"
            className={hasMoved ? "readout__number readout__number--moved" : "readout__number"}
          >
            {leading.number(psl.score)}
          </span>
        </div>
        <p translate="no" className="readout__interval">
          <span className="readout__label">{t("result.interval90")}</span>
          <span className="readout__range">{t("result.range", leading.ends(psl.interval90))}</span>
        </p>
      </div>
      <SaidWords report={report} compared={compared} />
      {children}
      <Curve score={psl} compared={compared} />
      {choice}
      <dl className="readout__scales">
        <Scale name={t("result.interval68")} value={t("result.range", leading.ends(psl.interval68))} />
        <Scale
          name={t(`result.scale${other.scale}`)}
          value={other.number(psl.score)}
          range={t("result.range", other.ends(psl.interval90))}
        />
        <Scale
          name={t("result.percentile")}
          value={percentile(psl.score)}
          range={t("result.range", ends)}
          note={among}
        />
      </dl>
      {report.burst && <BurstNote burst={report.burst} />}
      <Statements {...report} />
    </section>
  );
}

function Scale({
  name,
  value,
  range,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly range?: string;
  readonly note?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span translate="no" className="value">
          {value}
        </span>
        {range && (
          <span translate="no" className="value soft">
            {" "}
            ({range})
          </span>
        )}
        {note && <span className="readout__note">{note}</span>}
      </dd>
    </div>
  );
}
