import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { MAX_DROPPED_FILES } from "../../capture/drop.ts";
import type { Phase } from "../../state/photo.ts";
import { EngineLine } from "../components/engine-line.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { usePhotoActions, useServices } from "../services.ts";
import { durationText } from "./duration.ts";

type Counts = Readonly<Record<Phase, number>>;

/** How far the photos are: bar, counts, pace, time left, a way out; and what of a folder was left out. */
export function Progress({ counts, total }: { readonly counts: Counts; readonly total: number }) {
  const { t } = useTranslation();
  const { cancelAll } = usePhotoActions();
  const { engine } = useParts();
  const isReady = useStore(engine, ({ phase }) => phase === "ready");
  const unfinished = counts.queued + counts.running;
  const finished = total - unfinished;
  return (
    <div className="batch">
      {!isReady && unfinished > 0 && <EngineLine />}
      {unfinished > 0 && (
        <progress className="bar batch__bar" max={total} value={finished} aria-label={t("table.progress")} />
      )}
      <div className="batch__line">
        <p>
          <strong className="batch__finished">{t("photos.summary", { settled: finished, total })}</strong>{" "}
          <Outcomes counts={counts} />
        </p>
        {unfinished > 0 && <PaceLine />}
        {unfinished > 1 && (
          <button type="button" className="button" onClick={cancelAll}>
            {t("actions.cancelAll")}
          </button>
        )}
      </div>
      <LeftOut />
      <Spoken finished={finished} total={total} asked={counts.asked} />
    </div>
  );
}

function Outcomes({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const parts = [
    counts.done > 0 && t("table.scored", { count: counts.done }),
    counts.asked > 0 && t("table.asked", { count: counts.asked }),
    counts.refused > 0 && t("table.refused", { count: counts.refused }),
    counts.failed > 0 && t("table.failed", { count: counts.failed }),
    counts.cancelled > 0 && t("table.cancelled", { count: counts.cancelled }),
  ].filter(Boolean);
  return <span className="soft">{parts.join(" · ")}</span>;
}

function PaceLine() {
  const { t } = useTranslation();
  const format = useFormat();
  const { settings } = useParts();
  const { batch } = useServices();
  const { perSecond, secondsLeft } = useStore(batch.pace);
  const language = useStore(settings, (s) => s.language);
  if (perSecond === null || secondsLeft === null) return null;
  const rate = format.number(perSecond, perSecond < 10 ? 1 : 0);
  const time = durationText(secondsLeft, language);
  return (
    <p className="note batch__pace">
      {t("table.pace", { rate })} · {t("table.secondsLeft", { time })}
    </p>
  );
}

function LeftOut() {
  const { t } = useTranslation();
  const format = useFormat();
  const { skipped, cut } = useStore(useServices().batch.intake);
  if (skipped === 0 && !cut) return null;
  return (
    <p className="note" role="status">
      {skipped > 0 && t("table.skipped", { count: skipped })}{" "}
      {cut && t("table.cut", { number: format.integer(MAX_DROPPED_FILES) })}
    </p>
  );
}

interface SpokenProps {
  readonly finished: number;
  readonly total: number;
  /** How many wait for an answer. */
  readonly asked: number;
}

/** Says aloud each quarter and the end: every single photo would drown everything else. */
function Spoken({ finished, total, asked }: SpokenProps) {
  const { t } = useTranslation();
  const quarter = Math.floor((4 * finished) / Math.max(1, total));
  const settled = Math.ceil((quarter * total) / 4);
  return (
    <p className="out-of-sight" role="status">
      {quarter === 4 && asked > 0 && t("table.allDoneButAsked", { count: asked })}
      {quarter === 4 && asked === 0 && t("table.allDone")}
      {quarter < 4 && quarter > 0 && t("photos.summary", { settled, total })}
    </p>
  );
}
