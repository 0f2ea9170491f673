import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { useParts } from "../parts.ts";
import { useSelectedPhoto } from "../services.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import type { Photo } from "../../state/photo.ts";

/** Says aloud, politely, what happens to the photo in view. */
export function Announcer() {
  const photo = useSelectedPhoto();
  return (
    <p translate="no" className="out-of-sight" role="status">
      {photo && <Announcement photo={photo} />}
    </p>
  );
}

function Announcement({ photo: { name, state, lost } }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const group = useStore(useParts().settings, (now) => now.group);
  if (lost) {
    const { why } = lost;
    const words =
      why.phase === "refused" ? (`refusals.${why.reason}` as const) : (`faults.${why.fault.code}` as const);
    return `${t("framing.lost")} ${t(`${words}.what`)}`;
  }
  switch (state.phase) {
    case "queued":
      return t("photos.item", { name, state: t("phases.queued") });
    case "running":
      return t("announce.running", { name, step: t(`steps.${state.step}`) });
    case "done": {
      const { score, interval90 } = state.report.psl;
      const { band, group: among } = placeAmong(score, comparedWith(state.report, group));
      return t(`announce.${state.change ?? "done"}`, {
        name,
        score: leading.number(score),
        top: leading.top,
        low: leading.coarse(interval90.low),
        high: leading.coarse(interval90.high),
        band: t("result.bandAmong", { band: t(`bands.${band}`), among: t(`settings.among.${among}`) }),
      });
    }
    case "asked":
      return t("announce.asked", { name, question: t("asked.title"), why: t("asked.why") });
    case "refused":
      return t("announce.refused", {
        name,
        what: t(`refusals.${state.reason}.what`),
        next: t(`refusals.${state.reason}.next`),
      });
    case "failed":
      return t("announce.failed", {
        name,
        what: t(`faults.${state.fault.code}.what`),
        next: t(`faults.${state.fault.code}.next`),
      });
    case "cancelled":
      return t("announce.cancelled", { name });
    default:
      return state satisfies never;
  }
}
