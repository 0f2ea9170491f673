import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Confirm } from "../components/confirm.tsx";
import { download } from "../export/download.ts";
import { FileInput } from "../components/file-input.tsx";
import { useServices } from "../services.ts";

/** Export, import, delete all. `stored` is how many results are stored, those that cannot be shown too. */
export function FileActions({ stored }: { readonly stored: number }) {
  const { t } = useTranslation();
  const { actions } = useServices().history;
  const exportAll = async () => {
    const file = await actions.exported();
    if (file) download(file, "mien-history.json");
  };
  return (
    <section className="history-files" aria-label={t("history.files")}>
      <div className="history-files__actions">
        {stored > 0 && (
          <button type="button" className="button" onClick={() => void exportAll()}>
            {t("history.exportAll")}
          </button>
        )}
        <ImportChoice />
        {stored > 0 && (
          <Confirm
            label={t("history.deleteAll")}
            title={t("history.deleteAllTitle", { count: stored })}
            why={t("history.deleteAllWhat")}
            yes={t("history.deleteAllYes")}
            no={t("history.deleteAllNo")}
            onYes={() => void actions.clear()}
          />
        )}
      </div>
      <p className="note">{t("history.fileNote")}</p>
    </section>
  );
}

/** The choice of a file; while one is imported, how far it is and a way to stop. */
function ImportChoice() {
  const { t } = useTranslation();
  const { store, actions } = useServices().history;
  const importing = useStore(store, (state) => state.importing);
  if (!importing)
    return (
      <FileInput
        className="button"
        accept=".json,application/json"
        label={t("history.import")}
        onFiles={([file]) => void actions.imported(file)}
      />
    );
  return (
    <div className="history-files__import">
      <span>{t(`history.importing.${importing.phase}`)}</span>
      <progress className="bar" value={importing.share} max={1} aria-label={t("history.importing.label")} />
      <button type="button" className="button" onClick={() => actions.stopImport()}>
        {t("history.importing.stop")}
      </button>
    </div>
  );
}
