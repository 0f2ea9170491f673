/** The report on photographs of real people as Markdown: a section of `docs/validity.md`, of README.md, of the model cards. */
import type {
  AgeBandRow,
  LandmarkRow,
  PhotoChange,
  RatedPhotosReport,
  RealGroup,
  RealModelReport,
  RealReport,
  SamePersonReport,
  Share,
} from "../../../src/core/validity/real-report.ts";
import { ELSEWHERE, LANDMARK_REGIONS } from "../../../src/core/validity/real-report.ts";
import type { Figure } from "../../../src/core/validity/report.ts";
import { real } from "../../../src/words/late/real.en.ts";

const two = (value: number) => value.toFixed(2).replace("-", "−");
const one = (value: number) => value.toFixed(1);
const signed = (value: number) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
const ranged = ({ value, low, high }: Figure, tell = two) => `${tell(value)} (${tell(low)} to ${tell(high)})`;
const percents = ({ count, of, value, low, high }: Share) =>
  `${count} of ${of}: ${one(100 * value)} % (${one(100 * low)} to ${one(100 * high)})`;
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  row(head),
  row(head.map(() => "---")),
  ...rows.map(row),
  "",
];

const PART_NAMES: Readonly<Record<string, string>> = {
  geometry: "Geometry",
  compact: "Compact model",
  faces: "Face networks",
  appearance: "Mean of the models",
  psl: "PSL",
};
const partName = (part: string) => PART_NAMES[part] ?? part;

const GROUP_NAMES: Readonly<Record<RealGroup, string>> = real.signed.groups;

const MODEL_NAMES = { official: "Official landmark model", assembled: "Assembled landmark model" } as const;

const NOT_MEASURED = "Not measured here.";

/** The one command that makes everything that is told of real photographs. */
export const REAL_COMMAND = "npm run evaluate -- --real DIR --adults --document";

/** Return the section of `docs/validity.md` as lines. */
export function realSection({ landmarkModels, age }: RealReport): string[] {
  const [oneApp, other] = ELSEWHERE.apps;
  return [
    "## Photographs of real people",
    "",
    `Everything here went through the whole app (\`${REAL_COMMAND}\`; \`data/real\` is not in the`,
    "repository). Nothing was fitted to the London ratings. Ranges are 95 %: bootstrap over faces, photos or pairs; Wilson's for shares.",
    "Photos: Face Research Lab London Set, 102 adults, rated by 2,513 people (DeBruine and Jones 2017, doi 10.6084/m9.figshare.5047666.v5,",
    "CC BY 4.0), neutral and smiling; Young Adult Faces of 40 Canadian students (doi 10.6084/m9.figshare.4220517.v1, CC BY 4.0); two series",
    "of one person each (DeBruine, CC0); 274 faces of FairFace (Kärkkäinen and Joo 2021, CC BY 4.0).",
    "",
    "What to compare with, on the same London ratings and measured by others: one rater agrees with the mean of the others at",
    `r = ${two(ELSEWHERE.oneRater)}; two commercial apps reached Spearman ${two(oneApp)} and ${two(other)} on ${ELSEWHERE.appFaces} of the photos.`,
    "",
    ...(landmarkModels.length === 0 ? [NOT_MEASURED, ""] : landmarkModels.flatMap(modelSection)),
    "### True ages",
    "",
    ...(age ? ageLines(age) : [NOT_MEASURED, ""]),
  ];
}

