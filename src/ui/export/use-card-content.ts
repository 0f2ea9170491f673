import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { comparedWith } from "../../core/score/place.ts";
import { useFormat } from "../hooks/use-format.ts";
import { scoreText } from "../measure/score-text.ts";
import { useParts } from "../parts.ts";
import { cardContent } from "./card-content.ts";
import type { CardContent } from "./draw-card.ts";

/** Return what stands on the card of a result, in the chosen language, scale and group. */
export function useCardContent(report: Report): CardContent {
  const { t } = useTranslation();
  const format = useFormat();
  const { scale, group } = useStore(useParts().settings);
  return useMemo(
    () =>
      cardContent(report, {
        t,
        format,
        leading: scoreText(scale, format),
        compared: comparedWith(report, group),
        siteUrl: document.baseURI,
      }),
    [report, t, format, scale, group],
  );
}
