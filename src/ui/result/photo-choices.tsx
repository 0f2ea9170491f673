import { useTranslation } from "react-i18next";
import { mayChooseFace } from "../../state/choices.ts";
import type { Photo } from "../../state/photo.ts";
import { focusContent } from "../components/focus-content.ts";
import { PhotoView } from "../measure/photo-view.tsx";
import { boxOfAspect, withMargin } from "../measure/view.ts";
import { usePhotoActions } from "../services.ts";
import { useFaces } from "./use-faces.ts";
import "./photo-choices.css";

/** Room around a face in its small picture, as a share of its longer side. */
const MARGIN = 0.25;

/** Which of several faces is meant, what became of the last choice, and the way back to the photo as it came. */
export function PhotoChoices({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  const { unframe } = usePhotoActions();
  const goBack = () => {
    unframe(photo.id);
    focusContent();
  };
  return (
    <>
      <LostChoice photo={photo} />
      {mayChooseFace(photo) && <FaceChoice photo={photo} />}
      {photo.isClosed && <p className="note">{t("framing.closed")}</p>}
      {photo.choice && (
        <p>
          <button type="button" className="button" onClick={goBack}>
            {t("framing.asItCame")}
          </button>
        </p>
      )}
    </>
  );
}

/** A choice that gave no result: why, and that nothing is lost. The announcer says the same aloud. */
function LostChoice({ photo: { id, lost } }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  const { forgetLost } = usePhotoActions();
  if (!lost) return null;
  const { why } = lost;
  const words =
    why.phase === "refused" ? (`refusals.${why.reason}` as const) : (`faults.${why.fault.code}` as const);
  return (
    <div className="lost-choice">
      <p>
        <strong>{t("framing.lost")}</strong> {t(`${words}.what`)}
      </p>
      <button type="button" className="button" onClick={() => forgetLost(id)}>
        {t("framing.lostHide")}
      </button>
    </div>
  );
}

function FaceChoice({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  const { previewUrl } = usePhotoActions();
  const { faces, picture, chosen, choose } = useFaces(photo);
  if (!picture) return null;
  return (
    <div className="face-choice" role="group" aria-label={t("framing.faces")}>
      <p>{t("framing.facesFound", { count: faces.length })}</p>
      <ul className="face-choice__faces">
        {faces.map((box, index) => (
          <li key={index}>
            <button
              type="button"
              className="face-choice__face"
              aria-pressed={index === chosen}
              aria-label={t(index === 0 ? "framing.faceLargest" : "framing.face", {
                number: index + 1,
                of: faces.length,
              })}
              onClick={() => choose(index)}
            >
              <PhotoView
                url={previewUrl(photo.id)}
                alt=""
                photo={picture}
                view={boxOfAspect(withMargin(box, MARGIN), 1)}
              />
              <span translate="no" className="value">
                {index + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
