import type { ReactNode } from "react";

interface SettingProps {
  /** One plain sentence about what the choice does. */
  readonly what: ReactNode;
  readonly children: ReactNode;
}

/** One setting: its choice, and a sentence beside it. */
export function Setting({ what, children }: SettingProps) {
  return (
    <div className="setting">
      <div className="setting__choice">{children}</div>
      <p className="note">{what}</p>
    </div>
  );
}
