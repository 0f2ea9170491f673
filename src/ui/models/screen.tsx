import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Model } from "../../models/manifest.ts";
import type { Catalogue } from "../../state/models.ts";
import { EmbeddedAppearance, LandmarkModel } from "./engine-model.tsx";
import { FaceStatsAbsent, FaceStatsEntry } from "./facestats.tsx";
import { ImportFile } from "./import-file.tsx";
import { Storage } from "./storage.tsx";
import { useLoadFault } from "./use-load-fault.ts";
import { useServices } from "../services.ts";
import "./models.css";

/** The models: what they are, how they stand on this device, and everything that can be done with them. */
export function ModelsScreen() {
  const { t } = useTranslation();
  const { store, actions } = useServices().models;
  const catalogue = useStore(store, (models) => models.catalogue);
  useEffect(() => void actions.refresh(), [actions]);
  return (
    <div className="models">
      <header className="models__head">
        <h1>{t("models.title")}</h1>
        <p className="lead">{t("models.lead")}</p>
      </header>
      <Listed catalogue={catalogue} />
    </div>
  );
}

function Listed({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useTranslation();
  switch (catalogue.phase) {
    case "loading":
      return <p role="status">{t("models.reading")}</p>;
    case "failed":
      return <ListFailed catalogue={catalogue} />;
    case "listed":
      return <Groups models={catalogue.manifest.models} />;
    default:
      return catalogue satisfies never;
  }
}

function ListFailed({ catalogue }: { readonly catalogue: Extract<Catalogue, { phase: "failed" }> }) {
  const { t } = useTranslation();
  const { actions } = useServices().models;
  const { next } = useLoadFault()(catalogue.fault);
  return (
    <div className="model__state--failed" role="alert">
      <p>
        <strong>{t("models.listFailed")}</strong> {t(`faults.${catalogue.fault.code}.what`)}
      </p>
      <p>{next}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => void actions.reload()}>
          {t("models.listAgain")}
        </button>
      </div>
    </div>
  );
}

function Groups({ models }: { readonly models: readonly Model[] }) {
  const { t } = useTranslation();
  const hasEncoder = models.some(({ kind }) => kind === "two-part");
  const hasOfficial = models.some(({ kind }) => kind === "official");
  const of = (role: Model["role"]) => models.filter((model) => model.role === role);
  return (
    <>
      <section className="models__group" aria-labelledby="models-appearance">
        <h2 id="models-appearance">{t("models.groups.appearance")}</h2>
        <p className="note">{t("models.groups.appearanceLead")}</p>
        {of("appearance").map((model) => (
          <Entry key={model.id} model={model} />
        ))}
        {!hasEncoder && <FaceStatsAbsent />}
      </section>
      <section className="models__group" aria-labelledby="models-landmarks">
        <h2 id="models-landmarks">{t("models.groups.landmarks")}</h2>
        <p className="note">{t("models.groups.landmarksLead")}</p>
        {of("face-landmarker").map((model) => (
          <Entry key={model.id} model={model} />
        ))}
        {!hasOfficial && <p className="note">{t("models.absent.landmarks")}</p>}
      </section>
      <section className="models__group" aria-labelledby="models-file">
        <h2 id="models-file">{t("models.file.title")}</h2>
        <p className="note">{t("models.file.lead")}</p>
        <ImportFile />
      </section>
      <section className="models__group" aria-labelledby="models-storage">
        <h2 id="models-storage">{t("models.storage.title")}</h2>
        <Storage />
      </section>
    </>
  );
}

function Entry({ model }: { readonly model: Model }) {
  switch (model.kind) {
    case "official":
    case "assembled":
      return <LandmarkModel model={model} />;
    case "single":
    case "several-crops":
      return <EmbeddedAppearance model={model} />;
    case "two-part":
      return <FaceStatsEntry model={model} />;
    default:
      return model satisfies never;
  }
}
