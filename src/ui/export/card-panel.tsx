import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";
import { usePhotoActions } from "../services.ts";
import { cardFonts, drawOn } from "./card-file.ts";
import { CARD_SHAPES, type CardShape } from "./card-layout.ts";
import type { CardContent, CardPhoto } from "./draw-card.ts";
import { loadPhoto } from "./load-photo.ts";
import { CARD_THEMES, themeInUse, type CardTheme } from "./palette.ts";
import { ShareActions } from "./share-actions.tsx";
import { useCardContent } from "./use-card-content.ts";

const PHOTO_OPTIONS = ["no", "yes"] as const;
type PhotoOption = (typeof PHOTO_OPTIONS)[number];

/** The card to share: its choices, a preview, and ways to take it along. */
export function CardPanel({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const pageTheme = useStore(useParts().settings, (now) => now.theme);
  const [shape, setShape] = useState<CardShape>("wide");
  const [theme, setTheme] = useState<CardTheme>(() => themeInUse(pageTheme));
  const [withPhoto, setWithPhoto] = useState<PhotoOption>("no");
  const content = useCardContent(report);
  const look = { shape, theme, withPhoto: withPhoto === "yes" };
  const { canvas, state } = useCard(photo, report, content, look);
  const words = { score: leading.number(report.psl.score), ...leading.ends(report.psl.interval90) };
  return (
    <div className="card-panel">
      <p>{t("export.cardWhat")}</p>
      <div className="card-panel__choices">
        <Choice
          legend={t("export.shape")}
          options={CARD_SHAPES}
          chosen={shape}
          labelOf={(option) => t(`export.shapes.${option}`)}
          onChoose={setShape}
        />
        <Choice
          legend={t("export.theme")}
          options={CARD_THEMES}
          chosen={theme}
          labelOf={(option) => t(`export.themes.${option}`)}
          onChoose={setTheme}
        />
        <Choice
          legend={t("export.withPhoto")}
          options={PHOTO_OPTIONS}
          chosen={withPhoto}
          labelOf={(option) => t(`export.withPhotoOptions.${option}`)}
          onChoose={setWithPhoto}
        />
      </div>
      <p className="note" role="status">
        {state === "drawing" && t("export.drawing")}
        {state === "failed" && t("export.drawFailed")}
        {look.withPhoto && state === "drawn" && t("export.photoWarning")}
        {state === "without-photo" && t("export.photoFailed")}
      </p>
      <canvas
        ref={canvas}
        className={`card-panel__card card-panel__card--${shape}`}
        role="img"
        aria-label={t("export.cardAlt", words)}
      />
      <ShareActions
        photo={photo}
        content={content}
        canvas={canvas}
        isReady={state === "drawn" || state === "without-photo"}
      />
    </div>
  );
}

interface Look {
  readonly shape: CardShape;
  readonly theme: CardTheme;
  readonly withPhoto: boolean;
}

type DrawState = "drawing" | "drawn" | "without-photo" | "failed";

/** Draw the card onto a canvas whenever something of it changes; what was overtaken is never shown. */
function useCard(photo: Photo, report: Report, content: CardContent, { shape, theme, withPhoto }: Look) {
  const { previewUrl } = usePhotoActions();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<DrawState>("drawing");
  const url = withPhoto ? previewUrl(photo.id) : undefined;
  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      await cardFonts();
      const picture = withPhoto ? await loaded(url, report) : null;
      if (!isWanted || !canvas.current) return;
      if (!drawOn(canvas.current, { content, shape, theme, photo: picture })) return setState("failed");
      setState(withPhoto && !picture ? "without-photo" : "drawn");
    };
    draw().catch(() => isWanted && setState("failed"));
    return () => {
      isWanted = false;
    };
  }, [content, report, shape, theme, url, withPhoto]);
  return { canvas, state };
}

/** A photo that the browser cannot show is left out, and the panel says so. */
async function loaded(url: string | undefined, report: Report): Promise<CardPhoto | null> {
  return url === undefined ? null : loadPhoto(url, report).catch(() => null);
}
