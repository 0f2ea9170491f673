import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { useFormat } from "../hooks/use-format.ts";
import { ChevronIcon } from "../icons/icons.tsx";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { MeasurementDetail } from "./measurement-detail.tsx";
import { PointsBar, ZStrip } from "../measure/row-plots.tsx";
import type { Row } from "../measure/rows.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { PointingRow, usePointing } from "../measure/table-parts.tsx";
import { cardReferenceOf } from "../measure/tables.ts";
import { formatValue, formatZ } from "../measure/values.ts";

interface RowProps {
  readonly row: Row;
  readonly photo: Photo;
  readonly report: Report;
  /** Largest contribution of the photo in points: the length of a full bar. */
  readonly largest: number;
}

/** One measurement; pointing at it draws its lines on the photo, opening it tells what is known. */
export function MeasurementRow({ row, photo, report, largest }: RowProps) {
  const { t } = useTranslation();
  const words = useMeasurementWords();
  const [open, setOpen] = useState(false);
  const detailId = useId();
  const { id } = row.card;
  const { onPointerEnter, onPointerLeave } = usePointing(id);
  const disturbances = row.card.disturbedBy
    .map((disturbance) => t(`measure.disturbances.${disturbance}`))
    .join(", ");
  return (
    <>
      <PointingRow id={id}>
        <th scope="row">
          <button
            type="button"
            className="measure-row__name"
            aria-expanded={open}
            aria-controls={open ? detailId : undefined}
            onClick={() => setOpen(!open)}
          >
            <ChevronIcon />
            <span>{words(id).name}</span>
          </button>
        </th>
        <Cells row={row} report={report} largest={largest} />
      </PointingRow>
      {open && (
        <tr className="measure-row__more" id={detailId} {...{ onPointerEnter, onPointerLeave }}>
          <td colSpan={4}>
            <MeasurementDetail row={row} photo={photo} report={report} disturbances={disturbances} />
          </td>
        </tr>
      )}
    </>
  );
}

function Cells({
  row: { card, reading, points },
  report,
  largest,
}: Pick<RowProps, "row" | "report" | "largest">) {
  const { t } = useTranslation();
  const format = useFormat();
  const leading = useScoreText();
  if (reading.kind === "not-measured") {
    return (
      <td colSpan={3} className="note">
        {t("measure.notMeasured")}. {t(`measure.reasons.${reading.reason}`)}
      </td>
    );
  }
  const z = formatZ(format, reading.z);
  const sd = cardReferenceOf(report.geometry.landmarkModel, card.id)?.sd;
  return (
    <>
      <td translate="no" className="measure-table__number value">
        {formatValue(format, card.id, reading.value)}
      </td>
      <td className="measure-row__plot">
        <ZStrip z={reading.z} spread={sd ? reading.spread / sd : 0} />
        <span translate="no" className="value soft" aria-hidden="true">
          {z}
        </span>
        <span translate="no" className="out-of-sight">
          {t("measure.zSpoken", { z })}
        </span>
      </td>
      {points === null ? (
        <td className="note">{t("measure.notScored")}</td>
      ) : (
        <td className="measure-row__plot">
          <PointsBar points={points} largest={largest} />
          <span translate="no" className="value">
            {leading.signed(points)}
          </span>
        </td>
      )}
    </>
  );
}
