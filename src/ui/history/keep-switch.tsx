import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { LARGEST_KEPT_SET } from "../../state/history/history.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";

const SWITCH = ["off", "on"] as const;
type Switch = (typeof SWITCH)[number];

const nameOf = (isOn: boolean): Switch => (isOn ? "on" : "off");

/** Whether results are kept, as a choice of two. Switching on can fail; the list then says why. */
export function KeepChoice() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { history } = useServices();
  const isOn = useStore(settings, (state) => state.history);
  /** What was asked for, until it is so or cannot be. */
  const [asked, setAsked] = useState<Switch | null>(null);
  const choose = (option: Switch) => {
    setAsked(option);
    void history.actions.setOn(option === "on").finally(() => setAsked(null));
  };
  return (
    <Choice
      legend={t("history.keep")}
      options={SWITCH}
      chosen={asked ?? nameOf(isOn)}
      labelOf={(option) => t(`history.${option}`)}
      onChoose={choose}
    />
  );
}

/** Whether a kept result has a small picture. */
export function ThumbnailChoice() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const isOn = useStore(settings, ({ thumbnails }) => thumbnails);
  return (
    <Choice
      legend={t("history.thumbnails")}
      options={SWITCH}
      chosen={nameOf(isOn)}
      labelOf={(option) => t(`history.${option}`)}
      onChoose={(option) => settings.setState({ thumbnails: option === "on" })}
    />
  );
}

/** The switch of the history with everything that it means, before it is on. */
export function KeepSwitch() {
  const { t } = useTranslation();
  const format = useFormat();
  const isOn = useStore(useParts().settings, (state) => state.history);
  return (
    <section className="keep-switch" aria-label={t("history.keep")}>
      <div className="keep-switch__choices">
        <KeepChoice />
        {isOn && <ThumbnailChoice />}
      </div>
      <details open={!isOn} className="keep-switch__what disclosure">
        <summary>{t("history.whatTitle")}</summary>
        <p>{t("history.what")}</p>
        <p>{t("history.thumbnailsKept")}</p>
        <p>{t("history.whatNot", { most: format.integer(LARGEST_KEPT_SET) })}</p>
      </details>
    </section>
  );
}
