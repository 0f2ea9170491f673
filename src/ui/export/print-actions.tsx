import { useCallback, useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { take } from "../../state/taken.ts";
import { Choice } from "../components/choice.tsx";
import { useServices } from "../services.ts";
import { Paper } from "./paper.tsx";

const PHOTO_OPTIONS = ["no", "yes"] as const;

/**
 * Print the report. The paper exists only while the browser prints, from this button or from its own menu; what was printed was
 * taken along. Whether a person closed the dialog instead, no browser tells.
 */
export function PrintActions({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const [withPhoto, setWithPhoto] = useState<(typeof PHOTO_OPTIONS)[number]>("no");
  const { taken } = useServices();
  const onPrinted = useCallback(() => take(taken, [photo.id]), [taken, photo.id]);
  const printing = usePrinting(onPrinted);
  return (
    <>
      <Choice
        legend={t("export.printPhoto")}
        options={PHOTO_OPTIONS}
        chosen={withPhoto}
        labelOf={(option) => t(`export.withPhotoOptions.${option}`)}
        onChoose={setWithPhoto}
      />
      <div className="save__actions">
        <button type="button" className="button" onClick={() => window.print()}>
          {t("export.printButton")}
        </button>
      </div>
      {printing &&
        createPortal(<Paper photo={photo} report={report} withPhoto={withPhoto === "yes"} />, document.body)}
    </>
  );
}

/** Whether the browser is printing; the page has changed by the time the printer looks. */
function usePrinting(onPrinted: () => void): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => {
      setPrinting(false);
      onPrinted();
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [onPrinted]);
  return printing;
}
