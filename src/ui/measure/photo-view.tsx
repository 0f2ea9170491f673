import type { CSSProperties, ReactNode } from "react";
import type { PixelBox } from "../../core/report.ts";
import type { Segment } from "./segments.ts";
import type { Size } from "./view.ts";
import "./photo-view.css";

interface PhotoViewProps {
  readonly url: string | undefined;
  readonly alt: string;
  readonly photo: Size;
  readonly view: PixelBox;
  /** Drawn over the photo in its own pixels. */
  readonly children?: ReactNode;
}

/** A photo seen through a window: `view` says which part, and what is drawn over it stays sharp at any zoom. */
export function PhotoView({ url, alt, photo, view, children }: PhotoViewProps) {
  const share = (value: number, whole: number) => `${(100 * value) / whole}%`;
  const place: CSSProperties = {
    width: share(photo.width, view.width),
    height: share(photo.height, view.height),
    left: share(-view.x, view.width),
    top: share(-view.y, view.height),
  };
  return (
    <div className="photo-view" style={{ aspectRatio: `${view.width} / ${view.height}` }}>
      {url && (
        <img
          className="photo-view__photo"
          src={url}
          translate="no"
          alt={alt}
          style={place}
          draggable={false}
        />
      )}
      <svg
        className="photo-view__lines"
        viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
    </div>
  );
}

/** The lines of one measurement: a dark halo, a light core and a stop at each end, readable on any skin and in any light. */
export function MeasureLines({ segments }: { readonly segments: readonly Segment[] }) {
  const lines = segments.map(({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join("");
  const ends = segments.map(({ from, to }) => `M${from.x} ${from.y}h0M${to.x} ${to.y}h0`).join("");
  return (
    <g className="measure-lines">
      <path className="measure-lines__halo" d={lines} />
      <path className="measure-lines__halo measure-lines__halo--end" d={ends} />
      <path className="measure-lines__core" d={lines} pathLength={1} />
      <path className="measure-lines__end" d={ends} />
    </g>
  );
}
