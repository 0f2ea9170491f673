import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { askedPhotos } from "../../state/photos.ts";
import type { Photo } from "../../state/photo.ts";
import { hashOf } from "../../state/route.ts";
import { SupportLink } from "../components/help-link.tsx";
import { focusContent } from "../components/focus-content.ts";
import { useParts } from "../parts.ts";
import { usePhotoActions } from "../services.ts";
import { PhotoChoices } from "./photo-choices.tsx";
import { PhotoBeside } from "./waiting.tsx";

/** A photo whose face might be a younger one's: the one question, with its picture. There is no number before the answer. */
export function Asked({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  const { answer, remove } = usePhotoActions();
  const others = useStore(useParts().photos, (photos) => askedPhotos(photos).length - 1);
  const onAnswer = (isAdult: boolean) => {
    answer([photo.id], isAdult);
    focusContent();
  };
  return (
    <PhotoBeside photo={photo} alt={t("asked.photo", { name: photo.name })}>
      <h1 className="waiting__title" id="asked-title">
        {t("asked.title")}
      </h1>
      <p>{t("asked.why")}</p>
      <p>{t("asked.unsure")}</p>
      <div className="actions" role="group" aria-labelledby="asked-title">
        <button type="button" className="button" onClick={() => onAnswer(true)}>
          {t("asked.yes")}
        </button>
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {t("asked.no")}
        </button>
        <button type="button" className="button" onClick={() => remove(photo.id)}>
          {t("actions.remove")}
        </button>
      </div>
      <p className="note">{t("asked.stands")}</p>
      <PhotoChoices photo={photo} />
      <SupportLink />
      {others > 0 && (
        <p>
          <a href={hashOf("photos")}>{t("asked.others", { count: others })}</a>
        </p>
      )}
    </PhotoBeside>
  );
}
