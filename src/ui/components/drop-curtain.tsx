import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "../parts.ts";
import { droppedFiles, pastedFiles, type Collected, type Instead } from "../../capture/drop.ts";
import "./drop-curtain.css";

/** Takes photos dropped or pasted anywhere on the page, and says so while they hover. */
export function DropCurtain() {
  const { t } = useTranslation();
  const [nothing, setNothing] = useState<Instead | null>(null);
  const hovering = useTransfer(setNothing);
  return (
    <>
      {hovering && (
        <div className="curtain" aria-hidden="true">
          <p>{t("score.dropNow")}</p>
        </div>
      )}
      <p className={nothing ? "curtain__nothing" : "out-of-sight"} role="status">
        {nothing && t(`score.noPhoto.${nothing}`)}
      </p>
    </>
  );
}

/** How long the line about an empty drop stays. */
const NOTHING_MS = 6000;

function useTransfer(setNothing: (nothing: Instead | null) => void): boolean {
  const { addFiles } = useActions();
  const [hovering, setHovering] = useState(false);
  const timer = useRef(0);
  useEffect(() => {
    const take = ({ files, instead, ...left }: Collected) => {
      window.clearTimeout(timer.current);
      setNothing(files.length === 0 ? (instead ?? "nothing") : null);
      if (files.length > 0) addFiles(files, left);
      else timer.current = window.setTimeout(() => setNothing(null), NOTHING_MS);
    };
    const onOver = (event: DragEvent) => {
      event.preventDefault();
      setHovering(event.dataTransfer?.types.includes("Files") ?? false);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setHovering(false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isTextField(event.target)) take(pastedFiles(event));
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
      window.removeEventListener("paste", onPaste);
      window.clearTimeout(timer.current);
    };
  }, [addFiles, setNothing]);
  return hovering;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}
