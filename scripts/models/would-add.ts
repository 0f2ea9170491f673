/** What `npm run models` would add to a site, in bytes and in agreement with people. */
import type { LandmarkModelKind } from "../../src/core/report.ts";
import type { Manifest } from "../../src/models/manifest.ts";
import type { RealReport } from "../../src/core/validity/real-report.ts";
import type { Figure, ReferenceReport } from "../../src/core/validity/report.ts";
import { DEFAULT_ENCODERS, ENCODERS, OFFICIAL_LANDMARKER, REGRESSOR } from "./pins.ts";
import { FACESTATS_ID, LANDMARKER_ID } from "./provision.ts";

/**
 * Return a sentence about the models that a site lacks, or null when it has them.
 *
 * The agreement is the one that `npm run evaluate` measured and the method screen shows: on photographs of real people, or
 * on the reference faces where that was not measured.
 */
export function whatModelsWouldAdd(
  listed: Pick<Manifest, "models">,
  { validity, real }: { readonly validity: ReferenceReport; readonly real: RealReport },
): string | null {
  const has = (id: string): boolean => listed.models.some((model) => model.id === id);
  const parts = [
    ...(has(LANDMARKER_ID) ? [] : [landmarker(validity, real)]),
    ...(has(FACESTATS_ID) ? [] : [faceStats(validity)]),
  ];
  if (parts.length === 0) return null;
  return `This site has the embedded models alone. \`npm run models\` would add ${parts.join(", and ")}.`;
}

function landmarker(validity: ReferenceReport, real: RealReport): string {
  const onReal = both((landmarkModel) => {
    const report = real.landmarkModels.find((each) => each.landmarkModel === landmarkModel);
    return report?.rated?.parts["psl"]?.pearson;
  });
  const onReference = both((landmarkModel) => {
    const report = validity.landmarkModels.find((each) => each.landmarkModel === landmarkModel);
    return report?.parts["blend"]?.agreement.pearson;
  });
  const told = onReal ?? onReference;
  const agreement =
    told === null
      ? "its agreement with people is not measured here"
      : `the PSL then agrees with people at r = ${told.official} instead of ${told.assembled}${told === onReal ? ", on photographs of real people" : ""}`;
  return `the official landmark model (${megabytes(OFFICIAL_LANDMARKER.bytes)} MB: ${agreement})`;
}

/** Both landmark models' figures as they are told; null where one of them has none. */
function both(
  figureOf: (landmarkModel: LandmarkModelKind) => Figure | undefined,
): Readonly<Record<LandmarkModelKind, string>> | null {
  const official = figureOf("official")?.value.toFixed(2);
  const assembled = figureOf("assembled")?.value.toFixed(2);
  return official === undefined || assembled === undefined ? null : { official, assembled };
}

function faceStats({ landmarkModels }: ReferenceReport): string {
  const measured = landmarkModels.flatMap(({ parts }) => parts[FACESTATS_ID] ?? [])[0];
  const encoders = ENCODERS.filter(({ id }) => DEFAULT_ENCODERS.includes(id));
  const all = encoders.reduce((sum, { bytes }) => sum + bytes, REGRESSOR.bytes);
  const smallest = Math.min(...encoders.map(({ bytes }) => bytes)) + REGRESSOR.bytes;
  const agreement = measured
    ? `it agrees with people at r = ${measured.agreement.pearson.value.toFixed(2)}`
    : "its agreement with people is not measured here";
  return `FaceStats (${megabytes(all)} MB on the server, from ${megabytes(smallest)} MB for a visitor who asks for it: ${agreement})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
