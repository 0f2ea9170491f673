import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { joinedRecord } from "../../core/joined-file.ts";
import type { Report } from "../../core/report.ts";
import { joinedPhotos, type Joined } from "../../core/score/joined.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { download } from "../export/download.ts";
import { IntervalPlot } from "../measure/interval-plot.tsx";
import { JoinedNotes } from "../measure/joined-notes.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";

/** Both photos as one result, where somebody says that they are of one person. Nothing here looks whether they are. */
export function OnePerson({ a, b }: { readonly a: Report; readonly b: Report }) {
  const { t } = useTranslation();
  const id = useId();
  const [isSaid, setSaid] = useState(false);
  const joined = useMemo(() => joinedPhotos([a, b]), [a, b]);
  return (
    <section className="one-person" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("compare.joinedTitle")}</h2>
      <label className="one-person__said">
        <input type="checkbox" checked={isSaid} onChange={({ target }) => setSaid(target.checked)} />
        {t("compare.samePerson")}
      </label>
      {isSaid &&
        (joined.kind === "joined" ? <JoinedResult joined={joined} /> : <p>{t("compare.joinedNot")}</p>)}
    </section>
  );
}

function JoinedResult({ joined }: { readonly joined: Joined }) {
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
    <div role="status">
      <p className="one-person__result">
        <span>{t(making.psl.kind === "blend" ? "result.psl" : "result.pslGeometric")}</span>
        <span translate="no" className="one-person__number">
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
      <p className="note">{t("compare.joinedWhat")}</p>
      <button type="button" className="button" onClick={onSave}>
        {t("compare.joinedJson")}
      </button>
    </div>
  );
}
