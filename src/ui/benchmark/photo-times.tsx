import { useTranslation } from "react-i18next";
import type { BenchmarkResult } from "../../state/benchmark.ts";
import type { TimeSpread } from "../../state/benchmark-figures.ts";
import { STEPS } from "../../state/photo.ts";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "../method/data-table.tsx";
import { Strip } from "../method/strip.tsx";

/** What each stage took, cold and warm. */
export function PhotoTimes({ result: { cold, warm, startMs } }: { readonly result: BenchmarkResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ms = (value: number) => format.number(value, value < 100 ? 1 : 0);
  const { total } = warm;
  const most = Math.max(cold.total, total.high);
  const row = (name: string, first: number | undefined, spread: TimeSpread | undefined) => [
    name,
    first === undefined ? t("benchmark.photo.none") : ms(first),
    spread ? ms(spread.median) : t("benchmark.photo.none"),
    spread && spread.count > 1
      ? t("benchmark.photo.range", { low: ms(spread.low), high: ms(spread.high) })
      : t("benchmark.photo.none"),
    spread ? (
      <Strip
        domain={[0, most]}
        value={spread.median}
        range={spread}
        {...(first === undefined ? {} : { promise: first })}
      />
    ) : (
      ""
    ),
  ];
  return (
    <section className="bench__part" aria-labelledby="bench-photo">
      <h2 id="bench-photo">{t("benchmark.photo.title")}</h2>
      <p>
        {t("benchmark.photo.summary", {
          count: total.count,
          median: ms(total.median),
          low: ms(total.low),
          high: ms(total.high),
          start: ms(startMs),
          cold: ms(cold.total),
        })}
      </p>
      <DataTable
        isDrawn
        caption={t("benchmark.photo.table")}
        columns={[
          t("benchmark.photo.stage"),
          t("benchmark.photo.cold"),
          t("benchmark.photo.warm"),
          t("benchmark.photo.half"),
          t("benchmark.photo.plot", { most: ms(most) }),
        ]}
        rows={[
          ...STEPS.map((step) => row(t(`steps.${step}`), cold.steps[step], warm.steps[step])),
          row(t("benchmark.photo.total"), cold.total, total),
        ]}
      />
      <p className="note">{t("benchmark.photo.note")}</p>
    </section>
  );
}
