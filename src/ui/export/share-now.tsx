import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import type { Photo } from "../../state/photo.ts";
import { MoreIcon } from "../icons/icons.tsx";
import { useParts } from "../parts.ts";
import { CARD_NAME, unseenCard } from "./card-file.ts";
import { resultText } from "./card-content.ts";
import { download } from "./download.ts";
import { themeInUse } from "./palette.ts";
import { ToldLine } from "./told-line.tsx";
import { useCardContent } from "./use-card-content.ts";
import { useTake } from "./use-take.ts";
import {
  canCopyPicture,
  canSharePicture,
  copyPicture,
  copyText,
  handOver,
  savePicture,
  thisDevice,
  type Told,
} from "./ways-out.ts";
import "./share-now.css";

interface ShareNowProps {
  readonly photo: Photo;
  readonly report: Report;
}

/**
 * A result taken along from beside its number: one tap opens the device's own sheet with the picture, without the face.
 * Where there is none the button opens the other ways, and beside it they stand for everybody: copy picture or text, save.
 */
export function ShareNow({ photo, report }: ShareNowProps) {
  const { t } = useTranslation();
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { told, run } = useTake(photo.id);
  const content = useCardContent(report);
  const theme = useStore(useParts().settings, (now) => now.theme);
  const device = thisDevice();
  const picture = () => unseenCard(content, themeInUse(theme));
  const text = () => resultText(content, document.baseURI);
  /** The other ways make room, so that what became of one is seen. */
  const choose = (way: () => Promise<Told>) => {
    menu.current?.hidePopover();
    run(way);
  };
  const onShare = () => run(() => handOver(device, picture, text()));
  const ways: readonly (readonly [name: string, way: () => Promise<Told>])[] = [
    ...(canCopyPicture(device)
      ? [[t("export.copyPicture"), () => copyPicture(device, picture)] as const]
      : []),
    [t("export.copyText"), () => copyText(device, text())],
    [t("export.savePicture"), () => savePicture((file) => download(file, CARD_NAME), picture)],
  ];
  return (
    <div className="share-now">
      {canSharePicture(device) ? (
        <>
          <button type="button" className="button" onClick={onShare}>
            {t("export.shareNow")}
          </button>
          <button
            type="button"
            className="button button--icon share-now__more"
            aria-label={t("export.moreWays")}
            title={t("export.moreWays")}
            popoverTarget={menuId}
          >
            <MoreIcon />
          </button>
        </>
      ) : (
        <button type="button" className="button share-now__more" popoverTarget={menuId}>
          {t("export.shareNow")}
        </button>
      )}
      <div
        ref={menu}
        id={menuId}
        className="share-now__menu"
        popover="auto"
        role="group"
        aria-label={t("export.moreWays")}
      >
        {ways.map(([name, way]) => (
          <button key={name} type="button" className="button" onClick={() => choose(way)}>
            {name}
          </button>
        ))}
        <p className="note">{t("export.withoutFace")}</p>
      </div>
      <ToldLine told={told} />
    </div>
  );
}
