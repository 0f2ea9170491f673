import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { LoadProgress } from "../../inference/protocol/protocol.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useTimeLeft } from "../hooks/use-time-left.ts";
import { useActions, useParts } from "../parts.ts";
import "./engine-line.css";

/** After so long without a byte it is said that nothing comes, and what to do. */
const SILENCE_MS = 8000;

/** Preparing what has come takes a slow device this long; only after that is something wrong. */
const PREPARING_MS = 60_000;

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
          <Silence progress={state.progress} />
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

function Loading({ retry = 0, ...numbers }: LoadProgress) {
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

function Numbers({ bytes, total, bytesPerSecond, secondsLeft }: Omit<LoadProgress, "retry">) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeLeft = useTimeLeft();
  const parts =
    bytes < total
      ? [
          t("engine.loadingBytes", { bytes: format.bytes(bytes), total: format.bytes(total) }),
          bytesPerSecond !== null && t("engine.speed", { speed: format.bytes(bytesPerSecond) }),
          secondsLeft !== null && timeLeft(secondsLeft),
        ]
      : [t("engine.preparing", { total: format.bytes(total) })];
  return <p className="engine-line__bytes">{parts.filter(Boolean).join(" · ")}</p>;
}

/**
 * Says that nothing comes, once not a byte has come for long; empty before, so that it is read aloud then. While bytes come, and
 * while what has come is prepared, nobody is told to reload: that would throw away what is under way.
 */
function Silence({ progress }: { readonly progress: LoadProgress | null }) {
  const { t } = useTranslation();
  const { reload } = useActions();
  const at = progress ? `${progress.bytes} ${progress.total} ${progress.retry}` : "";
  const isPreparing = progress !== null && progress.bytes >= progress.total;
  const [silent, setSilent] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSilent(at), isPreparing ? PREPARING_MS : SILENCE_MS);
    return () => clearTimeout(timer);
  }, [at, isPreparing]);
  return (
    <div role="status">
      {silent === at && (
        <div className="engine-line__silence">
          <p>{t(isPreparing ? "engine.slow" : "engine.silent")}</p>
          <button type="button" className="button" onClick={reload}>
            {t("engine.reload")}
          </button>
        </div>
      )}
    </div>
  );
}
