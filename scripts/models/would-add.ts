/** What `npm run models` would add to a site, in bytes and in agreement with people. */
import type { Manifest } from "../../src/models/manifest.ts";
import type { ReferenceReport } from "../../src/core/validity/report.ts";
import { DEFAULT_ENCODERS, ENCODERS, OFFICIAL_LANDMARKER, REGRESSOR } from "./pins.ts";
import { FACESTATS_ID, LANDMARKER_ID } from "./provision.ts";

/**
 * Return a sentence about the models that a site lacks, or null when it has them.
 *
 * The agreement is the one that `npm run evaluate` measured and the method screen shows.
 */
export function whatModelsWouldAdd(
  listed: Pick<Manifest, "models">,
  validity: ReferenceReport,
): string | null {
  const has = (id: string): boolean => listed.models.some((model) => model.id === id);
  const parts = [
    ...(has(LANDMARKER_ID) ? [] : [landmarker(validity)]),
    ...(has(FACESTATS_ID) ? [] : [faceStats(validity)]),
  ];
  if (parts.length === 0) return null;
  return `This site has the embedded models alone. \`npm run models\` would add ${parts.join(", and ")}.`;
}

function landmarker({ landmarkModels }: ReferenceReport): string {
  const of = (kind: "assembled" | "official"): string | undefined =>
    landmarkModels
      .find(({ landmarkModel }) => landmarkModel === kind)
      ?.parts["blend"]?.agreement.pearson.value.toFixed(2);
  const [from, to] = [of("assembled"), of("official")];
  const agreement =
    from === undefined || to === undefined
      ? "its agreement with people is not measured here"
      : `the PSL then agrees with people at r = ${to} instead of ${from}`;
  return `the official landmark model (${megabytes(OFFICIAL_LANDMARKER.bytes)} MB: ${agreement})`;
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
