import { useId, useRef } from "react";
import "./notice.css";

interface ConfirmProps {
  /** Words of the button that asks. */
  readonly label: string;
  /** What a screen reader says of that button, where its words alone do not tell. */
  readonly spoken?: string;
  readonly title: string;
  readonly why: string;
  readonly yes: string;
  readonly no: string;
  /** Whether there is nothing to ask about. */
  readonly disabled?: boolean;
  readonly onYes: () => void;
}

/** A button for what cannot be taken back: it asks first, and the safe answer has the focus. */
export function Confirm({ label, spoken, title, why, yes, no, disabled, onYes }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={spoken}
        aria-haspopup="dialog"
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} className="notice" aria-labelledby={titleId}>
        <h2 id={titleId}>{title}</h2>
        <p>{why}</p>
        <div className="notice__actions">
          {/* The first button of a dialog gets the focus when it opens. */}
          <button type="button" className="button" onClick={close}>
            {no}
          </button>
          <button
            type="button"
            className="button button--main"
            onClick={() => {
              close();
              onYes();
            }}
          >
            {yes}
          </button>
        </div>
      </dialog>
    </>
  );
}
