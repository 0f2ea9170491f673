import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export const SECTIONS = [
  "meaning",
  "steps",
  "real",
  "agreement",
  "groups",
  "blend",
  "interval",
  "age",
  "steady",
  "models",
  "population",
  "limits",
  "sources",
] as const;
export type SectionId = (typeof SECTIONS)[number];

const headingId = (id: SectionId) => `method-${id}`;

/** A part of the page with its heading, which the contents lead to. */
export function Section({ id, children }: { readonly id: SectionId; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="method__section" aria-labelledby={headingId(id)}>
      <h2 id={headingId(id)} tabIndex={-1}>
        {t(`method.sections.${id}`)}
      </h2>
      {children}
    </section>
  );
}

/** The contents. They move the view and the focus themselves: the address names the screen and nothing in it. */
export function Contents() {
  const { t } = useTranslation();
  return (
    <nav className="method__contents" aria-label={t("method.contents")}>
      <p className="note">{t("method.contents")}</p>
      <ol>
        {SECTIONS.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => show(headingId(id))}>
              {t(`method.sections.${id}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function show(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
