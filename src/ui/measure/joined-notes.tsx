import { useTranslation } from "react-i18next";
import type { Joined } from "../../core/score/joined.ts";
import { useFormat } from "../hooks/use-format.ts";

/** What has to be said of joined photos: which are not counted, and that they differ more than one person's usually do. */
export function JoinedNotes({
  joined: { photos, counted, isMoreThanUsual, hasPlacedByHand },
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
    </>
  );
}
