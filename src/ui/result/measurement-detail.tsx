import { useTranslation } from "react-i18next";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import { SOURCES } from "../../core/measure/sources.ts";
import type { Report } from "../../core/report.ts";
import { CARD_SHARES, type CardReference } from "../../core/score/cards.ts";
import type { Photo } from "../../state/photo.ts";
import { useFormat } from "../hooks/use-format.ts";
import { usePhotoActions } from "../services.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { MeasureLines, PhotoView } from "../measure/photo-view.tsx";
import type { Row } from "../measure/rows.ts";
import { boxAroundLines, segmentsOf } from "../measure/segments.ts";
import { cardReferenceOf } from "../measure/tables.ts";
import { formatValue } from "../measure/values.ts";
import { boxOfAspect, withMargin } from "../measure/view.ts";

interface DetailProps {
  readonly row: Row;
  readonly photo: Photo;
  readonly report: Report;
  readonly disturbances: string;
}

/** What one measurement is, where it is on this photo, what disturbs it and what is known about it. */
export function MeasurementDetail({ row: { card, reading }, photo, report, disturbances }: DetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useMeasurementWords()(card.id);
  const reference = cardReferenceOf(report.geometry.landmarkModel, card.id);
  return (
    <div className="detail">
      {reading.kind === "measured" && <Crop card={card} photo={photo} report={report} />}
      <div className="detail__words">
        <h3>{t("measure.definition")}</h3>
        <p>{text.definition}</p>
        {reading.kind === "measured" && reference && (
          <p translate="no" className="note">
            <Usual reference={reference} />{" "}
            {t("measure.meanSd", {
              mean: formatValue(format, card.id, reference.mean),
              sd: formatValue(format, card.id, reference.sd),
            })}
            {" · "}
            {t("measure.spread", { spread: formatValue(format, card.id, reading.spread) })}
          </p>
        )}
        <p className="note">
          {t("measure.disturbedBy")}: {disturbances || t("measure.disturbedNothing")}
        </p>
        {card.scored.kind === "shown" && (
          <>
            <h3>{t("measure.notScoredWhy")}</h3>
            <p>{t(`measure.unscored.${card.scored.reason}`)}</p>
          </>
        )}
        <h3>{t("measure.literature")}</h3>
        <p>{text.literature}</p>
        <ul className="detail__sources note">
          {card.sources.map((source) => (
            <li key={source}>{SOURCES[source].citation}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Between which values half of the adults lie, and nine of ten. */
function Usual({ reference: { id, quantiles } }: { readonly reference: CardReference }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = (share: (typeof CARD_SHARES)[number]) =>
    formatValue(format, id, quantiles[CARD_SHARES.indexOf(share)] ?? Number.NaN);
  return t("measure.usual", { low50: at(0.25), high50: at(0.75), low90: at(0.05), high90: at(0.95) });
}

/** The part of the photo that the measurement is about, with its lines: useful where the photo is out of view. */
function Crop({ card, photo, report }: Pick<Row, "card"> & Omit<DetailProps, "row" | "disturbances">) {
  const { t } = useTranslation();
  const { previewUrl } = usePhotoActions();
  const segments = segmentsOf(card, pixelLandmarks(report.face.landmarks).points);
  if (segments.length === 0) return null;
  const around = boxAroundLines(segments);
  const least = report.face.box.width * 0.42;
  const grown = {
    ...around,
    x: around.x - Math.max(0, least - around.width) / 2,
    width: Math.max(around.width, least),
  };
  return (
    <figure className="detail__crop">
      <PhotoView
        url={previewUrl(photo.id)}
        alt={t("measure.lines")}
        photo={report.photo}
        view={boxOfAspect(withMargin(grown, 0.14), 1.15)}
      >
        <MeasureLines segments={segments} />
      </PhotoView>
    </figure>
  );
}
