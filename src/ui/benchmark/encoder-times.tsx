import { useTranslation } from "react-i18next";
import type { BenchmarkResult, EncoderTiming } from "../../state/benchmark.ts";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "../method/data-table.tsx";
import { useLoadFault } from "../models/use-load-fault.ts";

/** FaceStats on the processor against the graphics processor, as far as it is here. */
export function EncoderTimes({ result: { facestats } }: { readonly result: BenchmarkResult }) {
  const { t } = useTranslation();
  return (
    <section className="bench__part" aria-labelledby="bench-facestats">
      <h2 id="bench-facestats">{t("benchmark.facestats.title")}</h2>
      {facestats ? <Table timings={facestats} /> : <p>{t("benchmark.facestats.notInstalled")}</p>}
    </section>
  );
}

function Table({ timings }: { readonly timings: readonly EncoderTiming[] }) {
  const { t } = useTranslation();
  const row = useRow();
  return (
    <>
      <DataTable
        caption={t("benchmark.facestats.table")}
        columns={[
          t("benchmark.facestats.backend"),
          t("benchmark.facestats.start"),
          t("benchmark.facestats.first"),
          t("benchmark.facestats.face"),
          t("benchmark.facestats.half"),
        ]}
        rows={timings.map(row)}
      />
      {timings.every(({ kind }) => kind === "not-stored") && (
        <p className="note">{t("benchmark.facestats.notStoredNext")}</p>
      )}
    </>
  );
}

function useRow() {
  const { t } = useTranslation();
  const format = useFormat();
  const faultWords = useLoadFault();
  const ms = (value: number) => format.number(value, value < 100 ? 1 : 0);
  const none = t("benchmark.photo.none");
  const named = (backend: EncoderTiming["backend"], detail: string) => (
    <>
      {t(`benchmark.facestats.backends.${backend}`)}
      <span className="figures__range">{detail}</span>
    </>
  );
  return (timing: EncoderTiming) => {
    switch (timing.kind) {
      case "measured": {
        const { backend, variant, gpu, threads, startMs, firstMs, faces } = timing;
        const where = backend === "wasm" ? t("benchmark.facestats.threads", { count: threads }) : (gpu ?? "");
        return [
          named(backend, t("benchmark.facestats.detail", { variant, where })),
          ms(startMs),
          ms(firstMs),
          ms(faces.median),
          t("benchmark.photo.range", { low: ms(faces.low), high: ms(faces.high) }),
        ];
      }
      case "unusable":
        return [
          named(timing.backend, `${t("benchmark.facestats.unusable")}: ${faultWords(timing.fault).what}`),
          none,
          none,
          none,
          none,
        ];
      case "not-stored":
        return [named(timing.backend, t("benchmark.facestats.notStored")), none, none, none, none];
      default:
        return timing satisfies never;
    }
  };
}
