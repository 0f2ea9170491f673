import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { REFERENCE_GROUPS } from "../../core/score/reference.ts";
import { useParts } from "../parts.ts";
import { Choice } from "./choice.tsx";

/** Among whom percentile and band are told: chosen by the person and remembered, never read from a photo. */
export function GroupChoice() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const group = useStore(settings, (now) => now.group);
  return (
    <Choice
      legend={t("settings.group.legend")}
      options={REFERENCE_GROUPS}
      chosen={group}
      labelOf={(option) => t(`settings.group.options.${option}`)}
      onChoose={(option) => settings.setState({ group: option })}
    />
  );
}
