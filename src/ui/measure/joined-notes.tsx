import { useTranslation } from "react-i18next";
import type { Joined } from "../../core/score/joined.ts";
import type { Shapes } from "../../core/score/shapes.ts";
import { useFormat } from "../hooks/use-format.ts";

/** What has to be said of joined photos: which are not counted, and that they differ more than one person's usually do. */
export function JoinedNotes({
  joined: { photos, counted, isMoreThanUsual, hasPlacedByHand, shapes },
}: {
  readonly joined: Joined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {counted.length < photos && (
        <p className="note">
          {t("table.spread.left", {
            counted: format.integer(counted.length),
            photos: format.integer(photos),
          })}
        </p>
      )}
      {hasPlacedByHand && <p className="note">{t("points.saidOfSome")}</p>}
      {isMoreThanUsual && <p className="note">{t("table.spread.unusual")}</p>}
      {shapes?.areUnlike && <UnlikeShapes shapes={shapes} />}
    </>
  );
}

/** That the shapes are less alike than one person's, and by how much; it names nobody and decides nothing. */
function UnlikeShapes({ shapes: { pairs, unlike, most, usual } }: { readonly shapes: Shapes }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="note">
      <strong>{t("compare.unlike.what")}</strong>{" "}
      {t("compare.unlike.howMuch", { most: format.number(most, 1), usual: format.number(usual, 1) })}{" "}
      {pairs > 1 &&
        t("compare.unlike.pairs", { unlike: format.integer(unlike), pairs: format.integer(pairs) })}{" "}
      {t("compare.unlike.next")}
    </p>
  );
}
