import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { WEIGHTS } from "../../core/score/scale.ts";
import { encoderOf } from "../../state/models.ts";
import { hashOf } from "../../state/route.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { DownloadOffer } from "./download-offer.tsx";
import { faceStatsView } from "./facestats-view.ts";
import { Transfer } from "./transfer.tsx";
import "./joining.css";

/** Whether another model is on its way to this result, could be, or failed; nothing where the site has none. */
export function Joining({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { store, choice, actions } = useServices().models;
  const models = useStore(store);
  const view = faceStatsView(models, useStore(choice));
  const id = encoderOf(models)?.id;
  if (id === undefined) return null;
  const turn = (isOn: boolean) => () => void actions.setOn(id, isOn);
  switch (view.kind) {
    case "downloading":
      return (
        <Frame>
          <p role="status">{t("models.joining.downloading")}</p>
          <Transfer label={t("models.facestats.progress")} progress={view.progress}>
            <button type="button" className="button" onClick={turn(false)}>
              {t("models.facestats.cancel")}
            </button>
          </Transfer>
        </Frame>
      );
    case "loading":
      return (
        <Frame>
          <p role="status">{t("models.joining.loading")}</p>
        </Frame>
      );
    case "off":
      return (
        <Frame>
          <Adds report={report} />
          <DownloadOffer need={view.need} onStart={turn(true)} isShort />
        </Frame>
      );
    case "failed":
      return (
        <Frame>
          <p>
            {t("models.joining.failed")} <a href={hashOf("models")}>{t("models.joining.failedLink")}</a>.
          </p>
        </Frame>
      );
    case "ready":
    case "absent":
    case "unknown":
      return null;
    default:
      return view satisfies never;
  }
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="joining" aria-label={t("models.joining.label")}>
      {children}
    </section>
  );
}

/** What FaceStats would add to this very result. */
function Adds({ report: { psl } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const weight = format.number(WEIGHTS.appearance / (psl.models.length + 1), 2);
  return (
    <p>
      {t("models.joining.offer", { weight })} <a href={hashOf("models")}>{t("models.joining.offerLink")}</a>
    </p>
  );
}
