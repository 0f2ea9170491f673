import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useFormat } from "../hooks/use-format.ts";
import { useActions, useParts } from "../parts.ts";
import "./engine-line.css";

/** After so long without a sign of progress it is said that nothing comes, and what to do. */
const SILENCE_MS = 8000;

/** A load that is over by then needs no numbers, and the first of them costs the page as much as all of its first paint. */
const NUMBERS_AFTER_MS = 1500;

/** Whether scoring can start: loading with bytes, ready, or why not. */
export function EngineLine() {
  const { t } = useTranslation();
  const state = useStore(useParts().engine);
  const { reload } = useActions();
  switch (state.phase) {
    case "loading":
      return (
        <div className="engine-line" role="group" aria-label={t("engine.label")}>
          <p>{t("engine.loading")}</p>
          {state.progress && <Loading {...state.progress} />}
          <Silence of={state} />
        </div>
      );
    case "ready":
      return <p className="engine-line">{t("engine.ready")}</p>;
    case "failed":
      return (
        <div className="engine-line engine-line--failed" role="alert">
          <p>
            <strong>{t("engine.failed")}</strong> {t(`faults.${state.fault.code}.what`)}{" "}
            {t(`faults.${state.fault.code}.next`)}
          </p>
          <button type="button" className="button" onClick={reload}>
            {t("engine.reload")}
          </button>
        </div>
      );
    default:
      return state satisfies never;
  }
}

interface LoadingProps {
  readonly what: string;
  readonly bytes: number;
  readonly total: number;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly retry?: number;
}

function Loading({ retry = 0, ...numbers }: LoadingProps) {
  const { t } = useTranslation();
  const { bytes, total } = numbers;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), NUMBERS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <progress className="bar" value={bytes} max={Math.max(total, 1)} aria-label={t("engine.label")} />
      {isLong && <Numbers {...numbers} />}
      {retry > 0 && <p className="engine-line__bytes">{t("engine.retrying", { n: retry })}</p>}
    </>
  );
}

function Numbers({ what, bytes, total, bytesPerSecond, secondsLeft }: Omit<LoadingProps, "retry">) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    t("engine.loadingBytes", { what, bytes: format.bytes(bytes), total: format.bytes(total) }),
    bytesPerSecond !== null && t("engine.speed", { speed: format.bytes(bytesPerSecond) }),
    secondsLeft !== null && t("engine.secondsLeft", { seconds: format.integer(Math.ceil(secondsLeft)) }),
  ];
  return <p className="engine-line__bytes">{parts.filter(Boolean).join(" · ")}</p>;
}

/** Says that nothing comes, once the loading has stood still for long; empty before, so that it is read aloud then. */
function Silence({ of: state }: { readonly of: object }) {
  const { t } = useTranslation();
  const { reload } = useActions();
  const [silent, setSilent] = useState<object | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSilent(state), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {silent === state && (
        <div className="engine-line__silence">
          <p>{t("engine.silent")}</p>
          <button type="button" className="button" onClick={reload}>
            {t("engine.reload")}
          </button>
        </div>
      )}
    </div>
  );
}
