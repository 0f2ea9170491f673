import { scaleLinear } from "d3-scale";
import { useTranslation } from "react-i18next";
import type { Difference, NoDifference } from "../../core/score/compare.ts";
import { noiseHalf } from "./differences.ts";

/** The plot reaches so many noise half-widths either side; what lies beyond sits at its end, open. */
const REACH = 3;
const x = scaleLinear([-REACH, REACH], [6, 114]).clamp(true);

/** A difference against its noise: the noise as a wash around zero, the difference as a point; filled when it is more. */
export function NoisePlot({ difference, noiseSd, isMoreThanNoise }: Difference) {
  const half = noiseHalf(noiseSd);
  const at = half > 0 ? difference / half : 0;
  return (
    <svg className="noise-plot" viewBox="0 0 120 16" aria-hidden="true" focusable="false">
      <rect className="noise-plot__noise" x={x(-1)} width={x(1) - x(-1)} y="3" height="10" />
      <path className="noise-plot__axis" d="M6 8H114" />
      <path className="noise-plot__zero" d={`M${x(0)} 2v12`} />
      <circle
        className={isMoreThanNoise ? "noise-plot__point noise-plot__point--more" : "noise-plot__point"}
        cx={x(at)}
        cy="8"
        r="3.500"
      />
    </svg>
  );
}

/** The plain words of a difference. */
export function Verdict({ isMoreThanNoise }: Pick<Difference, "isMoreThanNoise">) {
  const { t } = useTranslation();
  return isMoreThanNoise ? (
    <strong className="verdict">{t("compare.more")}</strong>
  ) : (
    <span className="soft">{t("compare.within")}</span>
  );
}

/** Why there is no difference: `of` says whether a measurement or a model's answer is missing. */
export function NoVerdict({
  reason,
  of,
}: Pick<NoDifference, "reason"> & { readonly of: "measurement" | "answer" }) {
  const { t } = useTranslation();
  return <span className="note">{t(`compare.${WORDS[of][reason]}`)}</span>;
}

const WORDS = {
  measurement: {
    "missing-in-a": "missingA",
    "missing-in-b": "missingB",
    "missing-in-both": "missingBoth",
    "made-differently": "madeDifferently",
  },
  answer: {
    "missing-in-a": "noAnswerA",
    "missing-in-b": "noAnswerB",
    "missing-in-both": "missingBoth",
    "made-differently": "madeDifferently",
  },
} as const;
