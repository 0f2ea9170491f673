import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { compareWith } from "../../state/pair.ts";
import type { Photo } from "../../state/photo.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { ShareNow } from "../export/share-now.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { useActions } from "../parts.ts";
import { useServices } from "../services.ts";
import "./result-bar.css";

/**
 * What people do with a result, beside its number; on a phone a bar that stays at the foot of the screen, with the number and
 * its interval in short.
 */
export function ResultBar({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const { go } = useActions();
  const { pair } = useServices().batch;
  const leading = useScoreText();
  const { low, high } = report.psl.interval90;
  const compare = () => {
    compareWith(pair, photo.id);
    go("compare");
  };
  return (
    <div className="result-bar" role="group" aria-label={t("reading.bar.label")}>
      {/* The number is told in full where it stands. */}
      <p translate="no" className="result-bar__number" aria-hidden="true">
        <strong>{leading.number(report.psl.score)}</strong>{" "}
        <span className="result-bar__range">
          {leading.coarse(low)}–{leading.coarse(high)}
        </span>
      </p>
      <ShareNow photo={photo} report={report} />
      <button type="button" className="button" onClick={compare}>
        {t("reading.bar.compare")}
      </button>
      <FileChoice className="button" label={t("reading.bar.next")} />
    </div>
  );
}
