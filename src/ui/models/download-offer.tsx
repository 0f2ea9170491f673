import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { concernsOf, downloadSeconds, freeBytes, isAsked } from "../../state/download-offer.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useTimeLeft } from "../hooks/use-time-left.ts";
import { useServices } from "../services.ts";
import type { Need } from "./facestats-view.ts";
import "./joining.css";

interface OfferProps {
  readonly need: Need;
  /** In a line below a result; else on the screen of the models, with its own words. */
  readonly isShort?: boolean;
  readonly onStart: () => void;
}

/**
 * The button that begins the download, with its size, its time on this connection and what speaks against it here. Where data is
 * saved or paid for, it asks once more.
 */
export function DownloadOffer({ need, isShort = false, onStart }: OfferProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const takes = useTakes();
  const { store, facts } = useServices().models;
  const room = useStore(store, ({ inventory }) => inventory);
  const [isAsking, setAsking] = useState(false);
  const left = need.total - need.here;
  const told = facts();
  const concerns = left > 0 ? concernsOf(left, told, room) : [];
  const seconds = left > 0 ? downloadSeconds(left, told) : null;
  const size = format.bytes(left);
  const words = { size, free: format.bytes(freeBytes(room) ?? 0) };
  const start = () => {
    setAsking(false);
    onStart();
  };
  const begin = concerns.some(isAsked) ? () => setAsking(true) : start;
  const label = isShort ? t(shortLabel(need), { size }) : t(longLabel(need), { size });
  return (
    <div className="offer">
      {concerns.length > 0 && (
        <ul className="offer__concerns">
          {concerns.map((concern) => (
            <li key={concern}>{t(`models.concerns.${concern}`, words)}</li>
          ))}
        </ul>
      )}
      {isAsking ? (
        <Ask size={size} onYes={start} onNo={() => setAsking(false)} />
      ) : (
        <div className="offer__facts">
          <button type="button" className={isShort ? "button" : "button button--main"} onClick={begin}>
            {label}
          </button>
          {seconds !== null && <span className="soft">{takes(seconds)}</span>}
        </div>
      )}
    </div>
  );
}

function shortLabel({ here, total, isUpTo }: Need) {
  if (here >= total) return "models.facestats.turnOn";
  if (here > 0) return "models.joining.resume";
  return isUpTo ? "models.joining.addUpTo" : "models.joining.add";
}

function longLabel({ here, total, isUpTo }: Need) {
  if (here >= total) return "models.facestats.turnOn";
  if (here > 0) return "models.facestats.resume";
  return isUpTo ? "models.facestats.downloadUpTo" : "models.facestats.download";
}

interface AskProps {
  readonly size: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more; the safe answer comes first and has the focus. */
function Ask({ size, onYes, onNo }: AskProps) {
  const { t } = useTranslation();
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <div className="offer__ask" role="group" aria-label={t("models.ask.question", { size })}>
      <p>{t("models.ask.question", { size })}</p>
      <div className="actions">
        <button ref={safe} type="button" className="button" onClick={onNo}>
          {t("models.ask.no")}
        </button>
        <button type="button" className="button button--main" onClick={onYes}>
          {t("models.ask.yes", { size })}
        </button>
      </div>
    </div>
  );
}

/** Return how the time of a whole download is said. */
function useTakes(): (seconds: number) => string {
  const { t } = useTranslation();
  const time = useTimeLeft();
  return (seconds) => t("models.joining.takes", { time: time(seconds, "whole") });
}
