import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Photo } from "../../state/photo.ts";
import { cardFile, CARD_NAME } from "./card-file.ts";
import { resultText } from "./card-content.ts";
import { download } from "./download.ts";
import type { CardContent } from "./draw-card.ts";
import { ToldLine } from "./told-line.tsx";
import { useTake } from "./use-take.ts";
import {
  canCopyPicture,
  canSharePicture,
  copyPicture,
  handOver,
  savePicture,
  thisDevice,
} from "./ways-out.ts";

interface ShareProps {
  readonly photo: Photo;
  readonly content: CardContent;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly isReady: boolean;
}

/** Save the card that is shown, copy it, or hand it to another app where the device can. */
export function ShareActions({ photo, content, canvas, isReady }: ShareProps) {
  const { t } = useTranslation();
  const { told, run } = useTake(photo.id);
  const device = thisDevice();
  const picture = () => cardFile(canvas.current);
  return (
    <div className="save__actions">
      <button
        type="button"
        className="button"
        disabled={!isReady}
        onClick={() => run(() => savePicture((file) => download(file, CARD_NAME), picture))}
      >
        {t("export.downloadCard")}
      </button>
      {canCopyPicture(device) && (
        <button
          type="button"
          className="button"
          disabled={!isReady}
          onClick={() => run(() => copyPicture(device, picture))}
        >
          {t("export.copyCard")}
        </button>
      )}
      {canSharePicture(device) && (
        <button
          type="button"
          className="button"
          disabled={!isReady}
          onClick={() => run(() => handOver(device, picture, resultText(content, document.baseURI)))}
        >
          {t("export.share")}
        </button>
      )}
      <ToldLine told={told} />
    </div>
  );
}
