import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import { framedText } from "./framed-text.ts";

interface StatementsProps extends Pick<Report, "placedByHand"> {
  readonly saidAdult?: boolean;
  readonly framedByHand?: Report["framedByHand"] | null;
  /** How many points were placed, where only that is kept. */
  readonly placed?: number;
}

/** What people added to a result: their word on the age, what they chose of the photo, and points that they placed. */
export function Statements({
  saidAdult,
  framedByHand,
  placedByHand,
  placed = placedByHand?.length ?? 0,
}: StatementsProps) {
  const { t } = useTranslation();
  return (
    <>
      {saidAdult && <p className="note">{t("asked.said")}</p>}
      {framedByHand && <p className="note">{framedText(framedByHand, t)}</p>}
      {placed > 0 && <p className="note">{t("points.said", { count: placed })}</p>}
    </>
  );
}
