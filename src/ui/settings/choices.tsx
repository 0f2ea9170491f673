import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { BACKEND_CHOICES } from "../../state/model-choice.ts";
import { hashOf } from "../../state/route.ts";
import { SCALES } from "../../core/score/scale.ts";
import { defaultSettings } from "../../state/settings.ts";
import { Choice } from "../components/choice.tsx";
import { GroupChoice } from "../components/group-choice.tsx";
import { LanguageChoice, ThemeChoice } from "../components/view-choices.tsx";
import { HistoryFaultWords } from "../history/history-fault.tsx";
import { KeepChoice, ThumbnailChoice } from "../history/keep-switch.tsx";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { Setting } from "./setting.tsx";

/** How the app looks and speaks, and on which scale and among whom it tells a score. */
export function ViewChoices() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const scale = useStore(settings, (now) => now.scale);
  return (
    <>
      <Setting what={t("settings.language")}>
        <LanguageChoice />
      </Setting>
      <Setting what={t("settings.theme")}>
        <ThemeChoice />
      </Setting>
      <Setting what={t("settings.scale.what")}>
        <Choice
          legend={t("settings.scale.legend")}
          options={SCALES}
          chosen={scale}
          labelOf={(option) => t(`settings.scale.options.${option}`)}
          onChoose={(option) => settings.setState({ scale: option })}
        />
      </Setting>
      <Setting what={t("settings.group.what")}>
        <GroupChoice />
      </Setting>
    </>
  );
}

/** What FaceStats runs on. */
export function BackendSetting() {
  const { t } = useTranslation();
  const { choice, actions } = useServices().models;
  const backend = useStore(choice, (state) => state.backend);
  return (
    <Setting what={t("settings.backend.what")}>
      <Choice
        legend={t("settings.backend.legend")}
        options={BACKEND_CHOICES}
        chosen={backend}
        labelOf={(option) => t(`settings.backend.options.${option}`)}
        onChoose={(option) => actions.choose({ backend: option })}
      />
    </Setting>
  );
}

/** Whether results are kept, and with a picture. */
export function HistorySetting() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { history } = useServices();
  const isOn = useStore(settings, (state) => state.history);
  const list = useStore(history.store, (state) => state.list);
  return (
    <>
      <Setting
        what={
          <>
            {t("settings.history.what")} <a href={hashOf("history")}>{t("settings.history.link")}</a>
          </>
        }
      >
        <KeepChoice />
      </Setting>
      {list.phase === "failed" && (
        <p className="setting__fault" role="alert">
          <HistoryFaultWords fault={list.fault} />
        </p>
      )}
      {isOn && (
        <Setting what={t("history.thumbnailsWhat")}>
          <ThumbnailChoice />
        </Setting>
      )}
    </>
  );
}

/** Back to how the choices were at the first visit; what is kept stays. */
export function Reset() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { models } = useServices();
  const [done, setDone] = useState(false);
  const reset = () => {
    const { language, theme, scale, group } = defaultSettings(navigator.languages);
    settings.setState({ language, theme, scale, group });
    models.actions.choose({ backend: "auto" });
    setDone(true);
  };
  return (
    <Setting what={t("settings.reset.what")}>
      <button type="button" className="button" onClick={reset}>
        {t("settings.reset.button")}
      </button>{" "}
      <span className="note" role="status">
        {done && t("settings.reset.done")}
      </span>
    </Setting>
  );
}
