import { useTranslation } from "react-i18next";
import type { Fault } from "../../core/fault.ts";
import type { QualityNote, Refusal } from "../../core/report.ts";
import { mayCrop } from "../../state/choices.ts";
import type { Photo } from "../../state/photo.ts";
import { hashOf } from "../../state/route.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { SupportLink } from "../components/help-link.tsx";
import { usePhotoActions } from "../services.ts";
import { LostTool } from "./lost-tool.tsx";
import { QualityNotes } from "./notes.tsx";
import { PhotoChoices } from "./photo-choices.tsx";
import { notesBeside } from "./refusal-notes.ts";
import { useCropTool } from "./use-crop-tool.ts";
import { PhotoBeside } from "./waiting.tsx";

interface RefusedProps {
  readonly photo: Photo;
  readonly reason: Refusal;
  readonly quality: readonly QualityNote[];
}

/** Refusals that stand: nothing is to be tried, and what would change them is not for this page to say. */
const FINAL: ReadonlySet<Refusal> = new Set<Refusal>(["looks-under-18", "said-under-18"]);

/** A photo that gets no score: why, and what to do. */
export function Refused({ photo, reason, quality }: RefusedProps) {
  const { t } = useTranslation();
  const isFinal = FINAL.has(reason);
  const notes = notesBeside(reason, quality);
  const { Tool, open, close, isLost } = useCropTool();
  if (Tool) return <Tool photo={photo} onClose={close} />;
  return (
    <PhotoBeside photo={photo} alt={t("plate.alt", { name: photo.name })}>
      <Words
        photo={photo}
        title={t("result.refusedTitle")}
        what={t(`refusals.${reason}.what`)}
        next={t(`refusals.${reason}.next`)}
        kind={reason === "looks-under-18" ? t("result.finalKind") : undefined}
        isFinal={isFinal}
        onCrop={mayCrop(photo) ? () => void open() : undefined}
      />
      {isLost && <LostTool />}
      <PhotoChoices photo={photo} />
      {notes.length > 0 && (
        <div className="beside__more">
          <h2>{t("result.alsoSeen")}</h2>
          <QualityNotes notes={notes} scored={false} />
        </div>
      )}
      <SupportLink />
    </PhotoBeside>
  );
}

/** A photo that could not be scored because something broke: what, and what to do. */
export function Failed({ photo, fault }: { readonly photo: Photo; readonly fault: Fault }) {
  const { t } = useTranslation();
  return (
    <PhotoBeside photo={photo} alt={t("plate.alt", { name: photo.name })}>
      <Words
        photo={photo}
        title={t("result.failedTitle")}
        what={t(`faults.${fault.code}.what`)}
        next={t(`faults.${fault.code}.next`)}
        canRetry={!fault.code.startsWith("file-")}
      />
      <details className="beside__detail disclosure">
        <summary>{t("result.technical")}</summary>
        <code>
          {fault.code}: {fault.detail}
        </code>
      </details>
    </PhotoBeside>
  );
}

export function Cancelled({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  return (
    <PhotoBeside photo={photo} alt={t("plate.alt", { name: photo.name })}>
      <h1 className="waiting__title">{t("running.cancelled")}</h1>
      <WhatNow photo={photo} canRetry />
    </PhotoBeside>
  );
}

interface WordsProps {
  readonly photo: Photo;
  readonly title: string;
  readonly what: string;
  readonly next: string;
  /** A kind word where nothing is to be done. */
  readonly kind?: string | undefined;
  readonly canRetry?: boolean;
  /** Whether nothing is to be done: then the second sentence is no next step. */
  readonly isFinal?: boolean;
  /** Opens what crops and turns the photo, where that may help. */
  readonly onCrop?: (() => void) | undefined;
}

function Words({ photo, title, what, next, kind, canRetry = false, isFinal = false, onCrop }: WordsProps) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="waiting__title">{title}</h1>
      <p>{what}</p>
      {isFinal ? (
        <>
          <p>{next}</p>
          {kind && <p>{kind}</p>}
        </>
      ) : (
        <p className="next-step">
          <strong>{t("result.nextStep")}</strong>
          {next}
        </p>
      )}
      <WhatNow photo={photo} canRetry={canRetry} isFinal={isFinal} onCrop={onCrop} />
    </>
  );
}

function WhatNow({
  photo,
  canRetry,
  isFinal = false,
  onCrop,
}: Pick<WordsProps, "photo" | "canRetry" | "isFinal" | "onCrop">) {
  const { t } = useTranslation();
  const { retry, remove } = usePhotoActions();
  return (
    <div className="actions">
      {canRetry && (
        <button type="button" className="button button--main" onClick={() => retry(photo.id)}>
          {t("actions.retry")}
        </button>
      )}
      {!isFinal && (
        <FileChoice
          className={canRetry ? "button" : "button button--main"}
          label={t("actions.anotherPhoto")}
        />
      )}
      {onCrop && (
        <button type="button" className="button" onClick={onCrop}>
          {t("framing.offer")}
        </button>
      )}
      <button type="button" className="button" onClick={() => remove(photo.id)}>
        {t("actions.remove")}
      </button>
      {isFinal && (
        <a className="button" href={hashOf("score")}>
          {t("result.toStart")}
        </a>
      )}
    </div>
  );
}
