/** The figure of the start screen: a drawn face with three dimension lines. It depicts nobody and says what will happen. */
export function FacePlate() {
  return (
    <svg
      className="plate-figure"
      viewBox="76 28 332 456"
      fill="none"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
    >
      <g stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
        <Half />
        <g transform="matrix(-1 0 0 1 400 0)">
          <Half />
        </g>
      </g>
      <g className="plate-figure__measure" stroke="currentColor">
        <g>
          <path pathLength="1" d="M144 212H256" />
          <path pathLength="1" d="M144 204v16M256 204v16" />
        </g>
        <g>
          <path pathLength="1" d="M86 470H314" />
          <path pathLength="1" d="M86 462v16M314 462v16" />
          <path pathLength="1" d="M86 232v222M314 232v222" strokeOpacity="0.4" strokeWidth="1" />
        </g>
        <g>
          <path pathLength="1" d="M390 196V428" />
          <path pathLength="1" d="M382 196h16M382 428h16" />
          <path pathLength="1" d="M206 196h172M206 428h172" strokeOpacity="0.4" strokeWidth="1" />
        </g>
      </g>
    </svg>
  );
}

/** The subject's left half; the other is its mirror image. */
function Half() {
  return (
    <>
      <path d="M200 36C266 36 314 88 315 168C316 206 313 240 304 276C295 314 280 350 256 384C240 408 222 428 200 428" />
      <path d="M226 178C242 160 276 156 296 174" />
      <path d="M228 214C238 197 270 195 288 211C272 227 242 228 228 214Z" />
      <circle cx="256" cy="212" r="10.500" />
      <path d="M213 204C211 244 214 268 224 288C230 302 222 310 212 306C208 304 205 307 200 308" />
      <path d="M200 340C206 334 214 334 222 338C234 343 242 347 250 350C236 368 218 375 200 375" />
      <path d="M200 350C216 348 232 350 250 350" />
    </>
  );
}
