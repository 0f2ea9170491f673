import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { hashOf } from "../../state/route.ts";
import { useFormat } from "../hooks/use-format.ts";
import { faceStatsView } from "../models/facestats-view.ts";
import { useServices } from "../services.ts";

/** Whether another model is on its way to this result, could be, or failed; nothing where the site has none. */
export function Joining() {
  const { t } = useTranslation();
  const format = useFormat();
  const { store, choice } = useServices().models;
  const view = faceStatsView(useStore(store), useStore(choice));
  switch (view.kind) {
    case "downloading": {
      const { bytes, total } = view.progress;
      const words = { bytes: format.bytes(bytes), total: format.bytes(total) };
      return <p className="note">{t("models.joining.downloading", words)}</p>;
    }
    case "loading":
      return <p className="note">{t("models.joining.loading")}</p>;
    case "off":
      return (
        <p className="note">
          {t("models.joining.offer")} <a href={hashOf("models")}>{t("models.joining.offerLink")}</a>.
        </p>
      );
    case "failed":
      return (
        <p className="note">
          {t("models.joining.failed")} <a href={hashOf("models")}>{t("models.joining.failedLink")}</a>.
        </p>
      );
    case "ready":
    case "absent":
    case "unknown":
      return null;
    default:
      return view satisfies never;
  }
}
