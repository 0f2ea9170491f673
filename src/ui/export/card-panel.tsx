import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { comparedWith } from "../../core/score/place.ts";
import type { Photo } from "../../state/photo.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";
import { usePhotoActions } from "../services.ts";
import { cardContent } from "./card-content.ts";
import { CARD_SHAPES, cardLayout, type CardShape } from "./card-layout.ts";
import { CARD_FONTS, drawCard, type CardContent, type CardPhoto } from "./draw-card.ts";
import { loadPhoto } from "./load-photo.ts";
import { CARD_THEMES, paletteOf, themeInUse, type CardTheme } from "./palette.ts";
import { ShareActions } from "./share-actions.tsx";

const PHOTO_OPTIONS = ["no", "yes"] as const;
type PhotoOption = (typeof PHOTO_OPTIONS)[number];

/** The card to share: its choices, a preview, and ways to take it along. */
export function CardPanel({ photo, report }: { readonly photo: Photo; readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leading = useScoreText();
  const { scale, group, theme: pageTheme } = useStore(useParts().settings);
  const [shape, setShape] = useState<CardShape>("wide");
  const [theme, setTheme] = useState<CardTheme>(() => themeInUse(pageTheme));
  const [withPhoto, setWithPhoto] = useState<PhotoOption>("no");
  const content = useMemo(
    () => cardContent(report, { t, format, leading, compared: comparedWith(report, group) }),
    // The texts of the leading scale are made anew with each render; the scale decides them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [report, t, format, scale, group],
  );
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
      <ShareActions canvas={canvas} isReady={state === "drawn" || state === "without-photo"} />
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
      await Promise.all(CARD_FONTS.map((font) => document.fonts.load(font)));
      const picture = withPhoto ? await loaded(url, report) : null;
      if (!isWanted || !canvas.current) return;
      const layout = cardLayout(shape, picture !== null);
      canvas.current.width = layout.width;
      canvas.current.height = layout.height;
      const context = canvas.current.getContext("2d");
      if (!context) return setState("failed");
      drawCard(context, { content, layout, palette: paletteOf(theme), photo: picture });
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
