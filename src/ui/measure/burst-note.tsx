import { useTranslation } from "react-i18next";
import type { BurstSpread } from "../../core/report.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "./use-score-text.ts";

/** That a result is the mean of a burst, and how far its frames disagree. */
export function BurstNote({ burst: { frames, used, sd } }: { readonly burst: BurstSpread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useScoreText();
  if (used < 2) return <p className="note">{t("camera.burstOne", { frames: format.integer(frames) })}</p>;
  return (
    <p translate="no" className="note">
      {t("camera.burst", {
        used: format.integer(used),
        frames: format.integer(frames),
        sd: text.number(sd),
      })}
    </p>
  );
}
