import { useEffect, useRef, useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Size } from "../../core/quality/framing.ts";
import { useServices } from "../services.ts";
import { Overlay } from "./overlay.tsx";

const USUAL: Size = { width: 1280, height: 960 };

/** The preview with the guidance drawn over it. */
export function Stage() {
  const { t } = useTranslation();
  const { camera, guide, actions } = useServices().camera;
  const { attach } = actions;
  const mirrored = useStore(camera, (state) => state.mirrored);
  const guiding = useStore(guide);
  const [shown, setShown] = useState<Size | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  // On a phone held sideways the head of the page leaves no room for the preview.
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a cleanup.
    void stage.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const frame = guiding.phase === "guiding" ? guiding.reading.frame : (shown ?? USUAL);
  const frames = guiding.phase === "guiding" ? guiding.frames : 0;
  return (
    <div
      ref={stage}
      className="stage"
      role="img"
      aria-label={t("camera.preview")}
      data-frames={frames}
      style={{ "--ratio": frame.width / frame.height } as CSSProperties}
    >
      <div className={mirrored ? "stage__picture stage__picture--mirrored" : "stage__picture"}>
        <video
          ref={attach}
          className="stage__video"
          muted
          playsInline
          onLoadedMetadata={({ currentTarget }) =>
            setShown({ width: currentTarget.videoWidth, height: currentTarget.videoHeight })
          }
        />
        <Overlay
          frame={frame}
          face={guiding.phase === "guiding" ? guiding.reading.face : null}
          advice={guiding.phase === "guiding" ? guiding.guidance.shown : "no-face"}
          steady={guiding.phase === "guiding" ? guiding.steady : 0}
        />
      </div>
    </div>
  );
}
