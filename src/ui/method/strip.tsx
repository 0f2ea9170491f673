interface StripProps {
  /** The ends of the scale; 0 to 1 unless told. */
  readonly domain?: readonly [number, number];
  readonly value: number;
  /** Where the value may lie; drawn as a line to either side. */
  readonly range?: { readonly low: number; readonly high: number };
  /** Draw a bar from the start of the scale. */
  readonly isBar?: boolean;
  /** What the value should be. */
  readonly promise?: number;
}

/** A value on a bare scale, drawn in a row of a table. The number stands beside it. */
export function Strip({ domain = [0, 1], value, range, isBar = false, promise }: StripProps) {
  const at = (v: number) => (100 * (v - domain[0])) / (domain[1] - domain[0]);
  return (
    <svg
      className="mark-line"
      viewBox="0 0 100 14"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="mark-line__scale" d="M0 7H100M0 4v6M50 5v4M100 4v6" />
      {isBar && <path className="mark-line__bar" d={`M0 7H${at(value)}`} />}
      {range && <path className="mark-line__range" d={`M${at(range.low)} 7H${at(range.high)}`} />}
      {!isBar && <path className="mark-line__value" d={`M${at(value)} 2v10`} />}
      {promise !== undefined && <path className="mark-line__promise" d={`M${at(promise)} 0v14`} />}
    </svg>
  );
}
