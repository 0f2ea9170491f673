import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useServices } from "../services.ts";
import { useFoundFocus } from "./use-found-focus.ts";
import { useShutterKeys } from "./use-shutter-keys.ts";

/** The shutter, always there. */
export function Shutter() {
  const { t } = useTranslation();
  const { camera, actions } = useServices().camera;
  const isTaking = useStore(camera, ({ state }) => state.phase === "taking");
  const button = useFoundFocus<HTMLButtonElement>();
  useShutterKeys(actions.take);
  return (
    <button ref={button} type="button" className="shutter" aria-disabled={isTaking} onClick={actions.take}>
      <span className="shutter__ring" aria-hidden="true" />
      <span className="shutter__words">
        {t("camera.take")}
        <span className="shutter__keys">{t("camera.takeHint")}</span>
      </span>
    </button>
  );
}

/** What can be chosen while the camera runs. */
export function CameraOptions() {
  const { t } = useTranslation();
  const { camera, actions } = useServices().camera;
  const { auto, mirrored } = useStore(camera);
  return (
    <div className="camera-options">
      <CameraChoice />
      <label className="camera-options__check">
        <input type="checkbox" checked={auto} onChange={({ target }) => actions.setAuto(target.checked)} />
        <span>{t("camera.auto")}</span>
      </label>
      <label className="camera-options__check">
        <input
          type="checkbox"
          checked={mirrored}
          onChange={({ target }) => actions.setMirrored(target.checked)}
        />
        <span>
          {t("camera.mirror")} <span className="note">{t("camera.mirrorNote")}</span>
        </span>
      </label>
      <button type="button" className="button" onClick={actions.stop}>
        {t("camera.stop")}
      </button>
    </div>
  );
}

function CameraChoice() {
  const { t } = useTranslation();
  const { camera, actions } = useServices().camera;
  const { cameras, chosen } = useStore(camera);
  const id = useId();
  if (cameras.length < 2) return null;
  return (
    <p className="camera-options__choice">
      <label htmlFor={id}>{t("camera.choose")}</label>
      <select id={id} value={chosen ?? ""} onChange={({ target }) => actions.start(target.value)}>
        {cameras.map((choice, index) => (
          <option key={choice.id} value={choice.id}>
            {choice.label || t("camera.unnamed", { number: index + 1 })}
          </option>
        ))}
      </select>
    </p>
  );
}
