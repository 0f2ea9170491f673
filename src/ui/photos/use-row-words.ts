import { useTranslation } from "react-i18next";
import type { Photo, PhotoState } from "../../state/photo.ts";
import { useScoreText } from "../measure/use-score-text.ts";

interface RowWords {
  /** The photo and how it stands, in one line for a screen reader. */
  label(photo: Photo): string;
  /** How it stands, as the cell says it: the reason where there is no score. */
  state(state: PhotoState): string;
}

/** Return the words of a row, in the chosen language and on the chosen scale. */
export function useRowWords(): RowWords {
  const { t } = useTranslation();
  const text = useScoreText();
  return {
    label({ name, state }) {
      if (state.phase !== "done") return t("photos.item", { name, state: t(`phases.${state.phase}`) });
      const { score, interval90 } = state.report.psl;
      const ends = { low: text.coarse(interval90.low), high: text.coarse(interval90.high) };
      return t("photos.itemScored", { name, score: text.number(score), ...ends });
    },
    state(state) {
      if (state.phase === "refused") return t(`refusals.${state.reason}.what`);
      if (state.phase === "failed") return t(`faults.${state.fault.code}.what`);
      return t(`phases.${state.phase}`);
    },
  };
}
