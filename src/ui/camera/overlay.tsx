import type { Advice } from "../../core/quality/guidance.ts";
import type { FramePoint, GuidedFace } from "../../core/quality/guidance-reading.ts";
import type { Size } from "../../core/quality/framing.ts";
import { targetOf } from "./target.ts";

interface OverlayProps {
  readonly frame: Size;
  readonly face: GuidedFace | null;
  readonly advice: Advice | "good";
  /** Share of the time that all must be well, 0-1. */
  readonly steady: number;
}

/** Drawn over the preview: where the face should be, where it is, and which way to go. Words say the same. */
export function Overlay({ frame, face, advice, steady }: OverlayProps) {
  const { x, y, rx, ry } = targetOf(frame);
  const tick = 0.14 * rx;
  const marks = `M${x - rx - tick} ${y}h${2 * tick}M${x + rx - tick} ${y}h${2 * tick}M${x} ${y - ry - tick}v${2 * tick}M${x} ${y + ry - tick}v${2 * tick}`;
  const isGood = advice === "good";
  return (
    <svg
      className={isGood ? "guide-lines guide-lines--good" : "guide-lines"}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <ellipse className="guide-lines__halo" cx={x} cy={y} rx={rx} ry={ry} />
      <ellipse className="guide-lines__target" cx={x} cy={y} rx={rx} ry={ry} />
      <path className="guide-lines__halo" d={marks} />
      <path className="guide-lines__target" d={marks} />
      {face && <FaceLines face={face} />}
      {steady > 0 && (
        <path
          className="guide-lines__steady"
          d={`M${x} ${y - ry}A${rx} ${ry} 0 0 1 ${x} ${y + ry}A${rx} ${ry} 0 0 1 ${x} ${y - ry}`}
          pathLength={1}
          strokeDasharray={`${steady} 1`}
        />
      )}
      {!isGood && <Arrow advice={advice} frame={frame} />}
    </svg>
  );
}

/** The face as it was read: its outline, its midline and the line through its eyes. */
function FaceLines({ face: { drawn } }: { readonly face: GuidedFace }) {
  const [right, left] = drawn.irises;
  const d = `${through(drawn.oval)}Z${through(drawn.midline)}${through([right, left])}`;
  return (
    <>
      <path className="guide-lines__halo" d={d} />
      <path className="guide-lines__face" d={d} />
    </>
  );
}

/** A chevron beside the oval, on the side that the advice names: the person's left is the picture's right. */
function Arrow({ advice, frame }: { readonly advice: Advice; readonly frame: Size }) {
  const way = WAYS[advice];
  if (!way) return null;
  const { x, y, rx, ry } = targetOf(frame);
  const size = 0.2 * rx;
  const [dx, dy] = way;
  const tip = { x: x + dx * (rx + 2.6 * size), y: y + dy * (ry + 2.6 * size) };
  const back = { x: tip.x - dx * size, y: tip.y - dy * size };
  const d = `M${back.x - dy * size} ${back.y - dx * size}L${tip.x} ${tip.y}L${back.x + dy * size} ${back.y + dx * size}`;
  return (
    <>
      <path className="guide-lines__halo guide-lines__halo--arrow" d={d} />
      <path className="guide-lines__arrow" d={d} />
    </>
  );
}

const RIGHT_IN_PICTURE = [1, 0] as const;
const LEFT_IN_PICTURE = [-1, 0] as const;
const UP = [0, -1] as const;
const DOWN = [0, 1] as const;

const WAYS: Readonly<Partial<Record<Advice, readonly [number, number]>>> = {
  "move-left": RIGHT_IN_PICTURE,
  "move-right": LEFT_IN_PICTURE,
  "move-up": UP,
  "move-down": DOWN,
  "turn-left": RIGHT_IN_PICTURE,
  "turn-right": LEFT_IN_PICTURE,
  "chin-up": UP,
  "chin-down": DOWN,
  "lean-left": RIGHT_IN_PICTURE,
  "lean-right": LEFT_IN_PICTURE,
  "light-left": RIGHT_IN_PICTURE,
  "light-right": LEFT_IN_PICTURE,
};

function through(points: readonly FramePoint[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
}
