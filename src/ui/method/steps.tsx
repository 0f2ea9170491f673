/** How a score is made: the pipeline in words, with its own constants. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { jitterFrames, LOOK_SIZE } from "../../core/geometry/frame.ts";
import { LANDMARK_COUNT } from "../../core/geometry/points.ts";
import { IDENTITY } from "../../core/geometry/similarity.ts";
import { CROP } from "../../core/image/aligned-crop.ts";
import { CLIP_SIZE } from "../../core/image/clip-preprocess.ts";
import { MAX_DECODED_SIDE, MAX_FILE_BYTES, MAX_SIDE } from "../../core/image/sniff/limits.ts";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import { THRESHOLDS } from "../../core/quality/thresholds.ts";
import type { LandmarkModelKind } from "../../core/report.ts";
import { PHOTO_SDS } from "../../core/score/photo-sds.ts";
import { LEVEL_SDS, REAL_PHOTO_FACTORS } from "../../core/score/reference.ts";
import { REFERENCES } from "../../core/score/references.ts";
import { SCALE, WEIGHTS } from "../../core/score/scale.ts";
import { GEOMETRY_TABLES } from "../../core/score/tables.ts";
import { listedModels } from "../../state/models.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import { BandTable, WarningTable, WeightTable } from "./step-tables.tsx";
import { usePartName } from "./use-part-name.ts";

/** As people count a file's size. */
const BYTES_IN_MB = 1024 * 1024;

/** How many looks the landmarks are averaged over. */
const LOOKS = jitterFrames(IDENTITY).length;

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Step({ title, text, children }: StepProps) {
  return (
    <li className="steps__step">
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </li>
  );
}

/** The steps from the file to the interval, for one landmark model. */
export function Steps({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const integer = format.integer;
  const { refuseFacePixels, refuseIrisPixels, refuseYaw, refusePitch, refuseOutside, refuseJitter } =
    THRESHOLDS;
  return (
    <ol className="method-steps">
      <Step
        title={t("method.steps.open.title")}
        text={t("method.steps.open.text", {
          megabytes: integer(MAX_FILE_BYTES / BYTES_IN_MB),
          side: integer(MAX_SIDE),
          decoded: integer(MAX_DECODED_SIDE),
        })}
      />
      <Step
        title={t("method.steps.find.title")}
        text={t("method.steps.find.text", {
          points: integer(LANDMARK_COUNT),
          passes: integer(LOOKS),
          frame: integer(LOOK_SIZE),
        })}
      />
      <Step
        title={t("method.steps.check.title")}
        text={t("method.steps.check.text", {
          face: integer(refuseFacePixels),
          iris: integer(refuseIrisPixels),
          yaw: integer(refuseYaw),
          pitch: integer(refusePitch),
          outside: format.percent(refuseOutside, 0),
          jitter: format.percent(refuseJitter, 0),
        })}
      >
        <WarningTable />
      </Step>
      <MeasureStep />
      <WeighStep kind={kind} />
      <LookStep />
      <Step
        title={t("method.steps.blend.title")}
        text={t("method.steps.blend.text", {
          geometry: format.number(WEIGHTS.geometry, 1),
          appearance: format.number(WEIGHTS.appearance, 1),
        })}
      />
      <ScaleStep />
      <IntervalStep kind={kind} />
    </ol>
  );
}

function MeasureStep() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMeasurementWords();
  const shown = MEASUREMENTS.flatMap(({ id, scored }) => (scored.kind === "shown" ? [{ id, scored }] : []));
  return (
    <Step
      title={t("method.steps.measure.title")}
      text={t("method.steps.measure.text", {
        all: format.integer(MEASUREMENTS.length),
        scored: format.integer(MEASUREMENTS.length - shown.length),
        shown: format.integer(shown.length),
      })}
    >
      <ul className="steps__list note">
        {shown.map(({ id, scored }) => (
          <li key={id}>
            {t("method.steps.measure.shown", {
              name: words(id).name,
              why: t(`measure.unscored.${scored.reason}`),
            })}
          </li>
        ))}
      </ul>
    </Step>
  );
}

function WeighStep({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figures, lambda } = GEOMETRY_TABLES[kind];
  return (
    <Step
      title={t("method.steps.weigh.title")}
      text={t("method.steps.weigh.text", {
        faces: format.integer(figures.faces),
        mean: format.integer(SCALE.mean),
        lambda: format.number(lambda, 1),
      })}
    >
      <WeightTable kind={kind} />
    </Step>
  );
}

function LookStep() {
  const { t } = useTranslation();
  const format = useFormat();
  const passes = useStore(useServices().models.store, (models) => {
    const compact = listedModels(models).find(({ id }) => id === "compact");
    return compact?.kind === "single" ? (compact.passes?.length ?? 1) : null;
  });
  return (
    <Step
      title={t("method.steps.look.title")}
      text={t("method.steps.look.text", {
        width: format.integer(CROP.width),
        height: format.integer(CROP.height),
        clip: format.integer(CLIP_SIZE),
      })}
    >
      {passes !== null && <p>{t("method.steps.look.passes", { passes: format.integer(passes) })}</p>}
    </Step>
  );
}

function ScaleStep() {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Step
      title={t("method.steps.scale.title")}
      text={t("method.steps.scale.text", {
        mean: format.integer(SCALE.mean),
        sd: format.number(SCALE.sd, 1),
        low: format.integer(SCALE.low),
        high: format.integer(SCALE.high),
        factor: format.number(SCALE.psl8PerPoint, 2),
      })}
    >
      <BandTable />
    </Step>
  );
}

function IntervalStep({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = usePartName();
  const measured = REFERENCES.blend.find(({ landmarkModel }) => landmarkModel === kind);
  const { slope, residuals } = measured?.reference ?? GEOMETRY_TABLES[kind].reference;
  return (
    <Step
      title={t("method.steps.interval.title")}
      text={t("method.steps.interval.text", {
        mean: format.integer(SCALE.mean),
        slope: format.number(slope, 2),
        photo: format.number(PHOTO_SDS[kind].psl, 1),
        f68: format.number(REAL_PHOTO_FACTORS["68"], 2),
        f90: format.number(REAL_PHOTO_FACTORS["90"], 2),
        q68: format.number(residuals["68"], 1),
        q90: format.number(residuals["90"], 1),
        k68: format.number(LEVEL_SDS["68"], 0),
        k90: format.number(LEVEL_SDS["90"], 3),
      })}
    >
      {measured && (
        <p className="note">
          {t("method.steps.interval.which", {
            models: format.list(measured.models.map(partName)),
            kind: t(`method.landmarkModels.${kind}`),
          })}
        </p>
      )}
    </Step>
  );
}
