import { useId, useMemo, useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import { highlighted } from "../../state/highlight.ts";
import type { Pair } from "../../state/pair.ts";
import { useFormat } from "../hooks/use-format.ts";
import { MeasureLines } from "../measure/photo-view.tsx";
import { segmentsOf } from "../measure/segments.ts";
import { usePhotoActions, useServices } from "../services.ts";
import { laidOver, placement, type LaidFace, type LaidOver } from "./laid-over.ts";
import type { ScoredPhoto } from "./use-sides.ts";
import "./overlay.css";

interface OverlayProps {
  readonly a: ScoredPhoto;
  readonly b: ScoredPhoto;
}

/** Both faces in one window, laid over each other by their eyes: A left of the slider, B right of it. */
export function Overlay({ a, b }: OverlayProps) {
  const { t } = useTranslation();
  const laid = useMemo(() => laidOver(a.report, b.report), [a.report, b.report]);
  return laid ? <Laid a={a} b={b} laid={laid} /> : <p className="note">{t("compare.notAligned")}</p>;
}

function Laid({ a, b, laid }: OverlayProps & { readonly laid: LaidOver }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [edge, setEdge] = useState(50);
  const [hasOutlines, setOutlines] = useState(true);
  const noteId = useId();
  const { view } = laid;
  return (
    <figure className="overlay">
      <div className="overlay__window" style={{ aspectRatio: `${view.width} / ${view.height}` }}>
        <Layer side="a" photo={a} face={laid.a} laid={laid} />
        <div className="overlay__half" style={{ clipPath: `inset(0 0 0 ${edge}%)` }}>
          <Layer side="b" photo={b} face={laid.b} laid={laid} />
        </div>
        <Lines laid={laid} a={a} b={b} hasOutlines={hasOutlines} />
        <span className="overlay__edge" style={{ left: `${edge}%` }} />
        <span className="overlay__name overlay__name--a" aria-hidden="true">
          A
        </span>
        <span className="overlay__name overlay__name--b" aria-hidden="true">
          B
        </span>
        <input
          type="range"
          className="overlay__slider"
          min="0"
          max="100"
          value={edge}
          aria-label={t("compare.slider")}
          aria-valuetext={t("compare.sliderAt", {
            a: format.integer(edge),
            b: format.integer(100 - edge),
          })}
          aria-describedby={noteId}
          onChange={({ target }) => setEdge(Number(target.value))}
        />
      </div>
      <figcaption>
        <label className="overlay__outlines">
          <input
            type="checkbox"
            checked={hasOutlines}
            onChange={({ target }) => setOutlines(target.checked)}
          />
          {t("compare.outlines")}
        </label>
        {hasOutlines && <Legend />}
        <p className="note" id={noteId}>
          {t("compare.overlayNote")}
        </p>
      </figcaption>
    </figure>
  );
}

interface LayerProps {
  readonly side: keyof Pair;
  readonly photo: ScoredPhoto;
  readonly face: LaidFace;
  readonly laid: LaidOver;
}

function Layer({ side, photo, face, laid }: LayerProps) {
  const { t } = useTranslation();
  const { previewUrl } = usePhotoActions();
  const { left, top, width, height, degrees } = placement(face.onto, photo.report.photo, laid.view);
  const style: CSSProperties = {
    left: `${left}%`,
    top: `${top}%`,
    width: `${width}%`,
    height: `${height}%`,
    transform: `rotate(${degrees}deg)`,
  };
  const url = previewUrl(photo.id);
  return (
    <div className="overlay__layer">
      {url && (
        <img
          src={url}
          translate="no"
          alt={t("compare.plate", { side: side.toUpperCase(), name: photo.name })}
          style={style}
          draggable={false}
        />
      )}
    </div>
  );
}

/** The outlines of both faces, A's drawn through and B's dashed; and of the measurement in question the lines of both. */
function Lines({ laid, a, b, hasOutlines }: OverlayProps & { laid: LaidOver; hasOutlines: boolean }) {
  const { view } = laid;
  const current = useStore(useServices().highlight, highlighted);
  const card = MEASUREMENTS.find(({ id }) => id === current);
  const measured = ({ report }: ScoredPhoto) =>
    report.measurements.some(({ id, kind }) => id === current && kind === "measured");
  return (
    <svg
      className="overlay__lines"
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {hasOutlines && (
        <g className={card ? "overlay__outline overlay__outline--back" : "overlay__outline"}>
          {laid.apart.map((path) => (
            <path key={path} className="overlay__apart" fillRule="evenodd" d={path} />
          ))}
          <path className="overlay__contour overlay__contour--halo" d={laid.a.outline} />
          <path className="overlay__contour overlay__contour--halo" d={laid.b.outline} />
          <path className="overlay__contour" d={laid.a.outline} />
          <path className="overlay__contour overlay__contour--b" d={laid.b.outline} />
        </g>
      )}
      {card && measured(a) && <MeasureLines segments={segmentsOf(card, laid.a.points)} />}
      {card && measured(b) && (
        <g className="overlay__measure-b">
          <MeasureLines segments={segmentsOf(card, laid.b.points)} />
        </g>
      )}
    </svg>
  );
}

/** What is drawn how. */
function Legend() {
  const { t } = useTranslation();
  return (
    <p className="overlay__legend">
      <span>
        <svg viewBox="0 0 28 8" aria-hidden="true" focusable="false">
          <path d="M1 4h26" />
        </svg>
        A
      </span>
      <span>
        <svg viewBox="0 0 28 8" aria-hidden="true" focusable="false">
          <path d="M1 4h26" strokeDasharray="5 4" />
        </svg>
        B
      </span>
      <span>
        <svg viewBox="0 0 28 8" aria-hidden="true" focusable="false">
          <path className="overlay__apart" d="M0 0h28v8H0z" />
        </svg>
        {t("compare.apart")}
      </span>
    </p>
  );
}
