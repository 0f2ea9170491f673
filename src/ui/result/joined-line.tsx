import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PhotoState } from "../../state/photo.ts";
import { listedModels } from "../../state/models.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { useServices } from "../services.ts";

type Done = Extract<PhotoState, { phase: "done" }>;

/** Which model joined this result last, and from where to where it moved the number; nothing where none did. */
export function JoinedLine({ state }: { readonly state: Done }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const models = useStore(useServices().models.store, listedModels);
  const { joined, report } = state;
  if (!joined) return null;
  const name = models.find(({ id }) => id === joined.model)?.name ?? joined.model;
  return (
    // Said aloud already, with the interval, by what tells of the photo in view.
    <p key={`${joined.model} ${joined.from}`} translate="no" className="joined-line">
      {t("result.joined", {
        name,
        from: leading.number(joined.from),
        to: leading.number(report.psl.score),
      })}
    </p>
  );
}
