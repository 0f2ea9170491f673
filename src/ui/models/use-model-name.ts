import { useTranslation } from "react-i18next";
import type { Model } from "../../models/manifest.ts";

/** Models whose names are words; any other is called what its maker calls it. */
const NAMED = ["compact", "faces", "official", "assembled"] as const;

/** Return what a model is called, in the chosen language. */
export function useModelName(): (model: Pick<Model, "id" | "kind" | "name">) => string {
  const { t } = useTranslation();
  return ({ id, kind, name }) => {
    const known = NAMED.find((word) => word === id || word === kind);
    return known ? t(`models.names.${known}`) : name;
  };
}
