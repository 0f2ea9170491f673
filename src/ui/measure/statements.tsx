import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { framedText } from "./framed-text.ts";

/** What people added to a result: their word on the age, what they chose of the photo, and points that they placed. */
export function Statements({
  saidAdult,
  framedByHand,
  placedByHand,
}: Pick<Report, "saidAdult" | "framedByHand" | "placedByHand">) {
  const { t } = useTranslation();
  return (
    <>
      {saidAdult && <p className="note">{t("asked.said")}</p>}
      {framedByHand && <p className="note">{framedText(framedByHand, t)}</p>}
      {placedByHand && <p className="note">{t("points.said", { count: placedByHand.length })}</p>}
    </>
  );
}
