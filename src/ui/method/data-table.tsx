import type { ReactNode } from "react";
import "./figures.css";

export interface TableData {
  readonly columns: readonly string[];
  /** One row each; its first cell names it. */
  readonly rows: readonly (readonly ReactNode[])[];
}

interface DataTableProps extends TableData {
  readonly caption: string;
  /** Whether sighted people see the caption too. */
  readonly isCaptionShown?: boolean;
  /** Whether the last column holds drawings, which want room. */
  readonly isDrawn?: boolean;
}

/** A table of figures. The last column may hold a drawing. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, isCaptionShown = false, isDrawn = false } = props;
  return (
    <table className={isDrawn ? "figures figures--drawn" : "figures"}>
      <caption className={isCaptionShown ? "figures__caption" : "out-of-sight"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} className={isFigure(cell) ? "value" : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Figures stand in columns of even digits; words do not. */
function isFigure(cell: ReactNode): boolean {
  return typeof cell === "string" && /\d/.test(cell);
}
