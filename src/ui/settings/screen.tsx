import { useTranslation } from "react-i18next";
import { BackendSetting, HistorySetting, Reset, ViewChoices } from "./choices.tsx";
import { Stored } from "./stored.tsx";
import "./settings.css";

/** Every choice that is remembered, and everything that is stored. */
export function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <div className="settings-screen">
      <header>
        <h1>{t("settings.title")}</h1>
        <p className="note">{t("settings.lead")}</p>
      </header>
      <div className="settings-screen__list">
        <ViewChoices />
        <BackendSetting />
        <HistorySetting />
        <Reset />
      </div>
      <Stored />
    </div>
  );
}
