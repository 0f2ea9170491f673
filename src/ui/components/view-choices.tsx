import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { THEMES } from "../../state/settings.ts";
import { LANGUAGES } from "../../words/language.ts";
import { useParts } from "../parts.ts";
import { Choice } from "./choice.tsx";

export function LanguageChoice() {
  const { t } = useTranslation();
  const { settings, lostLanguage } = useParts();
  const language = useStore(settings, (now) => now.language);
  const { lost } = useStore(lostLanguage);
  return (
    <div>
      <Choice
        legend={t("app.language")}
        options={LANGUAGES}
        chosen={language}
        labelOf={(option) => t(`app.languages.${option}`)}
        onChoose={(option) => settings.setState({ language: option })}
      />
      <p className="note" role="status">
        {lost && t("app.languageLost", { language: t(`app.languages.${lost}`) })}
      </p>
    </div>
  );
}

export function ThemeChoice() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const theme = useStore(settings, (now) => now.theme);
  return (
    <Choice
      legend={t("app.theme")}
      options={THEMES}
      chosen={theme}
      labelOf={(option) => t(`app.themes.${option}`)}
      onChoose={(option) => settings.setState({ theme: option })}
    />
  );
}
