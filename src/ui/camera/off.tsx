import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CameraFault } from "../../capture/camera.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { FacePlate } from "../components/face-plate.tsx";
import { useServices } from "../services.ts";
import { useFoundFocus } from "./use-found-focus.ts";

/** The camera is off: what it would do, and the way to turn it on. */
export function Off({ why }: { readonly why: "new" | "stopped" | "hidden" | "taken" }) {
  const { t } = useTranslation();
  const { actions } = useServices().camera;
  return (
    <Panel
      action={
        <button type="button" className="button button--main" onClick={() => actions.start()}>
          {t("camera.start")}
        </button>
      }
    >
      {why === "new" ? <p>{t("camera.lead")}</p> : <p role="status">{t(`camera.off.${why}`)}</p>}
      <p className="note">{t("camera.private")}</p>
    </Panel>
  );
}

/** The browser asks the person: nothing can be done here but say so, and offer another way. */
export function Asking({ ignored }: { readonly ignored: boolean }) {
  const { t } = useTranslation();
  const { actions } = useServices().camera;
  const heading = useFoundFocus<HTMLHeadingElement>();
  return (
    <Panel
      action={
        <button type="button" className="button" onClick={actions.stop}>
          {t("actions.cancel")}
        </button>
      }
    >
      <h2 ref={heading} tabIndex={-1}>
        {t("camera.asking.title")}
      </h2>
      <p>{t("camera.asking.what")}</p>
      <p role="status">{ignored && <strong>{t("camera.asking.ignored")}</strong>}</p>
    </Panel>
  );
}

/** No camera: why, what to do, and another way. */
export function NoCamera({ fault }: { readonly fault: CameraFault }) {
  const { t } = useTranslation();
  const { actions } = useServices().camera;
  const heading = useFoundFocus<HTMLHeadingElement>();
  return (
    <Panel
      action={
        <button type="button" className="button button--main" onClick={() => actions.start()}>
          {t("camera.again")}
        </button>
      }
      after={
        <details className="camera-panel__detail disclosure">
          <summary>{t("camera.technical")}</summary>
          <code>
            {fault.code}: {fault.detail}
          </code>
        </details>
      }
    >
      <h2 ref={heading} tabIndex={-1}>
        {t("camera.failedTitle")}
      </h2>
      <div role="alert">
        <p>{t(`camera.faults.${fault.code}.what`)}</p>
        <p className="camera-panel__next">
          <strong>{t("result.nextStep")}</strong> {t(`camera.faults.${fault.code}.next`)}
        </p>
      </div>
    </Panel>
  );
}

interface PanelProps {
  readonly children: ReactNode;
  /** The button of this state; a photo from a file is always the other way. */
  readonly action: ReactNode;
  readonly after?: ReactNode;
}

function Panel({ children, action, after }: PanelProps) {
  const { t } = useTranslation();
  return (
    <div className="camera-panel">
      <div className="camera-panel__figure">
        <FacePlate />
      </div>
      <div className="camera-panel__words">
        {children}
        <div className="camera-panel__actions">
          {action}
          <FileChoice className="button" label={t("camera.photoInstead")} />
        </div>
        {after}
      </div>
    </div>
  );
}
