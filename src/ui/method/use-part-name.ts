import { useTranslation } from "react-i18next";
import type { LandmarkModelReport } from "../../core/validity/report.ts";

const NAMED = ["geometry", "compact", "faces", "facestats", "appearance", "blend"] as const;

/** Return what a part of the score is called; a model that has no words goes by its id. */
export function usePartName(): (part: string) => string {
  const { t } = useTranslation();
  return (part) => {
    const known = NAMED.find((name) => name === part);
    return known ? t(`method.parts.${known}`) : part;
  };
}

/** Return the parts of a report: geometry first, the blend last. */
export function partsOf({ parts }: LandmarkModelReport): string[] {
  const middle = Object.keys(parts).filter((part) => part !== "geometry" && part !== "blend");
  return ["geometry", ...middle, "blend"].filter((part) => part in parts);
}
