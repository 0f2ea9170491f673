import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { BENCHMARK_SIZES, type Benchmark, type BenchmarkSize } from "../../state/benchmark.ts";
import { isSettled } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";

/** The one button, how many photos, and how it goes. */
export function Controls() {
  const { t } = useTranslation();
  const { store, actions } = useServices().benchmark;
  const benchmark = useStore(store);
  const [size, setSize] = useState<BenchmarkSize>("6");
  const hindrance = useHindrance();
  const isRunning = benchmark.phase === "running";
  return (
    <div className="bench__controls">
      <Choice
        legend={t("benchmark.photos")}
        options={BENCHMARK_SIZES}
        chosen={size}
        labelOf={(option) => option}
        onChoose={setSize}
      />
      <div className="actions">
        {/* One button that changes its mind, so that the focus stays on it. */}
        <button
          type="button"
          className={isRunning ? "button" : "button button--main"}
          disabled={!isRunning && hindrance !== null}
          onClick={() => (isRunning ? actions.cancel() : actions.run(size))}
        >
          {isRunning
            ? t("benchmark.cancel")
            : t(benchmark.phase === "done" ? "benchmark.again" : "benchmark.start")}
        </button>
        {isRunning && <Progress benchmark={benchmark} />}
      </div>
      <p role="status" className="note">
        {isRunning ? t(`benchmark.steps.${benchmark.step}`) : hindrance}
        <Ended benchmark={benchmark} />
      </p>
    </div>
  );
}

/** Why nothing can be measured now, or null. */
function useHindrance(): string | null {
  const { t } = useTranslation();
  const { photos, engine, examples } = useParts();
  const isBusy = useStore(photos, ({ byId }) => Object.values(byId).some(({ state }) => !isSettled(state)));
  const phase = useStore(engine, (state) => state.phase);
  const hasExamples = useStore(examples, (state) => state.examples.length > 0);
  if (isBusy) return t("benchmark.busy");
  if (phase !== "ready") return t("benchmark.notReady");
  return hasExamples ? null : t("benchmark.noExamples");
}

function Progress({ benchmark }: { readonly benchmark: Extract<Benchmark, { phase: "running" }> }) {
  const { t } = useTranslation();
  return (
    <progress
      className="bench__progress"
      aria-label={t("benchmark.progress")}
      value={benchmark.done}
      max={benchmark.total}
    />
  );
}

function Ended({ benchmark }: { readonly benchmark: Benchmark }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (benchmark.phase) {
    case "idle":
    case "running":
      return null;
    case "cancelled":
      return <> {t("benchmark.cancelled")}</>;
    case "failed": {
      const { code } = benchmark.fault;
      return (
        <>
          {" "}
          {t("benchmark.failed")} {t(`faults.${code}.what`)} {t(`faults.${code}.next`)}
        </>
      );
    }
    case "done":
      return <> {t("benchmark.done", { median: format.integer(benchmark.result.warm.total.median) })}</>;
    default:
      return benchmark satisfies never;
  }
}
