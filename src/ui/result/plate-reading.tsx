import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { ByDevice } from "../components/by-device.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { formatValue, formatZ } from "../measure/values.ts";

/** The measurement in question in one line: its name, its value and how usual it is. */
export function PlateReading({ report, id }: { readonly report: Report; readonly id: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMeasurementWords();
  const reading = report.measurements.find((candidate) => candidate.id === id);
  if (reading?.kind !== "measured")
    return (
      <p className="plate__reading plate__reading--idle">
        <ByDevice pointer={t("plate.idle")} touch={t("plate.idleTouch")} />
      </p>
    );
  return (
    <p className="plate__reading">
      <span>{words(reading.id).name}</span>
      <span translate="no" className="plate__value value">
        {formatValue(format, reading.id, reading.value)}
      </span>
      <span translate="no" className="value soft">
        {t("measure.z", { z: formatZ(format, reading.z) })}
      </span>
    </p>
  );
}
