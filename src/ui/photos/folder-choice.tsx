import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { folderFiles } from "../../capture/drop.ts";
import { useActions } from "../parts.ts";

/** The browser's own choice of a folder, dressed as its label; nothing where a browser has none, as on most phones. */
export function FolderChoice({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  const { addFiles } = useActions();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [nothing, setNothing] = useState(false);
  if (!("webkitdirectory" in HTMLInputElement.prototype)) return null;
  const take = () => {
    const { files, ...left } = folderFiles([...(input.current?.files ?? [])]);
    if (input.current) input.current.value = "";
    setNothing(files.length === 0);
    if (files.length > 0) addFiles(files, left);
  };
  return (
    <>
      <label className="file-choice button" htmlFor={id}>
        <input
          // React does not know the attribute, which every engine has.
          ref={(element) => {
            element?.setAttribute("webkitdirectory", "");
            input.current = element;
          }}
          id={id}
          className="out-of-sight"
          type="file"
          multiple
          onChange={take}
        />
        {label}
      </label>
      <span className={nothing ? "note" : "out-of-sight"} role="status">
        {nothing && t("table.noPhotosInFolder")}
      </span>
    </>
  );
}
