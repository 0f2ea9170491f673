import { useState, type ReactNode } from "react";
import "./section.css";

/** Where the sections stand beside the photo there is room for them: they are open there at first. */
const WIDE = "(min-width: 62rem)";

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** What is in it, in a few words. */
  readonly hint?: string;
  /** Whether it is closed at first on every screen. */
  readonly isClosed?: boolean;
  readonly children: ReactNode;
}

/**
 * A section of a result under a heading that opens and closes it; on a phone it is closed at first, so that the next one is in
 * sight. What is in it stays in the page: the browser finds words in it, and prints what it always prints.
 */
export function Section({ id, title, hint, isClosed = false, children }: SectionProps) {
  const [openAtFirst] = useState(() => !isClosed && matchMedia(WIDE).matches);
  return (
    <details className="section disclosure" id={id} open={openAtFirst}>
      <summary>
        <h2 id={`${id}-title`}>{title}</h2>
        {hint && <span className="note">{hint}</span>}
      </summary>
      <div className="section__body">{children}</div>
    </details>
  );
}
