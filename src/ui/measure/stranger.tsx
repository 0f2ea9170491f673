import { useTranslation } from "react-i18next";
import { SCALE } from "../../core/score/scale.ts";
import { useScoreText } from "./use-score-text.ts";

/** What the number estimates, and where most reference faces lie, on the leading scale. */
export function Stranger() {
  const { t } = useTranslation();
  const leading = useScoreText();
  const words = leading.ends({ low: SCALE.mean - SCALE.sd, high: SCALE.mean + SCALE.sd });
  return <p>{t("meaning.stranger", { mean: leading.tick(SCALE.mean), ...words })}</p>;
}
