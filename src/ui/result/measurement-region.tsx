import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Family } from "../../core/measure/measurement.ts";
import { highlighted } from "../../state/highlight.ts";
import { ChevronIcon } from "../icons/icons.tsx";
import { PointsBar } from "../measure/row-plots.tsx";
import type { RowGroup } from "../measure/rows.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { useServices } from "../services.ts";

interface RegionProps {
  readonly family: Family;
  readonly group: RowGroup;
  /** Points of a full bar. */
  readonly largest: number;
  readonly decimals: number;
  readonly children: ReactNode;
}

/** One region of the face with its points; its measurements stand under it when it is opened. */
export function MeasurementRegion({ family, group, largest, decimals, children }: RegionProps) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const { highlight } = useServices();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const { points, rows } = group;
  const isCurrent = useStore(highlight, (state) =>
    rows.some(({ card }) => !open && card.id === highlighted(state)),
  );
  return (
    <tbody id={bodyId}>
      <tr className={isCurrent ? "region-row measure-row measure-row--current" : "region-row measure-row"}>
        <th scope="rowgroup" colSpan={3}>
          <button
            type="button"
            className="measure-row__name"
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setOpen(!open)}
          >
            <ChevronIcon />
            <span>{t(`measure.regions.${family}`)}</span>{" "}
            <span className="note">{t("measure.members", { count: rows.length })}</span>
          </button>
        </th>
        {points === null ? (
          <td className="note">{t("measure.notScored")}</td>
        ) : (
          <td className="measure-row__plot">
            <PointsBar points={points} largest={largest} />
            <span translate="no" className="value">
              {leading.signed(points, decimals)}
            </span>
          </td>
        )}
      </tr>
      {open && children}
    </tbody>
  );
}
