import { scaleLinear } from "d3-scale";

/** The strip ends at this many SDs; what lies beyond sits at the end, open. */
const REACH = 3.2;
const x = scaleLinear([-REACH, REACH], [4, 116]).clamp(true);

/** Where a value lies in the reference: one SD either side as a wash, the mean as a tick, the value as a point. */
export function ZStrip({ z, spread }: { readonly z: number; readonly spread: number }) {
  const beyond = Math.abs(z) > REACH;
  return (
    <svg className="z-strip" viewBox="0 0 120 16" aria-hidden="true" focusable="false">
      <rect className="z-strip__usual" x={x(-1)} width={x(1) - x(-1)} y="4" height="8" />
      <path className="z-strip__axis" d="M4 8H116" />
      <path className="z-strip__mean" d={`M${x(0)} 3v10`} />
      <path className="z-strip__spread" d={`M${x(z - spread)} 8H${x(z + spread)}`} />
      <circle
        className={beyond ? "z-strip__value z-strip__value--beyond" : "z-strip__value"}
        cx={x(z)}
        cy="8"
        r="3.500"
      />
    </svg>
  );
}

/** A contribution as a bar from the middle: filled to the right for points gained, open to the left for points lost. */
export function PointsBar({ points, largest }: { readonly points: number; readonly largest: number }) {
  const length = (46 * Math.abs(points)) / largest;
  const gained = points >= 0;
  return (
    <svg className="points-bar" viewBox="0 0 100 16" aria-hidden="true" focusable="false">
      <rect
        className={gained ? "points-bar__gained" : "points-bar__lost"}
        x={gained ? 50 : 50 - length}
        width={length}
        y="4.500"
        height="7"
      />
      <path className="points-bar__zero" d="M50 1v14" />
    </svg>
  );
}
