/** The few drawn signs: one stroke, 20 by 20, in the colour of the text around them. Always beside words or a label. */
import type { ReactNode } from "react";

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** A dimension line between two stops, with the point that was measured: the mark of the app. */
export function Mark() {
  return (
    <svg width="34" height="20" viewBox="0 0 34 20" fill="none" aria-hidden="true" focusable="false">
      <path d="M1.5 3v14M32.5 3v14M1.5 10h31" stroke="currentColor" strokeWidth="1.5" />
      <circle className="mark__point" cx="20.5" cy="10" r="3.75" />
    </svg>
  );
}

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);

export const MinusIcon = () => (
  <Icon>
    <path d="M4 10h12" />
  </Icon>
);

export const FitIcon = () => (
  <Icon>
    <path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />
  </Icon>
);

export const FaceIcon = () => (
  <Icon>
    <path d="M10 3c3.3 0 5 2.4 5 5.6 0 4-2.5 8.4-5 8.4s-5-4.4-5-8.4C5 5.400 6.700 3 10 3ZM7.800 9h.01M12.200 9h.01M8.600 13.200h2.800" />
  </Icon>
);

export const PointsIcon = () => (
  <Icon>
    <path
      d="M4 5h.01M10 3.500h.01M16 5h.01M3.500 10h.01M10 10h.01M16.500 10h.01M6 15.500h.01M14 15.500h.01M10 17h.01"
      strokeWidth="2.4"
    />
  </Icon>
);

export const MoveIcon = () => (
  <Icon>
    <path d="M10 3v14M3 10h14M10 3 8 5M10 3l2 2M10 17l-2-2M10 17l2-2M3 10l2-2M3 10l2 2M17 10l-2-2M17 10l-2 2" />
  </Icon>
);

export const CropIcon = () => (
  <Icon>
    <path d="M6 2.500V14h11.500M2.500 6H14v11.500" />
  </Icon>
);

export const TurnLeftIcon = () => (
  <Icon>
    <path d="M4 9.500a6 6 0 1 1 2.200 5.600M4 4.500v5h5" />
  </Icon>
);

export const TurnRightIcon = () => (
  <Icon>
    <path d="M16 9.500a6 6 0 1 0-2.200 5.600M16 4.500v5h-5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m7.500 5 5 5-5 5" />
  </Icon>
);

export const RetryIcon = () => (
  <Icon>
    <path d="M15.500 8.500A6 6 0 1 0 16 11M16 4v4.500h-4.500" />
  </Icon>
);

export const SwapIcon = () => (
  <Icon>
    <path d="M4 7h12l-3.500-3.500M16 13H4l3.500 3.500" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M4 10h.01M10 10h.01M16 10h.01" strokeWidth="2.8" />
  </Icon>
);
