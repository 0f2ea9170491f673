import { useTranslation } from "react-i18next";
import type { QualityNote } from "../../core/report.ts";
import { foldedNotes, gravestFirst, noteSd } from "../../core/score/uncertainty.ts";
import { useFormat } from "../hooks/use-format.ts";
import { Stranger } from "../measure/stranger.tsx";
import "./notes.css";

interface NotesProps {
  readonly notes: readonly QualityNote[];
  /** Whether there is an interval that a note can widen. */
  readonly scored: boolean;
}

/** What was seen of the photo's quality, what matters most first, each with what to do. */
export function QualityNotes({ notes, scored }: NotesProps) {
  const { t } = useTranslation();
  if (notes.length === 0) return <p>{t("seen.none")}</p>;
  return (
    <ul className="notes">
      {gravestFirst(notes).map((note) => (
        <li
          key={note.code}
          className={note.severity === "warning" ? "notes__item notes__item--warning" : "notes__item"}
        >
          <p>
            <strong>{t(`quality.${note.code}.what`)}</strong> {t(`quality.${note.code}.next`)}
          </p>
          {scored && <p className="note">{t(noteSd(note) > 0 ? "seen.warning" : "seen.note")}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What was seen of a scored photo's quality: at most two notes stand open, those that matter most. */
export function Seen({ notes }: { readonly notes: readonly QualityNote[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { open, folded } = foldedNotes(notes);
  return (
    <>
      {(open.length > 0 || folded.length === 0) && <QualityNotes notes={open} scored />}
      {folded.length > 0 && (
        <details className="seen__rest disclosure">
          <summary>{t("seen.rest", { number: format.integer(folded.length) })}</summary>
          <QualityNotes notes={folded} scored />
        </details>
      )}
    </>
  );
}

/** What the number is and is not. */
export function Meaning() {
  const { t } = useTranslation();
  return (
    <>
      <Stranger />
      <p>{t("meaning.interval")}</p>
      <p>{t("meaning.taste")}</p>
      <p>{t("meaning.photo")}</p>
      <p>{t("meaning.not")}</p>
    </>
  );
}
