import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Fault } from "../../core/fault.ts";
import type { FaceStatsState } from "../../inference/page/facestats.ts";
import type { encoderOf } from "../../state/models.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { DownloadOffer } from "./download-offer.tsx";
import { ModelEntry } from "./engine-model.tsx";
import { FaceStatsSettings } from "./facestats-settings.tsx";
import { faceStatsView, type FaceStatsView, type Need } from "./facestats-view.ts";
import { Transfer } from "./transfer.tsx";
import { useLoadFault } from "./use-load-fault.ts";
import { useVariantName } from "./use-variant-name.ts";

type Encoder = NonNullable<ReturnType<typeof encoderOf>>;
type Ready = Extract<FaceStatsState, { phase: "ready" }>;

/** FaceStats: how it stands, what can be done next, and how it runs. */
export function FaceStatsEntry({ model }: { readonly model: Encoder }) {
  const { t } = useTranslation();
  const { store, choice } = useServices().models;
  const models = useStore(store);
  const chosen = useStore(choice);
  const view = faceStatsView(models, chosen);
  return (
    <ModelEntry
      model={model}
      what={t("models.what.facestats")}
      runsOn={useRunsOn(view)}
      running={view.kind === "ready" ? view.state.info.variant.id : undefined}
    >
      <div className="facestats">
        <State view={view} id={model.id} />
      </div>
      <FaceStatsSettings model={model} />
    </ModelEntry>
  );
}

/** What a site says that does not carry FaceStats. */
export function FaceStatsAbsent() {
  const { t } = useTranslation();
  return (
    <article className="model" aria-labelledby="facestats-absent">
      <div className="model__words">
        <h3 id="facestats-absent">FaceStats</h3>
        <p>{t("models.absent.what")}</p>
      </div>
    </article>
  );
}

function useRunsOn(view: FaceStatsView): string {
  const { t } = useTranslation();
  if (view.kind !== "ready") return t("models.runs.notYet");
  const { backend, gpu, threads } = view.state.info;
  if (backend === "wasm") return t("models.runs.wasmThreads", { count: threads });
  return gpu ? t("models.runs.webgpuNamed", { gpu }) : t("models.runs.webgpu");
}

function State({ view, id }: { readonly view: FaceStatsView; readonly id: string }) {
  const { t } = useTranslation();
  const { actions } = useServices().models;
  const turn = (isOn: boolean) => () => void actions.setOn(id, isOn);
  switch (view.kind) {
    case "absent":
    case "unknown":
      return <Status>{t("models.reading")}</Status>;
    case "off":
      return <Off need={view.need} wasOn={view.wasOn} onStart={turn(true)} />;
    case "downloading":
      return (
        <>
          <Status>{t("models.facestats.downloading")}</Status>
          <Transfer label={t("models.facestats.progress")} progress={view.progress}>
            <Button onClick={turn(false)}>{t("models.facestats.cancel")}</Button>
          </Transfer>
        </>
      );
    case "loading":
      return (
        <>
          <Status>{t("models.facestats.loading")}</Status>
          <div className="actions">
            <Button onClick={turn(false)}>{t("models.facestats.stop")}</Button>
          </div>
        </>
      );
    case "ready":
      return <Running state={view.state} onStop={turn(false)} />;
    case "failed":
      return <Failed fault={view.fault} onRetry={turn(true)} onStop={turn(false)} />;
    default:
      return view satisfies never;
  }
}

/** The sentence about the state, read out when it changes; numbers that run are not. */
function Status({ children }: { readonly children: string }) {
  return (
    <p className="model__state" role="status">
      {children}
    </p>
  );
}

interface ButtonProps {
  readonly onClick: () => void;
  readonly isMain?: boolean;
  readonly children: string;
}

function Button({ onClick, isMain = false, children }: ButtonProps) {
  return (
    <button type="button" className={isMain ? "button button--main" : "button"} onClick={onClick}>
      {children}
    </button>
  );
}

interface OffProps {
  readonly need: Need;
  readonly wasOn: boolean;
  readonly onStart: () => void;
}

function Off({ need, wasOn, onStart }: OffProps) {
  const { here, total } = need;
  const { t } = useTranslation();
  const format = useFormat();
  const words = { bytes: format.bytes(here), total: format.bytes(total) };
  const state =
    here >= total
      ? t("models.facestats.stored")
      : here > 0
        ? t("models.facestats.someHere", words)
        : t(wasOn ? "models.facestats.gone" : "models.facestats.nothing");
  return (
    <>
      <Status>{state}</Status>
      <DownloadOffer need={need} onStart={onStart} />
    </>
  );
}

function Running({ state, onStop }: { readonly state: Ready; readonly onStop: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useVariantName();
  const { info, awake, fellBack } = state;
  const seconds = format.number(info.loadedInMs / 1000, 1);
  return (
    <>
      <Status>{awake ? t("models.facestats.ready", { seconds }) : t("models.facestats.resting")}</Status>
      <p className="note">
        {t("models.facestats.runningVariant", {
          variant: nameOf(info.variant),
          runsOn: t(info.backend === "wasm" ? "models.runs.wasm" : "models.runs.webgpu"),
        })}
      </p>
      {fellBack && fellBack.code !== "engine-unsupported" && (
        <p className="note">{t("models.facestats.fellBack", { why: t(`faults.${fellBack.code}.what`) })}</p>
      )}
      {info.notStored && <p className="model__state--failed">{t(`models.notStored.${info.notStored}`)}</p>}
      <div className="actions">
        <Button onClick={onStop}>{t("models.facestats.turnOff")}</Button>
      </div>
    </>
  );
}

interface FailedProps {
  readonly fault: Fault;
  readonly onRetry: () => void;
  readonly onStop: () => void;
}

function Failed({ fault, onRetry, onStop }: FailedProps) {
  const { t } = useTranslation();
  const { what, next } = useLoadFault()(fault);
  return (
    <div className="model__state--failed" role="alert">
      <p>
        <strong>{t("models.facestats.failed")}</strong> {what}
      </p>
      <p>{next}</p>
      <div className="actions">
        <Button isMain onClick={onRetry}>
          {t("models.facestats.retry")}
        </Button>
        <Button onClick={onStop}>{t("models.facestats.turnOff")}</Button>
      </div>
    </div>
  );
}
