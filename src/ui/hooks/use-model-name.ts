import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Model } from "../../models/manifest.ts";
import { listedModels } from "../../state/models.ts";
import { useServices } from "../services.ts";

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

/** Return what the model of an id is called, in the chosen language; one that this site does not list goes by its id. */
export function useNameOfModel(): (id: string) => string {
  const { t } = useTranslation();
  const listed = useStore(useServices().models.store, listedModels);
  return (id) => {
    const known = NAMED.find((word) => word === id);
    if (known) return t(`models.names.${known}`);
    return listed.find((model) => model.id === id)?.name ?? t("made.model", { name: id });
  };
}
