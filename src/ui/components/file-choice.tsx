import { useId, useRef, type ReactNode } from "react";
import { useActions } from "../parts.ts";

/** What the file dialog offers; anything else that comes in is judged by its bytes. */
const ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif,.heic,.heif";

interface FileChoiceProps {
  readonly label: string;
  readonly className: string;
  readonly children?: ReactNode;
}

/** A native file input dressed as its label: keyboard, screen reader and dialog come from the browser. */
export function FileChoice({ label, className, children }: FileChoiceProps) {
  const { addFiles } = useActions();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    if (input.current) input.current.value = "";
    if (files.length > 0) addFiles(files);
  };
  return (
    <label className={`file-choice ${className}`} htmlFor={id}>
      <input
        ref={input}
        id={id}
        className="out-of-sight"
        type="file"
        accept={ACCEPT}
        multiple
        aria-label={label}
        onChange={take}
      />
      {children ?? label}
    </label>
  );
}
