import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { progressOf, STEPS, type Photo, type Step } from "../../state/photo.ts";
import { EngineLine } from "../components/engine-line.tsx";
import { useParts } from "../parts.ts";
import { usePhotoActions } from "../services.ts";
import { hideBroken } from "../measure/hide-broken.ts";
import "./waiting.css";

/** A photo that is being scored, or waits for it: its picture, the steps done and to come, and a way out. */
export function Waiting({ photo, step }: { readonly photo: Photo; readonly step: Step | null }) {
  const { t } = useTranslation();
  const { cancel } = usePhotoActions();
  const engine = useStore(useParts().engine);
  const running = photo.state.phase === "running" ? photo.state : null;
  const frame = running?.frame;
  const isLoading = engine.phase === "loading";
  // A photo that was opened and waits for the models is at no step.
  const now = isLoading ? null : step;
  const share = now ? progressOf(now, running?.share) : 0;
  return (
    <PhotoBeside photo={photo} alt={t("running.photoFaint", { name: photo.name })}>
      <h1 className="waiting__title">{t(`running.${titleOf(step, isLoading)}`)}</h1>
      {engine.phase !== "ready" && <EngineLine />}
      <progress
        className="bar"
        max={1}
        value={frame ? (frame.number - 1 + share) / frame.of : share}
        aria-label={t("running.progress")}
      />
      {frame && <p className="note">{t("camera.frame", { number: frame.number, of: frame.of })}</p>}
      <ol className="steps">
        {STEPS.map((name) => (
          <li
            key={name}
            className={`steps__item steps__item--${placeOf(name, now)}`}
            aria-current={name === now ? "step" : undefined}
          >
            {t(`steps.${name}`)}
          </li>
        ))}
      </ol>
      <button type="button" className="button" onClick={() => cancel(photo.id)}>
        {t("actions.cancel")}
      </button>
    </PhotoBeside>
  );
}

/** What a photo waits for, or that it is scored: one that is opened before the models have come waits for them. */
function titleOf(step: Step | null, isLoading: boolean): "title" | "queued" | "models" {
  if (isLoading) return "models";
  return step ? "title" : "queued";
}

function placeOf(step: Step, current: Step | null): "done" | "now" | "later" {
  if (current === null) return "later";
  const order = STEPS.indexOf(step) - STEPS.indexOf(current);
  return order < 0 ? "done" : order === 0 ? "now" : "later";
}

interface BesideProps {
  readonly photo: Photo;
  readonly alt: string;
  readonly children: React.ReactNode;
}

/** The photo at its own shape with words beside it; what the browser cannot show leaves a blank sheet. */
export function PhotoBeside({ photo, alt, children }: BesideProps) {
  const url = usePhotoActions().previewUrl(photo.id);
  return (
    <div className="beside">
      <div className="beside__photo">
        {url && <img key={photo.id} src={url} translate="no" alt={alt} onError={hideBroken} />}
      </div>
      <div className="beside__words">{children}</div>
    </div>
  );
}