function modelSection(report: RealModelReport): string[] {
  return [
    `### ${MODEL_NAMES[report.landmarkModel]}, real photographs`,
    "",
    ...(report.rated ? ratedLines(report.rated) : [`London: ${lowered(NOT_MEASURED)}`, ""]),
    ...(report.person ? personLines(report.person) : [`Neutral and smiling: ${lowered(NOT_MEASURED)}`, ""]),
    ...changeLines("One person from 15 to 60 cm, against 60 cm", report.distance),
    ...changeLines("One person at other sizes and tilts, against the first photo", report.otherPhotos),
    ...(report.landmarks ? landmarkLines(report.landmarks) : [`Landmarks: ${lowered(NOT_MEASURED)}`, ""]),
  ];
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function ratedLines(rated: RatedPhotosReport): string[] {
  const { photos, scored, asked, unscored, parts, ageAndSex, coverage } = rated;
  const without = Object.entries(unscored).map(([why, count]) => `${why} ${count}`);
  const within = (figure: (Figure & { readonly faces: number }) | null) =>
    figure ? `${ranged(figure)}, ${figure.faces}` : "too few";
  return [
    `London: ${scored} of ${photos} neutral photos scored${without.length > 0 ? ` (${without.join(", ")})` : ""}, ${asked} of them after the question about age.`,
    "",
    ...table(
      ["part", "Pearson r", "Spearman", "MAE (points of 1 to 7)", "r, women", "r, men"],
      [
        ...Object.entries(parts).map(([part, agreement]) => [
          partName(part),
          ranged(agreement.pearson),
          ranged(agreement.spearman),
          ranged(agreement.mae),
          within(agreement.women),
          within(agreement.men),
        ]),
        ...(ageAndSex
          ? [
              [
                "age and sex alone (fitted to the other folds of these very ratings)",
                ranged(ageAndSex.pearson),
                ranged(ageAndSex.spearman),
                ...["", "", ""],
              ],
            ]
          : []),
      ],
    ),
    "The PSL's intervals, once a straight line has given the ratings the mean and SD of the scale, hold the rating of",
    `${percents(coverage["68"])} where they say 68 %, and of ${percents(coverage["90"])} where they say 90 %.`,
    "",
    ...signedLines(rated),
  ];
}

function signedLines({ signed: errors }: RatedPhotosReport): string[] {
  if (errors.length === 0) return [];
  return [
    "By how much the model errs: mean of score minus rating, both standardised over all scored London photos, in SDs; above 0 it errs",
    "upwards. Groups are small, and their ranges wide.",
    "",
    ...table(
      ["group", "people", "mean of the models", "PSL"],
      errors.map(({ group, appearance, psl }) => [
        GROUP_NAMES[group],
        String(psl.faces),
        ranged(appearance, signed),
        ranged(psl, signed),
      ]),
    ),
  ];
}

function personLines({ pairs, parts }: SamePersonReport): string[] {
  return [
    `One person neutral and smiling, one photo each, ${pairs} people. There is no third photo of anybody here to hold the mean of both`,
    "against.",
    "",
    ...table(
      ["part", "ICC(A,1)", "SD of the difference, points", "mean change by smiling, points"],
      Object.entries(parts).map(([part, { icc, sd, change }]) => [
        partName(part),
        ranged(icc),
        ranged(sd),
        ranged(change, signed),
      ]),
    ),
  ];
}

function ageLines({ landmarkModel, rows }: NonNullable<RealReport["age"]>): string[] {
  return [
    `The age gate by true age, ${MODEL_NAMES[landmarkModel].toLowerCase()}.`,
    "Through the app: of the photos whose age was judged (the others had no face found, or were refused for",
    "another reason). The age's head was fitted to the FairFace and Canada photos too, so the last columns count more: judged by heads",
    "that never saw the photo (from `training/results/faces.json`). Nothing was fitted to London's ages.",
    "",
    ...table(
      [
        "photos of",
        "photos",
        "judged",
        "refused",
        "asked",
        "scored unasked",
        "held out: refused",
        "held out: asked",
      ],
      rows.map(({ name, photos, judged, refused, asked, scored, heldOut }) => [
        name,
        String(photos),
        String(judged),
        ...[refused, asked, scored].map(percents),
        heldOut ? percents(heldOut.refused) : "",
        heldOut ? percents(heldOut.asked) : "",
      ]),
    ),
    ...missingSets(rows),
  ];
}

/** The sets with known ages of which there is no row. */
function missingSets(rows: readonly AgeBandRow[]): string[] {
  const missing = ["FairFace", "Canada", "London"].filter(
    (set) => !rows.some(({ name }) => name.startsWith(set.toLowerCase())),
  );
  return missing.length === 0 ? [] : [`${missing.join(", ")}: ${lowered(NOT_MEASURED)}`, ""];
}

function changeLines(title: string, rows: readonly PhotoChange[] | null): string[] {
  if (!rows) return [`${title}: ${lowered(NOT_MEASURED)}`, ""];
  return [
    `${title}: change of the score in points, and half of the PSL's 68 % interval. ${rows.length} photos, so no range.`,
    "",
    ...table(
      ["photo", "geometry", "mean of the models", "PSL", "half of the interval"],
      rows.map(({ photo, change, half68 }) => [
        photo,
        ...(change
          ? [change.geometry, change.appearance, change.psl].map(signed)
          : ["no score", "no score", "no score"]),
        half68 === null ? "" : one(half68),
      ]),
    ),
  ];
}

function landmarkLines(rows: readonly LandmarkRow[]): string[] {
  const cell = (figure: Figure | null | undefined) => (figure ? ranged(figure) : "");
  return [
    "Landmarks against points placed on the photos, mean error in per cent of the distance between the outer corners of the eyes: points",
    "that both sides define alike, and along the jaw the distance from its line. Part of every error is that people and model mean slightly",
    "other places by one name. The layouts of `zoom` and `lisa` are those of a program, so their points may not all be placed by hand.",
    "",
    ...table(
      ["set", "found", "all", ...LANDMARK_REGIONS],
      rows.map(({ set, photos, found, all, regions }) => [
        set,
        `${found} of ${photos}`,
        cell(all),
        ...LANDMARK_REGIONS.map((region) => cell(regions[region])),
      ]),
    ),
  ];
}

/** Return README's lines of figures: what the app reaches on real photographs, and what the official landmark model adds. */
export function readmeLines({ landmarkModels }: RealReport): string[] {
  const reports = landmarkModels.flatMap(({ landmarkModel, rated }) =>
    rated ? [{ name: MODEL_NAMES[landmarkModel].toLowerCase(), rated }] : [],
  );
  if (reports.length === 0)
    return ["How well it agrees with people on real photographs is not measured here."];
  const [oneApp, other] = ELSEWHERE.apps;
  return [
    "On photographs of real people to whose ratings nothing was fitted (the London set, neutral; 95 % ranges):",
    "",
    ...reports.flatMap(({ name, rated: { parts, scored, photos, coverage } }) => {
      const psl = parts["psl"];
      return psl
        ? [
            `- with the ${name} the PSL agrees with the mean rating at r = ${ranged(psl.pearson)}, Spearman ${ranged(psl.spearman)},`,
            `  over ${scored} of ${photos} people; the 68 % interval holds ${coverage["68"].count} of ${coverage["68"].of} ratings, the 90 % one ${coverage["90"].count};`,
          ]
        : [];
    }),
    `- others measured there: one rater r = ${two(ELSEWHERE.oneRater)}, two commercial apps Spearman ${two(oneApp)} and ${two(other)}.`,
  ];
}

/** Return the lines of a model card about one part of the score: by group, how it agrees in London and by how much it errs. */
export function cardLines({ landmarkModels }: RealReport): string[] {
  const measured = landmarkModels.find(({ rated }) => rated !== null);
  if (!measured?.rated) return [NOT_MEASURED];
  const { rated, landmarkModel } = measured;
  return [
    `London set, ${rated.scored} adults, neutral, nothing fitted to their ratings; through the whole app, ${MODEL_NAMES[landmarkModel].toLowerCase()}.`,
    "",
    ...table(
      ["part", "r", "r, women", "r, men"],
      Object.entries(rated.parts).map(([part, { pearson, women, men }]) => [
        partName(part),
        ranged(pearson),
        women ? `${ranged(women)}, ${women.faces}` : "too few",
        men ? `${ranged(men)}, ${men.faces}` : "too few",
      ]),
    ),
    ...signedLines(rated).slice(0, -1),
  ];
}
