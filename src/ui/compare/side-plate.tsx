import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { pixelLandmarks } from "../../core/geometry/points.ts";
import { highlighted } from "../../state/highlight.ts";
import type { Pair } from "../../state/pair.ts";
import { usePhotoActions, useServices } from "../services.ts";
import { contourPath } from "../measure/contours.ts";
import { drawnMeasurements } from "../measure/drawn.ts";
import { MeasureLines, PhotoView } from "../measure/photo-view.tsx";
import { boxOfAspect, withMargin } from "../measure/view.ts";
import type { ScoredPhoto } from "./use-sides.ts";

/** Width over height of both windows, so that the faces are of one size. */
const ASPECT = 0.8;
const MARGIN = 0.2;

/** One of the two photos, framed around its face, with the lines of the measurement in question. */
export function SidePlate({ side, photo }: { readonly side: keyof Pair; readonly photo: ScoredPhoto }) {
  const { t } = useTranslation();
  const { previewUrl } = usePhotoActions();
  const current = useStore(useServices().highlight, highlighted);
  const { report, name } = photo;
  const drawn = useMemo(() => drawnMeasurements(report), [report]);
  const { landmarks } = report.face;
  const outline = useMemo(() => contourPath(pixelLandmarks(landmarks).points), [landmarks]);
  const shown = drawn.find(({ id }) => id === current);
  return (
    <figure className="side-plate">
      <PhotoView
        url={previewUrl(photo.id)}
        alt={t("compare.plate", { side: side.toUpperCase(), name })}
        photo={report.photo}
        view={boxOfAspect(withMargin(report.face.box, MARGIN), ASPECT)}
      >
        <g className={shown ? "mesh mesh--back" : "mesh"}>
          <path className="mesh__outline" d={outline} />
        </g>
        {shown && <MeasureLines key={shown.id} segments={shown.segments} />}
      </PhotoView>
    </figure>
  );
}
