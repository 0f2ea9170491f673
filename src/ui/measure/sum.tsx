import { useTranslation } from "react-i18next";
import type { GeometricScore } from "../../core/report.ts";
import { SCALE } from "../../core/score/scale.ts";
import { useScoreText } from "./use-score-text.ts";

/** The geometric score as the middle of the scale and the points of all regions. */
export function Sum({ geometry }: { readonly geometry: Pick<GeometricScore, "regions" | "score"> }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const sum = geometry.regions.reduce((total, { points }) => total + points, 0);
  const clipped = Math.abs(SCALE.mean + sum - geometry.score) > 0.05;
  const words = { mean: leading.tick(SCALE.mean), top: leading.top };
  return (
    <p className="measurements__sum">
      <span translate="no" className="value">
        {words.mean} {sum < 0 ? "−" : "+"} {leading.number(Math.abs(sum))} ={" "}
        {leading.number(SCALE.mean + sum)}
      </span>{" "}
      <span className="soft">{t(clipped ? "measure.sumClipped" : "measure.sumLabel", words)}</span>
    </p>
  );
}
