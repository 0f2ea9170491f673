import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReactCrop } from "react-image-crop";
import "react-image-crop/dist/ReactCrop.css";
import {
  AS_IT_CAME,
  isSamePicture,
  turnedPart,
  turnedSize,
  wholePixelsOf,
  type Framing,
  type ShareBox,
} from "../../core/framing.ts";
import type { QuarterTurns } from "../../core/image/quarter-turn.ts";
import { shownOf } from "../../state/choices.ts";
import type { Photo } from "../../state/photo.ts";
import { focusContent } from "../components/focus-content.ts";
import { useFormat } from "../hooks/use-format.ts";
import { TurnLeftIcon, TurnRightIcon } from "../icons/icons.tsx";
import { usePhotoActions } from "../services.ts";
import { drawTurned, usePicture } from "./use-picture.ts";
import { Tool } from "./tool.tsx";
import "./crop-tool.css";

const WHOLE: ShareBox = { x: 0, y: 0, width: 1, height: 1 };
/** A frame that leaves less than this share of a side is at its end. */
const NOTHING = 0.002;

interface CropToolProps {
  readonly photo: Photo;
  readonly onClose: () => void;
}

/** The photo as it came, under a frame that says which part of it is scored, and what turns it. */
export function CropTool({ photo, onClose }: CropToolProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frame, wholeUrl } = usePhotoActions();
  const shown = shownOf(photo).framing;
  const [{ turns, part }, setFraming] = useState<Framing>(photo.lost?.framing ?? shown);
  const picture = usePicture(wholeUrl(photo.id));
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  const setPart = (next: ShareBox) => setFraming((now) => ({ ...now, part: isAll(next) ? null : next }));
  const turn = () =>
    setFraming((now) => ({
      ...now,
      turns: ((now.turns + 1) % 4) as QuarterTurns,
      part: now.part && turnedPart(now.part),
    }));
  const close = () => {
    onClose();
    focusContent();
  };
  const chosen: Framing = { ...AS_IT_CAME, turns, part };
  const apply = () => {
    if (!isSamePicture(chosen, shown)) frame(photo.id, chosen);
    close();
  };
  const box = picture.phase === "shown" ? wholePixelsOf(part ?? WHOLE, turnedSize(picture, turns)) : null;
  return (
    <section className="crop" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t("framing.title")}
      </h2>
      <p className="note">{t("framing.lead")}</p>
      {picture.phase === "broken" && <p role="alert">{t("framing.noPicture")}</p>}
      {picture.phase === "shown" && (
        <CropFrame
          image={picture.image}
          alt={t("plate.alt", { name: photo.name })}
          turns={turns}
          part={part ?? WHOLE}
          onPart={setPart}
        />
      )}
      {box && (
        <p className="note">
          {t("framing.size", { width: format.integer(box.width), height: format.integer(box.height) })}
        </p>
      )}
      <div className="actions">
        <Tool
          label={t("framing.turnLeft")}
          icon={<TurnLeftIcon />}
          onClick={() => [turn, turn, turn].forEach((once) => once())}
        />
        <Tool label={t("framing.turnRight")} icon={<TurnRightIcon />} onClick={turn} />
        <button type="button" className="button" disabled={part === null} onClick={() => setPart(WHOLE)}>
          {t("framing.all")}
        </button>
        <button type="button" className="button button--main" disabled={!box} onClick={apply}>
          {t("framing.score")}
        </button>
        <button type="button" className="button" onClick={close}>
          {t("framing.close")}
        </button>
      </div>
      <p className="note crop__keys">{t("framing.keys")}</p>
    </section>
  );
}

interface CropFrameProps {
  readonly image: HTMLImageElement;
  readonly alt: string;
  readonly turns: QuarterTurns;
  readonly part: ShareBox;
  readonly onPart: (part: ShareBox) => void;
}

function CropFrame({ image, alt, turns, part, onPart }: CropFrameProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawTurned(image, turns, canvas.current);
  }, [image, turns]);
  const handle = (place: "n" | "e" | "s" | "w" | "ne" | "se" | "sw" | "nw") => t(`framing.handles.${place}`);
  return (
    <div className="crop__window">
      <ReactCrop
        crop={{ unit: "%", ...percent(part) }}
        onChange={(_pixels, { x, y, width, height }) => {
          if (width > 0 && height > 0)
            onPart({ x: x / 100, y: y / 100, width: width / 100, height: height / 100 });
        }}
        keepSelection
        ruleOfThirds
        minWidth={24}
        minHeight={24}
        ariaLabels={{
          cropArea: t("framing.frame"),
          nwDragHandle: handle("nw"),
          nDragHandle: handle("n"),
          neDragHandle: handle("ne"),
          eDragHandle: handle("e"),
          seDragHandle: handle("se"),
          sDragHandle: handle("s"),
          swDragHandle: handle("sw"),
          wDragHandle: handle("w"),
        }}
      >
        <canvas ref={canvas} className="crop__picture" role="img" aria-label={alt} />
      </ReactCrop>
    </div>
  );
}

function percent({ x, y, width, height }: ShareBox): ShareBox {
  return { x: 100 * x, y: 100 * y, width: 100 * width, height: 100 * height };
}

function isAll({ width, height }: ShareBox): boolean {
  return width > 1 - NOTHING && height > 1 - NOTHING;
}
