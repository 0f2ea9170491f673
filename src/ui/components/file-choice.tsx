import type { ReactNode } from "react";
import { useActions } from "../parts.ts";
import { FileInput } from "./file-input.tsx";

/** What the file dialog offers; anything else that comes in is judged by its bytes. */
const ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif,.heic,.heif,.hif";

interface FileChoiceProps {
  readonly label: string;
  readonly className: string;
  readonly children?: ReactNode;
}

/** Photos from the person's files, to be scored. */
export function FileChoice(props: FileChoiceProps) {
  const { addFiles } = useActions();
  return <FileInput {...props} accept={ACCEPT} multiple onFiles={addFiles} />;
}
