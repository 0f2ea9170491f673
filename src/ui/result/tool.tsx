import type { ReactNode } from "react";

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

/** A button with a picture alone, whose name is told and shown on pointing. */
export function Tool({ label, icon, onClick, disabled = false, pressed }: ToolProps) {
  return (
    <button
      type="button"
      className="button button--icon"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
