import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";

/** What people added to a result: their word on the age, and points that they placed. */
export function Statements({ saidAdult, placedByHand }: Pick<Report, "saidAdult" | "placedByHand">) {
  const { t } = useTranslation();
  return (
    <>
      {saidAdult && <p className="note">{t("asked.said")}</p>}
      {placedByHand && <p className="note">{t("points.said", { count: placedByHand.length })}</p>}
    </>
  );
}
