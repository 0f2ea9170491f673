import type { PointerEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Family } from "../../core/measure/measurement.ts";
import { highlighted, pointAt } from "../../state/highlight.ts";
import { useServices } from "../services.ts";
import "./table-parts.css";

/** The heads of a table's columns. */
export function TableHead({ columns }: { readonly columns: readonly ReactNode[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          <th scope="col" key={index}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The heads of a table on paper or of what was kept: name, value, z, points. */
export function ReadingHead() {
  const { t } = useTranslation();
  return (
    <TableHead columns={[t("measure.name"), t("measure.value"), t("export.reportZ"), t("measure.points")]} />
  );
}

interface RegionProps {
  /** Null for a table that is not in regions. */
  readonly family: Family | null;
  readonly columns: number;
  /** What stands in the last column beside the region's name. */
  readonly sum?: ReactNode;
  readonly children: ReactNode;
}

/** The measurements of one region of the face, under its name. */
export function RegionBody({ family, columns, sum, children }: RegionProps) {
  const { t } = useTranslation();
  return (
    <tbody>
      {family && (
        <tr className="region-row">
          <th scope="rowgroup" colSpan={sum === undefined ? columns : columns - 1}>
            {t(`measure.regions.${family}`)}
          </th>
          {sum !== undefined && <td>{sum}</td>}
        </tr>
      )}
      {children}
    </tbody>
  );
}

/** What makes an element point at a measurement while the pointer or the focus is on it. */
export function usePointing(id: string) {
  const { highlight } = useServices();
  const point = () => pointAt(highlight, id);
  const leave = () => pointAt(highlight, null);
  // A finger leaves whenever it lifts: what it touched stays until another thing is touched.
  const onPointerLeave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== "touch") leave();
  };
  return { onPointerEnter: point, onPointerLeave, onFocus: point, onBlur: leave };
}

/** A row that draws its measurement on the photo while it is pointed at or has the focus. */
export function PointingRow({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { highlight } = useServices();
  const isCurrent = useStore(highlight, (state) => highlighted(state) === id);
  return (
    <tr
      className={isCurrent ? "measure-row measure-row--current" : "measure-row"}
      data-measurement={id}
      {...usePointing(id)}
    >
      {children}
    </tr>
  );
}
