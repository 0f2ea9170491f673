import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import type { Figure } from "../../core/validity/report.ts";

interface RangedProps {
  readonly figure: Figure;
  readonly decimals: number;
  /** Whether the value carries its sign. */
  readonly isSigned?: boolean;
  /** What stands below the range, such as a count. */
  readonly note?: ReactNode;
}

/** A figure with its range below. */
export function Ranged({ figure, decimals, isSigned = false, note }: RangedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = (value: number) =>
    isSigned ? format.signed(value, decimals) : format.number(value, decimals);
  return (
    <span translate="no" className="value">
      {tell(figure.value)}
      <span className="figures__range">
        {t("method.range", { low: tell(figure.low), high: tell(figure.high) })}
      </span>
      {note !== undefined && <span className="figures__range">{note}</span>}
    </span>
  );
}
