import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { mayCrop } from "../../state/choices.ts";
import type { DoneState, Photo } from "../../state/photo.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { useSelectedPhoto } from "../services.ts";
import { GroupChoice } from "../components/group-choice.tsx";
import { SupportLink } from "../components/help-link.tsx";
import { ResultNotices } from "../history/result-notices.tsx";
import { Asked } from "./asked.tsx";
import { Details } from "./details.tsx";
import { JoinedLine } from "./joined-line.tsx";
import { Joining } from "../models/joining.tsx";
import { Made } from "../measure/made.tsx";
import { Measurements } from "./measurements.tsx";
import { Cancelled, Failed, Refused } from "./no-score.tsx";
import { Meaning, Seen } from "./notes.tsx";
import { LostTool } from "./lost-tool.tsx";
import { PhotoChoices } from "./photo-choices.tsx";
import { PhotoPlate } from "./photo-plate.tsx";
import { PhotoStrip } from "./photo-strip.tsx";
import { Readout } from "../measure/readout.tsx";
import { ResultBar } from "./result-bar.tsx";
import { Save } from "./save.tsx";
import { Section } from "./section.tsx";
import { useCropTool } from "./use-crop-tool.ts";
import { Waiting } from "./waiting.tsx";
import "./screen.css";

/** The photo in view, in whatever phase it is. */
export function ResultScreen() {
  const { t } = useTranslation();
  const photo = useSelectedPhoto();
  if (!photo) {
    return (
      <div className="result-empty">
        <h1>{t("result.nothingHere")}</h1>
        <FileChoice className="button button--main" label={t("score.choose")} />
      </div>
    );
  }
  return (
    <>
      <PhotoStrip title={<Title photo={photo} />} hasChoice={photo.state.phase !== "done"} />
      <ResultNotices id={photo.id} />
      <PhotoInPhase photo={photo} />
    </>
  );
}

/** The result is a heading of its own; in every other phase the heading says what happens, and this is only the name. */
function Title({ photo: { name, state } }: { readonly photo: Photo }) {
  const { t } = useTranslation();
  if (state.phase === "done")
    return (
      <h1 translate="no" className="strip__title">
        {t("result.title", { name })}
      </h1>
    );
  return (
    <p translate="no" className="strip__title soft">
      {name}
    </p>
  );
}

function PhotoInPhase({ photo }: { readonly photo: Photo }) {
  const { state } = photo;
  switch (state.phase) {
    case "queued":
      return <Waiting photo={photo} step={null} />;
    case "running":
      return <Waiting photo={photo} step={state.step} />;
    case "done":
      return <Scored key={photo.id} photo={photo} state={state} />;
    case "asked":
      return <Asked key={photo.id} photo={photo} />;
    case "refused":
      return <Refused photo={photo} reason={state.reason} quality={state.quality} />;
    case "failed":
      return <Failed photo={photo} fault={state.fault} />;
    case "cancelled":
      return <Cancelled photo={photo} />;
    default:
      return state satisfies never;
  }
}

interface ScoredProps {
  readonly photo: Photo;
  readonly state: DoneState;
}

/** The photo that is measured, or what crops and turns it, and what else a person can choose of it. */
function ChosenPhoto({ photo, state }: ScoredProps) {
  const { Tool, open, close, isLost } = useCropTool();
  const onCrop = mayCrop(photo) ? () => void open() : undefined;
  return (
    <>
      {Tool ? (
        <Tool photo={photo} onClose={close} />
      ) : (
        <PhotoPlate key={photo.choice?.scoring} photo={photo} state={state} onCrop={onCrop} />
      )}
      {isLost && <LostTool />}
      <PhotoChoices photo={photo} />
    </>
  );
}

/**
 * The number comes first, then what people ask next, each in a section; what is long follows in tasks of its own, so that
 * showing a result never holds the page up.
 */
function Scored({ photo, state }: ScoredProps) {
  const { t } = useTranslation();
  const { report } = state;
  const explained = useDeferredValue(true, false);
  const complete = useDeferredValue(explained, false);
  return (
    <div className="result">
      <div className="result__plate">
        <ChosenPhoto photo={photo} state={state} />
      </div>
      <div className="result__words">
        <Readout report={report} hasMoved={state.change === "joined"} choice={<GroupChoice />}>
          <ResultBar photo={photo} report={report} />
          <JoinedLine state={state} />
        </Readout>
        <Joining report={report} />
        <Section id="seen" title={t("seen.title")}>
          <Seen notes={report.quality} />
        </Section>
        <Section id="measurements" title={t("measure.title")}>
          {explained && <Measurements photo={photo} report={report} />}
        </Section>
        <Section id="meaning" title={t("meaning.title")}>
          <Meaning />
        </Section>
        <Section id="made" title={t("made.title")}>
          <Made report={report} />
        </Section>
        <Section id="save" title={t("export.title")}>
          {complete && <Save photo={photo} report={report} />}
        </Section>
        <Section id="details" title={t("details.title")} hint={t("details.open")} isClosed>
          {complete && <Details report={report} />}
        </Section>
        <SupportLink />
      </div>
    </div>
  );
}
