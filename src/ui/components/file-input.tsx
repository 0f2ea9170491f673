import { useId, useRef, type ReactNode } from "react";

interface FileInputProps {
  readonly label: string;
  readonly className: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Called with one file at least. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
  readonly children?: ReactNode;
}

/**
 * A native file input dressed as its label: keyboard, screen reader and dialog come from the browser. It is emptied at
 * once, so that the same file can be chosen again.
 */
export function FileInput({ label, className, accept, multiple, onFiles, children }: FileInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const [first, ...rest] = input.current?.files ?? [];
    if (input.current) input.current.value = "";
    if (first) onFiles([first, ...rest]);
  };
  return (
    <label className={`file-choice ${className}`} htmlFor={id}>
      <input
        ref={input}
        id={id}
        className="out-of-sight"
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        onChange={take}
      />
      {children ?? label}
    </label>
  );
}
