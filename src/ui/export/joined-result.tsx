import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { joinedRecord } from "../../core/joined-file.ts";
import type { Joined } from "../../core/score/joined.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { JoinedNotes } from "../measure/joined-notes.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";
import { download } from "./download.ts";
import "./joined-result.css";

interface JoinedResultProps {
  readonly joined: Joined;
  /** What else can be done with it, beside its file. */
  readonly children?: ReactNode;
}

/** What the photos of one person came to: the PSL with the interval that so many deserve, and what has to be said of them. */
export function JoinedResult({ joined, children }: JoinedResultProps) {
  const { t } = useTranslation();
  const text = useScoreText();
  const group = useStore(useParts().settings, (now) => now.group);
  const { psl, counted, making } = joined;
  const place = placeAmong(psl.score, comparedWith(making, group));
  const words = { band: t(`bands.${place.band}`), among: t(`settings.among.${place.group}`) };
  const onSave = () => {
    const json = JSON.stringify(joinedRecord(joined, group), null, 2);
    download(new Blob([json], { type: "application/json" }), "mien-joined.json");
  };
  return (
    <div className="joined-result" role="status">
      <p className="joined-result__line">
        <span>{t(making.psl.kind === "blend" ? "result.psl" : "result.pslGeometric")}</span>
        <span translate="no" className="joined-result__number">
          {text.number(psl.score)}
        </span>
        <span>
          {t("result.interval90")}{" "}
          <span translate="no" className="value">
            {t("result.range", text.ends(psl.interval90))}
          </span>
          , {t("compare.joinedFrom", { count: counted.length })}
        </span>
        <span className="soft">{t("result.bandAmong", words)}</span>
      </p>
      <IntervalPlot score={psl} />
      <JoinedNotes joined={joined} />
      <div className="actions">
        {children}
        <button type="button" className="button" onClick={onSave}>
          {t("compare.joinedJson")}
        </button>
      </div>
    </div>
  );
}
