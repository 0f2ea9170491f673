import { createElement, lazy, Suspense, useEffect, useRef, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { DropCurtain } from "./components/drop-curtain.tsx";
import { HelpLink } from "./components/help-link.tsx";
import { LostScreen } from "./components/lost-screen.tsx";
import { Nav, OTHER_ROUTES, useMainRoutes } from "./components/nav.tsx";
import { Notice } from "./components/notice.tsx";
import { PrivacyLine } from "./components/privacy-line.tsx";
import { LanguageChoice, ThemeChoice } from "./components/view-choices.tsx";
import { UpdateLine } from "./components/update-line.tsx";
import { Wordmark } from "./components/wordmark.tsx";
import { loadAnnouncer, loadScreen, type LateRoute } from "./late-screens.ts";
import { useParts, type Parts } from "./parts.ts";
import { screenTitle } from "./screen-title.ts";
import { ServicesProvider } from "./services.ts";
import { ScoreScreen } from "./score/screen.tsx";
import "./styles/shell.css";

const lateScreens = new Map<LateRoute, ComponentType>();

/** Return the lazy component of a screen, the same one each time: another one would mount the screen anew. */
function lateScreen(route: LateRoute, services: Parts["services"]): ComponentType {
  const known = lateScreens.get(route);
  if (known) return known;
  const made = lazy(async () => ({
    default: await withServices(services, loadScreen(route)).catch(() => lostScreen(route)),
  }));
  lateScreens.set(route, made);
  return made;
}

/** Return what was loaded, within the services that it needs. */
async function withServices(
  services: Parts["services"],
  loading: Promise<ComponentType>,
): Promise<ComponentType> {
  const [value, content] = await Promise.all([services(), loading]);
  return function WithServices() {
    return <ServicesProvider value={value}>{createElement(content)}</ServicesProvider>;
  };
}

/** What is shown for a screen that did not arrive. Once left it is forgotten, so that coming back asks anew. */
function lostScreen(route: LateRoute): ComponentType {
  return function Lost() {
    useEffect(() => () => void lateScreens.delete(route), []);
    return <LostScreen />;
  };
}

/** The frame around every screen: name, privacy line, content, choices. */
export function Shell() {
  const { t } = useTranslation();
  const { route } = useStore(useParts().route);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = screenTitle(route, t);
  }, [route, t]);
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
        <Nav label={t("nav.main")} routes={useMainRoutes()} />
        <PrivacyLine />
      </header>
      <UpdateLine />
      <main className="shell__main" id="content" ref={main} tabIndex={-1}>
        {route === "score" ? (
          <ScoreScreen />
        ) : (
          <Suspense fallback={<p className="soft">{t("loading")}</p>}>
            <LateScreen key={route} route={route} />
          </Suspense>
        )}
      </main>
      <Footer />
      <LateAnnouncer />
      <DropCurtain />
      <Notice />
    </div>
  );
}

function LateScreen({ route }: { readonly route: LateRoute }) {
  return createElement(lateScreen(route, useParts().services));
}

/** Speaks of the photo in view, loaded well before a photo can be scored; what did not come is asked for again with the next photo. */
function LateAnnouncer() {
  const { photos } = useParts();
  const selected = useStore(photos, (now) => now.selected);
  const [announcer, setAnnouncer] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (!announcer)
      loadAnnouncer().then(
        (loaded) => setAnnouncer(() => loaded),
        () => undefined,
      );
  }, [announcer, selected]);
  return announcer && createElement(announcer);
}

/** The skip link moves the focus itself: its hash would be read as an unknown screen. */
function skip(event: { preventDefault(): void }, main: HTMLElement | null) {
  event.preventDefault();
  main?.focus();
}

function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="shell__foot">
      <p>{t("app.footer")}</p>
      <Nav label={t("nav.other")} routes={OTHER_ROUTES}>
        <HelpLink />
      </Nav>
      <div className="shell__choices">
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </footer>
  );
}
