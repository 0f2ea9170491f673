import { useTranslation } from "react-i18next";
import type { MeasurementReading, Report } from "../../core/report.ts";
import { gravestFirst, noteSd } from "../../core/score/uncertainty.ts";
import type { Photo } from "../../state/photo.ts";
import { useDates } from "../hooks/use-dates.ts";
import { useFormat } from "../hooks/use-format.ts";
import { Mark } from "../icons/icons.tsx";
import { usePhotoActions } from "../services.ts";
import { Made } from "../measure/made.tsx";
import { Readout } from "../measure/readout.tsx";
import { Stranger } from "../measure/stranger.tsx";
import { Sum } from "../measure/sum.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { decimalsOfSum } from "../measure/arithmetic.ts";
import { grouped, rowsOf, type Row } from "../measure/rows.ts";
import { cardFacesOf } from "../measure/tables.ts";
import { ReadingHead, RegionBody } from "../measure/table-parts.tsx";
import { formatValue, formatZ } from "../measure/values.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";

interface PaperProps {
  readonly photo: Photo;
  readonly report: Report;
  readonly withPhoto: boolean;
}

/** The report on two A4 pages: the number and how it was made, then every measurement. No file name; a photo only if chosen. */
export function Paper({ photo, report, withPhoto }: PaperProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { previewUrl } = usePhotoActions();
  const url = withPhoto ? previewUrl(photo.id) : undefined;
  return (
    <div className="paper">
      <header className="paper__head">
        <p className="paper__name">
          <Mark /> {t("app.name")}
        </p>
        <h1>{t("export.reportTitle")}</h1>
        <p className="note">{t("export.reportDate", { date: dates.full(new Date().toISOString()) })}</p>
      </header>
      <div className="paper__top">
        <Readout report={report} />
        {url && <img className="paper__photo" src={url} alt={t("export.reportPhoto")} />}
      </div>
      <section className="paper__made">
        <h2>{t("made.title")}</h2>
        <Made report={report} />
      </section>
      <section className="paper__meaning">
        <h2>{t("export.reportMeaning")}</h2>
        <Stranger />
        <p>{t("meaning.taste")}</p>
        <p>{t("meaning.not")}</p>
        <PaperNotes report={report} />
      </section>
      <PaperTable report={report} />
      <footer className="note">
        {t("export.reportFooter")} {t("details.backend")}: {report.backend}.
      </footer>
    </div>
  );
}

function PaperNotes({ report: { quality } }: { readonly report: Report }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("seen.title")}</h2>
      {quality.length === 0 ? (
        <p>{t("seen.none")}</p>
      ) : (
        <ul>
          {gravestFirst(quality).map((note) => (
            <li key={note.code}>
              {t(`quality.${note.code}.what`)}{" "}
              <span className="note">({t(noteSd(note) > 0 ? "seen.warning" : "seen.note")})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PaperTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { regions, landmarkModel } = report.geometry;
  const { photographed, synthetic } = cardFacesOf(landmarkModel);
  const leading = useScoreText();
  const decimals = decimalsOfSum(
    regions.map(({ points }) => leading.value(points)),
    leading.decimals,
  );
  return (
    <section className="paper__table">
      <h2>{t("measure.title")}</h2>
      <table>
        <caption className="note">
          {t("measure.reference", {
            photographed: format.integer(photographed),
            synthetic: format.integer(synthetic),
          })}{" "}
          {t("measure.shared")}
        </caption>
        <ReadingHead />
        {grouped(rowsOf(report), { order: "region", regions }).map(({ family, points, rows }) => (
          <RegionBody
            key={family ?? "all"}
            family={family}
            columns={4}
            sum={points === null ? "" : leading.signed(points, decimals)}
          >
            {rows.map((row) => (
              <PaperRow key={row.card.id} row={row} />
            ))}
          </RegionBody>
        ))}
      </table>
      <Sum geometry={report.geometry} />
    </section>
  );
}

function PaperRow({ row: { card, reading, points } }: { readonly row: Row }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const words = useMeasurementWords();
  return (
    <tr>
      <th scope="row">{words(card.id).name}</th>
      <ReadingCells reading={reading} />
      <td>{points === null ? t("measure.notScored") : leading.signed(points)}</td>
    </tr>
  );
}

function ReadingCells({ reading }: { readonly reading: MeasurementReading }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (reading.kind === "not-measured") return <td colSpan={2}>{t("measure.notMeasured")}</td>;
  return (
    <>
      <td>{formatValue(format, reading.id, reading.value)}</td>
      <td>{formatZ(format, reading.z)}</td>
    </>
  );
}
