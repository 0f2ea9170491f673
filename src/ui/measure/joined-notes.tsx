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
      {shapes && <ShapesNote shapes={shapes} />}
    </>
  );
}

/** How unlike the shapes are, and whether that is more than one person's usually are; it names nobody and decides nothing. */
function ShapesNote({ shapes: { pairs, unlike, most, usual, areUnlike } }: { readonly shapes: Shapes }) {
  const { t } = useTranslation();
  const format = useFormat();
  const apart = t(pairs > 1 ? "compare.unlike.ofMany" : "compare.unlike.ofTwo", {
    most: format.number(most, 1),
  });
  const seldom = usual === null ? "" : t("compare.unlike.seldom", { usual: format.number(usual, 1) });
  const howMuch = `${apart} ${seldom}`;
  if (!areUnlike)
    return (
      <p className="note">
        <span translate="no">{howMuch}</span> {t("compare.unlike.noProof")}
      </p>
    );
  return (
    <p className="note">
      <strong>{t("compare.unlike.what")}</strong> <span translate="no">{howMuch}</span>{" "}
      {pairs > 1 &&
        t("compare.unlike.pairs", { unlike: format.integer(unlike), pairs: format.integer(pairs) })}{" "}
      {t("compare.unlike.next")}
    </p>
  );
}
