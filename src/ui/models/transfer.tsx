import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import { useTimeLeft } from "../hooks/use-time-left.ts";

interface TransferProps {
  readonly label: string;
  readonly progress: {
    readonly bytes: number;
    readonly total: number;
    readonly bytesPerSecond: number | null;
    readonly secondsLeft: number | null;
    readonly retry?: number;
  };
  readonly children: ReactNode;
}

/** Bytes under way: how many of how many, how fast, how long still; and the button that ends it. */
export function Transfer({ label, progress, children }: TransferProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeLeft = useTimeLeft();
  const { bytes, total, bytesPerSecond, secondsLeft, retry = 0 } = progress;
  const isComing = bytes < total;
  const parts = [
    t("models.facestats.bytes", { bytes: format.bytes(bytes), total: format.bytes(total) }),
    isComing && bytesPerSecond !== null && t("engine.speed", { speed: format.bytes(bytesPerSecond) }),
    isComing && secondsLeft !== null && timeLeft(secondsLeft),
  ];
  return (
    <div className="transfer">
      <progress className="bar" value={bytes} max={Math.max(total, 1)} aria-label={label} />
      <p className="transfer__bytes">{parts.filter(Boolean).join(" · ")}</p>
      {retry > 0 && <p className="note">{t("models.facestats.retrying", { n: retry })}</p>}
      <div className="actions">{children}</div>
    </div>
  );
}
