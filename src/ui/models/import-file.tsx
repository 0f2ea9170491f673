import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { encoderOf, listedModels } from "../../state/models.ts";
import { FileInput } from "../components/file-input.tsx";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { useServices } from "../services.ts";
import { Transfer } from "./transfer.tsx";
import { useFileFault } from "./use-load-fault.ts";

/** A model from a file of the person's own, checked like a download. */
export function ImportFile() {
  const { t } = useTranslation();
  const { store, actions } = useServices().models;
  const isListed = useStore(store, (models) => listedModels(models).length > 0);
  if (!isListed) return <p className="note">{t("models.file.none")}</p>;
  return (
    <div className="import">
      <FileInput
        className="button"
        label={t("models.file.choose")}
        onFiles={([file]) => void actions.importFile(file)}
      />
      <Outcome />
    </div>
  );
}

function Outcome() {
  const { t } = useTranslation();
  const { store, actions } = useServices().models;
  const models = useStore(store);
  const nameOf = useNameOfModel();
  const faultWords = useFileFault();
  const { task } = models;
  switch (task.kind) {
    case "importing":
      return (
        <div>
          <p role="status">{t("models.file.reading", { file: task.file })}</p>
          {task.progress && (
            <Transfer label={t("models.file.progress")} progress={task.progress}>
              <button type="button" className="button" onClick={() => void actions.cancelImport()}>
                {t("models.file.cancel")}
              </button>
            </Transfer>
          )}
        </div>
      );
    case "imported": {
      const { file, notStored } = task;
      const name = nameOf(task.model);
      const encoder = encoderOf(models);
      const canTurnOn = task.model === encoder?.id && models.asked === null && !notStored;
      return (
        <div role="status" className={notStored ? "model__state--failed" : undefined}>
          <p>{t(`models.file.${notStored ?? "done"}`, { file, name: `${name}, ${task.variantId}` })}</p>
          {canTurnOn && (
            <div className="actions">
              <button type="button" className="button" onClick={() => void actions.setOn(encoder.id, true)}>
                {t("models.file.turnOn")}
              </button>
            </div>
          )}
        </div>
      );
    }
    case "import-failed": {
      const { what, next } = faultWords(task.fault, task.file);
      return (
        <div className="model__state--failed" role="alert">
          <p>
            <strong>{what}</strong> {next}
          </p>
        </div>
      );
    }
    case "none":
    case "kept":
    case "deleted":
    case "tidied":
      return null;
  }
}
