import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { CardPanel } from "../export/card-panel.tsx";
import { PrintActions } from "../export/print-actions.tsx";
import { KeptLine } from "../history/kept-line.tsx";
import { ReportFiles } from "./report-files.tsx";
import "../export/export.css";

/** Everything that takes a result along: the history, files, a picture, paper. */
export function Save({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const [isCardOpen, setCardOpen] = useState(false);
  return (
    <div className="save">
      <div className="save__part save__kept" role="group" aria-label={t("export.historyTitle")}>
        <KeptLine id={photo.id} />
      </div>
      <div className="save__part">
        <h3>{t("export.files")}</h3>
        <ReportFiles photo={photo} report={report} />
      </div>
      <div className="save__part">
        <h3>{t("export.print")}</h3>
        <p className="note">{t("export.printWhat")}</p>
        <PrintActions photo={photo} report={report} />
      </div>
      <details
        className="save__part disclosure"
        onToggle={({ currentTarget }) => setCardOpen(currentTarget.open)}
      >
        <summary>
          <h3>{t("export.card")}</h3>
        </summary>
        {isCardOpen && <CardPanel photo={photo} report={report} />}
      </details>
    </div>
  );
}
