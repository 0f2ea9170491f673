import { useTranslation } from "react-i18next";
import { COLUMNS, nextSorting, type Column, type Sorting } from "./rows.ts";

interface HeaderProps {
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** The header row: each column sorts up, then down, then not at all. */
export function SortHeader({ sorting, onSort }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className="photo-grid__head">
      <div role="row" aria-rowindex={1} className="photo-grid__columns">
        {COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            className={`photo-grid__column photo-grid__column--${column}`}
            aria-sort={ariaSort(sorting, column)}
          >
            <button type="button" onClick={() => onSort(nextSorting(sorting, column))}>
              {t(`table.grid.${column}`)}
              <SortSign sorting={sorting} column={column} />
            </button>
          </div>
        ))}
        <div role="columnheader" className="photo-grid__column photo-grid__column--actions">
          <span className="out-of-sight">{t("table.grid.actions")}</span>
        </div>
      </div>
    </div>
  );
}

function ariaSort(sorting: Sorting, column: Column): "ascending" | "descending" | "none" {
  return sorting.column === column ? sorting.direction : "none";
}

function SortSign({ sorting, column }: { readonly sorting: Sorting; readonly column: Column }) {
  if (sorting.column !== column) return null;
  const d = sorting.direction === "ascending" ? "M6 2v8M3 5l3-3 3 3" : "M6 10V2M3 7l3 3 3-3";
  return (
    <svg className="photo-grid__sign" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}
