import { useMemo, useRef, useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import { highlighted } from "../../state/highlight.ts";
import type { DoneState, Photo } from "../../state/photo.ts";
import { ByDevice } from "../components/by-device.tsx";
import { CropIcon, FaceIcon, FitIcon, MinusIcon, MoveIcon, PlusIcon, PointsIcon } from "../icons/icons.tsx";
import { usePhotoActions, useServices } from "../services.ts";
import { contourPath, dotsPath, dotWidth } from "../measure/contours.ts";
import { drawnMeasurements } from "../measure/drawn.ts";
import { MeasureLines, PhotoView } from "../measure/photo-view.tsx";
import { FaceBoxes } from "./face-boxes.tsx";
import { PlacingDots } from "./placing-dots.tsx";
import { PlacingPanel } from "./placing-panel.tsx";
import { plateKeys, STEP } from "./plate-keys.ts";
import { PlateReading } from "./plate-reading.tsx";
import { Tool } from "./tool.tsx";
import { usePlacing } from "./use-placing.ts";
import { usePlatePointers } from "./use-plate-pointers.ts";
import { usePlateView } from "./use-plate-view.ts";
import { centreOf } from "../measure/view.ts";
import "./photo-plate.css";

interface PhotoPlateProps {
  readonly photo: Photo;
  readonly state: DoneState;
  /** Opens what crops and turns the photo; absent where that may not be. */
  readonly onCrop?: (() => void) | undefined;
}

/** The photo with everything that can be drawn on it: points, lines of the measurement in question, zoom. */
export function PhotoPlate({ photo, state, onCrop }: PhotoPlateProps) {
  const { t } = useTranslation();
  const { highlight } = useServices();
  const { previewUrl } = usePhotoActions();
  const current = useStore(highlight, highlighted);
  const [mesh, setMesh] = useState(true);
  const { report } = state;
  const size = report.photo;
  const plate = usePlateView(report);
  const { view, isWhole, isResting, zoom, fit, fitFace } = plate;
  const windowRef = useRef<HTMLDivElement>(null);
  const drawn = useMemo(() => drawnMeasurements(report), [report]);
  const { landmarks } = report.face;
  const outline = useMemo(() => {
    const { points } = pixelLandmarks(landmarks);
    return { lines: contourPath(points), dots: dotsPath(points) };
  }, [landmarks]);
  const pointers = usePlatePointers(windowRef, { plate, drawn, highlight });
  const placing = usePlacing(windowRef, { id: photo.id, report, view, pointers });
  const turnPlacing = (on: boolean) => {
    placing.turn(on);
    if (on) fitFace();
    else windowRef.current?.focus();
  };

  const onKeyDown = plateKeys(plate, placing);
  const shown = drawn.find(({ id }) => id === current);
  return (
    <figure className="plate">
      {/* The window takes keys because zoom and pan belong to it; everything it shows is also in the table. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={windowRef}
        className={isResting && !placing.isOn ? "plate__window" : "plate__window plate__window--zoomed"}
        style={{ "--ratio": size.width / size.height } as CSSProperties}
        role="group"
        aria-label={t("plate.label")}
        aria-describedby="plate-help"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...placing.pointers}
      >
        <PhotoView
          url={previewUrl(photo.id)}
          alt={t("plate.alt", { name: photo.name })}
          photo={size}
          view={view}
        >
          {mesh && (
            <g className={shown ? "mesh mesh--back" : "mesh"}>
              <path className="mesh__outline" d={outline.lines} />
              <path
                className="mesh__dots"
                d={outline.dots}
                strokeWidth={dotWidth(report.face.box.width, view.width)}
              />
            </g>
          )}
          {shown && <MeasureLines key={shown.id} segments={shown.segments} />}
          {placing.isOn && <PlacingDots placing={placing} placed={report.placedByHand ?? []} view={view} />}
        </PhotoView>
        {!placing.isOn && <FaceBoxes photo={photo} view={view} />}
      </div>
      <figcaption className="plate__foot">
        <PlateReading report={report} id={current} />
        <div className="plate__tools" role="toolbar" aria-label={t("plate.tools")}>
          <Tool
            label={t("plate.zoomOut")}
            onClick={() => zoom(1 / STEP)}
            disabled={isWhole}
            icon={<MinusIcon />}
          />
          <Tool
            label={t("plate.zoomIn")}
            onClick={() => zoom(STEP, centreOf(report.face.box))}
            icon={<PlusIcon />}
          />
          <Tool label={t("plate.face")} onClick={fitFace} icon={<FaceIcon />} />
          <Tool label={t("plate.fit")} onClick={fit} disabled={isWhole} icon={<FitIcon />} />
          <Tool label={t("plate.mesh")} onClick={() => setMesh(!mesh)} pressed={mesh} icon={<PointsIcon />} />
          <Tool
            label={t("points.tool")}
            onClick={() => turnPlacing(!placing.isOn)}
            pressed={placing.isOn}
            icon={<MoveIcon />}
          />
          {onCrop && <Tool label={t("framing.tool")} onClick={onCrop} icon={<CropIcon />} />}
        </div>
      </figcaption>
      {placing.isOn && <PlacingPanel placing={placing} state={state} onDone={() => turnPlacing(false)} />}
      <p className="out-of-sight" id="plate-help">
        <ByDevice pointer={t("plate.help")} touch={t("plate.helpTouch")} />
      </p>
    </figure>
  );
}
