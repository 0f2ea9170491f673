import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { AppearanceModel, FaceLandmarkerModel, Model } from "../../models/manifest.ts";
import { isCounted } from "../../state/model-choice.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { Facts, useEngineRunsOn } from "./facts.tsx";
import { useModelName } from "../hooks/use-model-name.ts";

interface EntryProps {
  readonly model: Model;
  readonly what: string;
  readonly runsOn: string;
  readonly running?: string | undefined;
  readonly children: ReactNode;
}

/** The frame of one model: its name, what it is, how it stands, its label. */
export function ModelEntry({ model, what, runsOn, running, children }: EntryProps) {
  const id = useId();
  const modelName = useModelName();
  return (
    <article className="model" aria-labelledby={id}>
      <div className="model__words">
        <h3 id={id}>{modelName(model)}</h3>
        <p>{what}</p>
        {children}
      </div>
      <Facts model={model} runsOn={runsOn} running={running} />
    </article>
  );
}

/** A landmark model: one of them is used, the other stands by. */
export function LandmarkModel({ model }: { readonly model: FaceLandmarkerModel }) {
  const { t } = useTranslation();
  const engine = useStore(useParts().engine);
  const isUsed = engine.phase === "ready" && engine.info.landmarkModel === model.kind;
  const how = engine.phase !== "ready" ? "notLoaded" : isUsed ? "inUse" : "standby";
  return (
    <ModelEntry
      model={model}
      what={t(`models.what.${model.kind}`)}
      runsOn={isUsed ? t("models.runs.wasm") : t("models.runs.notYet")}
    >
      <p className="model__state">{t(`models.use.${how}`)}</p>
    </ModelEntry>
  );
}

/** Return under which name the words know a model. */
function nameOf(id: string): "compact" | "faces" | "other" {
  return id === "compact" || id === "faces" ? id : "other";
}

/** An appearance model that the engine carries: loaded whether it counts or not, because it judges the age besides. */
export function EmbeddedAppearance({ model }: { readonly model: AppearanceModel }) {
  const { t } = useTranslation();
  const { engine: engineStore } = useParts();
  const { models } = useServices();
  const engine = useStore(engineStore);
  const isOn = useStore(models.choice, (choice) => isCounted(choice, model.id));
  const silent =
    engine.phase === "ready" ? engine.info.silentModels.find((entry) => entry.model === model.id) : undefined;
  const runsOn = useEngineRunsOn();
  const modelName = useModelName();
  return (
    <ModelEntry
      model={model}
      what={t(`models.what.${nameOf(model.id)}`)}
      runsOn={silent ? t("models.runs.notYet") : runsOn}
    >
      {silent ? (
        <p className="model__state model__state--failed">
          {t(`faults.${silent.fault.code}.what`)} {t(`faults.${silent.fault.code}.next`)}
        </p>
      ) : (
        <p className="model__state">{t(isOn ? "models.use.isOn" : "models.use.isOff")}</p>
      )}
      <CountSwitch model={model.id} name={modelName(model)} isOn={isOn} />
    </ModelEntry>
  );
}

interface SwitchProps {
  readonly model: string;
  readonly name: string;
  readonly isOn: boolean;
}

/** Whether a model counts in results. */
export function CountSwitch({ model, name, isOn }: SwitchProps) {
  const { t } = useTranslation();
  const { actions } = useServices().models;
  const label = t("models.use.counts");
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-label={`${name}: ${label}`}
        onChange={({ target }) => void actions.setOn(model, target.checked)}
      />
      <span className="switch__track" aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
}
