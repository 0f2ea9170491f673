import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { scoreText, type ScoreText } from "./score-text.ts";
import { useFormat } from "../hooks/use-format.ts";

/** Return how scores are written on the chosen scale, in the chosen language. */
export function useScoreText(): ScoreText {
  const format = useFormat();
  return scoreText(
    useStore(useParts().settings, ({ scale }) => scale),
    format,
  );
}
