import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Inventory } from "../../models/inventory.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";

/** The room that models take on this device, and whether the browser will keep them. */
export function Storage() {
  const { t } = useTranslation();
  const { store, actions } = useServices().models;
  const { inventory, task } = useStore(store);
  if (!inventory) return <p className="soft">{t("loading")}</p>;
  const { persisted, unlistedChunks } = inventory;
  return (
    <div className="storage">
      <Amounts inventory={inventory} />
      {unlistedChunks > 0 && <p>{t("models.storage.leftovers", { count: unlistedChunks })}</p>}
      <div className="actions">
        {persisted === false && (
          <button type="button" className="button" onClick={() => void actions.keep()}>
            {t("models.storage.ask")}
          </button>
        )}
        {unlistedChunks > 0 && (
          <button type="button" className="button" onClick={() => void actions.deleteLeftovers()}>
            {t("models.storage.deleteLeftovers")}
          </button>
        )}
      </div>
      <p role="status">
        <Done kind={task.kind} bytes={task.kind === "deleted" ? task.bytes : 0} persisted={persisted} />
      </p>
      <p className="note">{t("models.storage.embedded")}</p>
    </div>
  );
}

function Amounts({ inventory }: { readonly inventory: Inventory }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { modelBytes, usage, quota, persisted } = inventory;
  const isKnown = usage !== null && quota !== null;
  const kept =
    persisted === null
      ? t("models.storage.unknown")
      : t(persisted ? "models.storage.keptYes" : "models.storage.keptNo");
  return (
    <>
      {isKnown && (
        <progress
          className="bar"
          value={usage}
          max={Math.max(quota, 1)}
          aria-label={t("models.storage.site")}
        />
      )}
      <dl className="facts">
        <div>
          <dt>{t("models.storage.models")}</dt>
          <dd translate="no" className="value">
            {format.bytes(modelBytes)}
          </dd>
        </div>
        <div>
          <dt>{t("models.storage.site")}</dt>
          <dd>
            {isKnown
              ? t("models.storage.usage", { usage: format.bytes(usage), quota: format.bytes(quota) })
              : t("models.storage.unknown")}
          </dd>
        </div>
        <div>
          <dt>{t("models.storage.kept")}</dt>
          <dd>{kept}</dd>
        </div>
      </dl>
    </>
  );
}

interface DoneProps {
  readonly kind: string;
  readonly bytes: number;
  readonly persisted: boolean | null;
}

function Done({ kind, bytes, persisted }: DoneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (kind === "deleted") return t("models.storage.deleted", { bytes: format.bytes(bytes) });
  if (kind === "tidied") return t("models.storage.tidied");
  if (kind === "kept" && persisted !== true) return t("models.storage.askedNo");
  return null;
}
