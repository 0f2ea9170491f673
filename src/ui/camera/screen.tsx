import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { AdviceLine } from "./advice-line.tsx";
import { CameraOptions, Shutter } from "./controls.tsx";
import { GaugeList } from "./gauge-list.tsx";
import { Asking, NoCamera, Off } from "./off.tsx";
import { Stage } from "./stage.tsx";
import { EngineLine } from "../components/engine-line.tsx";
import { FileChoice } from "../components/file-choice.tsx";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import "./camera.css";

/** The camera, in whatever phase it is. */
export function CameraScreen() {
  const { t } = useTranslation();
  const { camera } = useServices();
  const isLive = useStore(camera.camera, ({ state }) => state.phase === "live" || state.phase === "taking");
  return (
    <div className={isLive ? "camera camera--live" : "camera"}>
      <h1>{t("camera.title")}</h1>
      {isLive ? <Live /> : <NotLive />}
    </div>
  );
}

function NotLive() {
  const state = useStore(useServices().camera.camera, (camera) => camera.state);
  switch (state.phase) {
    case "off":
      return <Off key={state.why} why={state.why} />;
    case "asking":
      return <Asking ignored={state.ignored} />;
    case "failed":
      return <NoCamera key={state.fault.code} fault={state.fault} />;
    case "live":
    case "taking":
      return null;
    default:
      return state satisfies never;
  }
}

function Live() {
  const { t } = useTranslation();
  const { engine } = useParts();
  const hasFailed = useStore(engine, ({ phase }) => phase === "failed");
  return (
    <div className="camera__live">
      <div className="camera__stage">
        <Stage />
      </div>
      <div className="camera__advice">{hasFailed ? <EngineLine /> : <AdviceLine />}</div>
      <div className="camera__shutter">
        <Shutter />
      </div>
      <div className="camera__gauges">
        <GaugeList />
      </div>
      <div className="camera__options">
        <CameraOptions />
        <p className="note">{t("camera.private")}</p>
        <FileChoice className="button" label={t("camera.photoInstead")} />
      </div>
    </div>
  );
}
