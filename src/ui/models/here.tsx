import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Variant } from "../../models/manifest.ts";
import { storedBytes } from "../../state/models.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";

interface HereProps {
  readonly model: string;
  readonly variant: Pick<Variant, "id" | "bytes">;
}

/** How much of a variant is stored on this device. */
export function Here({ model, variant }: HereProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const bytes = useStore(useServices().models.store, (models) => storedBytes(models, model, variant.id));
  if (bytes === 0) return <span className="soft">{t("models.here.none")}</span>;
  if (bytes >= variant.bytes) return <span>{t("models.here.whole")}</span>;
  return (
    <span translate="no" className="value">
      {t("models.here.part", { bytes: format.bytes(bytes), total: format.bytes(variant.bytes) })}
    </span>
  );
}

/** A button that deletes what is stored of a model or one of its variants; nothing where there is nothing. */
export function DeleteStored({ model, variant, name }: HereProps & { readonly name: string }) {
  const { t } = useTranslation();
  const { store, actions } = useServices().models;
  const bytes = useStore(store, (models) => storedBytes(models, model, variant.id));
  const isBusy = useStore(
    store,
    ({ facestats: { phase } }) => phase === "downloading" || phase === "loading",
  );
  if (bytes === 0) return null;
  return (
    <button
      type="button"
      className="model__delete"
      disabled={isBusy}
      aria-label={t("models.settings.deleteNamed", { name })}
      onClick={() => void actions.deleteModel(model, variant.id)}
    >
      {t("models.settings.delete")}
    </button>
  );
}
