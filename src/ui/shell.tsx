import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Announcer } from "./components/announcer.tsx";
import { Choice } from "./components/choice.tsx";
import { DropCurtain } from "./components/drop-curtain.tsx";
import { Notice } from "./components/notice.tsx";
import { PrivacyLine } from "./components/privacy-line.tsx";
import { Wordmark } from "./components/wordmark.tsx";
import { loadResultScreen } from "./late-screens.ts";
import { useParts } from "./parts.ts";
import { ScoreScreen } from "./screens/score.tsx";
import { LANGUAGES, THEMES } from "../state/settings.ts";
import "./styles/shell.css";

const ResultScreen = lazy(() => loadResultScreen().then((m) => ({ default: m.ResultScreen })));

/** The frame around every screen: name, privacy line, content, choices. */
export function Shell() {
  const { t } = useTranslation();
  const { route } = useStore(useParts().route);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [route]);
  return (
    <div className="shell">
      <a className="shell__skip" href="#content" onClick={(event) => skip(event, main.current)}>
        {t("app.skip")}
      </a>
      <header className="shell__head">
        <Wordmark />
        <PrivacyLine />
      </header>
      <main className="shell__main" id="content" ref={main} tabIndex={-1}>
        {route === "score" ? (
          <ScoreScreen />
        ) : (
          <Suspense fallback={<p className="soft">{t("loading")}</p>}>
            <ResultScreen />
          </Suspense>
        )}
      </main>
      <Footer />
      <Announcer />
      <DropCurtain />
      <Notice />
    </div>
  );
}

/** The skip link moves the focus itself: its hash would be read as an unknown screen. */
function skip(event: { preventDefault(): void }, main: HTMLElement | null) {
  event.preventDefault();
  main?.focus();
}

function Footer() {
  const { t } = useTranslation();
  const { settings } = useParts();
  const { language, theme } = useStore(settings);
  return (
    <footer className="shell__foot">
      <p>{t("app.footer")}</p>
      <div className="shell__choices">
        <Choice
          legend={t("app.language")}
          options={LANGUAGES}
          chosen={language}
          labelOf={(option) => t(`app.languages.${option}`)}
          onChoose={(option) => settings.setState({ language: option })}
        />
        <Choice
          legend={t("app.theme")}
          options={THEMES}
          chosen={theme}
          labelOf={(option) => t(`app.themes.${option}`)}
          onChoose={(option) => settings.setState({ theme: option })}
        />
      </div>
    </footer>
  );
}
