import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { download } from "./download.ts";
import { plainPng } from "./plain-png.ts";

const CARD_NAME = "mien-card.png";

type Told = "nothing" | "shared" | "share-failed" | "draw-failed";

interface ShareProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly isReady: boolean;
}

/** Save the card, or hand it to another app where the device can. */
export function ShareActions({ canvas, isReady }: ShareProps) {
  const { t } = useTranslation();
  const [told, setTold] = useState<Told>("nothing");
  const save = async () => {
    const file = await cardFile(canvas.current);
    setTold(file ? "nothing" : "draw-failed");
    if (file) download(file, CARD_NAME);
  };
  const share = async () => {
    const file = await cardFile(canvas.current);
    if (!file) return setTold("draw-failed");
    try {
      await navigator.share({ files: [file] });
      setTold("shared");
    } catch (error) {
      // Closing the device's own sheet is no failure.
      setTold(error instanceof Error && error.name === "AbortError" ? "nothing" : "share-failed");
    }
  };
  return (
    <div className="save__actions">
      <button type="button" className="button" disabled={!isReady} onClick={() => void save()}>
        {t("export.downloadCard")}
      </button>
      {canShareFiles() && (
        <button type="button" className="button" disabled={!isReady} onClick={() => void share()}>
          {t("export.share")}
        </button>
      )}
      <span className="note" role="status">
        {told === "shared" && t("export.shared")}
        {told === "share-failed" && t("export.shareFailed")}
        {told === "draw-failed" && t("export.drawFailed")}
      </span>
    </div>
  );
}

function canShareFiles(): boolean {
  const probe = new File([], CARD_NAME, { type: "image/png" });
  return "canShare" in navigator && navigator.canShare({ files: [probe] });
}

/** Return the card as a file of pixels alone; null when the browser gives none. */
async function cardFile(canvas: HTMLCanvasElement | null): Promise<File | null> {
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, "image/png");
    else resolve(null);
  });
  const plain = blob && plainPng(new Uint8Array(await blob.arrayBuffer()));
  return plain && new File([plain], CARD_NAME, { type: "image/png" });
}
