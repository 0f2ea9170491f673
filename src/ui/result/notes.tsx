import { useTranslation } from "react-i18next";
import type { QualityNote } from "../../core/report.ts";
import { WARNING_SD } from "../../core/score/uncertainty.ts";
import "./notes.css";

interface NotesProps {
  readonly notes: readonly QualityNote[];
  /** Whether there is an interval that a note can widen. */
  readonly scored: boolean;
}

/** What was seen of the photo's quality, warnings first, each with what to do. */
export function QualityNotes({ notes, scored }: NotesProps) {
  const { t } = useTranslation();
  if (notes.length === 0) return <p>{t("seen.none")}</p>;
  const ordered = [...notes].sort((a, b) => rank(a) - rank(b));
  return (
    <ul className="notes">
      {ordered.map(({ code, severity }) => (
        <li
          key={code}
          className={severity === "warning" ? "notes__item notes__item--warning" : "notes__item"}
        >
          <p>
            <strong>{t(`quality.${code}.what`)}</strong> {t(`quality.${code}.next`)}
          </p>
          {scored && <p className="note">{t(WARNING_SD[code] > 0 ? "seen.warning" : "seen.note")}</p>}
        </li>
      ))}
    </ul>
  );
}

function rank({ severity }: QualityNote): number {
  return severity === "warning" ? 0 : 1;
}

/** The section of a scored photo about its quality. */
export function Seen({ notes }: { readonly notes: readonly QualityNote[] }) {
  const { t } = useTranslation();
  return (
    <section className="seen" aria-labelledby="seen-title">
      <h2 id="seen-title">{t("seen.title")}</h2>
      <QualityNotes notes={notes} scored />
    </section>
  );
}

/** What the number is and is not. */
export function Meaning() {
  const { t } = useTranslation();
  return (
    <section className="meaning" aria-labelledby="meaning-title">
      <h2 id="meaning-title">{t("meaning.title")}</h2>
      <p>{t("meaning.stranger")}</p>
      <p>{t("meaning.interval")}</p>
      <p>{t("meaning.taste")}</p>
      <p>{t("meaning.photo")}</p>
      <p>{t("meaning.not")}</p>
    </section>
  );
}
