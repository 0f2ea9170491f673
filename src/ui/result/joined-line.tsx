import { useTranslation } from "react-i18next";
import type { PhotoState } from "../../state/photo.ts";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { useScoreText } from "../measure/use-score-text.ts";

type Done = Extract<PhotoState, { phase: "done" }>;

/** Which model joined this result last, and from where to where it moved the number; nothing where none did. */
export function JoinedLine({ state }: { readonly state: Done }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const nameOf = useNameOfModel();
  const { joined, report } = state;
  if (!joined) return null;
  return (
    // Said aloud already, with the interval, by what tells of the photo in view.
    <p key={`${joined.model} ${joined.from}`} translate="no" className="joined-line">
      {t("result.joined", {
        name: nameOf(joined.model),
        from: leading.number(joined.from),
        to: leading.number(report.psl.score),
      })}
    </p>
  );
}
