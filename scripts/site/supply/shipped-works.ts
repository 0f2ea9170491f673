/** What the site holds that is no package: models, numbers fitted to data, pictures. Whose it is, and under which licence. */

/** One work, as licences.txt and docs/licences.md name it. */
export interface ShippedWork {
  readonly name: string;
  /** The models of the manifest that are this work; none for what is no model. */
  readonly models: readonly string[];
  /** Where it lies in the repository or the site. */
  readonly where: string;
  /** SPDX identifier. */
  readonly licence: string;
  /** Author, title and source, as the licence asks for them. */
  readonly from: string;
  /** What was changed in it. */
  readonly changes: string;
  /** The notice that its licence wants handed over with its text; none where an address is enough. */
  readonly notice?: string;
}

const IMPRESSIONS =
  'One Million Impressions: Peterson, Uddenberg, Griffiths, Todorov, Suchow, "Deep models of superficial face judgments", PNAS 119(17), 2022, https://doi.org/10.1073/pnas.2115228119';

/** Address of each licence that is named here and whose text is not among those of the packages. */
export const LICENCE_ADDRESSES: Readonly<Record<string, string>> = {
  "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode",
};

/** Every work that a site may hold; `npm run models` brings those of other people. */
export const SHIPPED_WORKS: readonly ShippedWork[] = [
  {
    name: "Compact appearance model",
    models: ["compact"],
    where: "models/compact/",
    licence: "CC-BY-NC-SA-4.0",
    from: `Mien contributors, trained on ${IMPRESSIONS}`,
    changes:
      "a network trained from nothing on a subset of the faces at 512 px; no picture and no rating is in it",
  },
  {
    name: "Figures fitted to ratings",
    models: [],
    where: "src/core/score/tables/, src/ui/method/validity.json, docs/validity/",
    licence: "CC-BY-NC-SA-4.0",
    from: `Mien contributors, computed from ${IMPRESSIONS}`,
    changes:
      "means, spreads, weights, and mean ratings beside the scores that the app gives; no picture is in them",
  },
  {
    name: "Face networks: our heads",
    models: ["faces"],
    where: "models/faces/",
    licence: "CC-BY-NC-SA-4.0",
    from: `Mien contributors, fitted to ${IMPRESSIONS}`,
    changes: "linear functions behind networks of others (next row); no picture and no rating is in them",
  },
  {
    name: "Face networks: faceres, face recognition, face expression",
    models: [],
    where: "models/faces/",
    licence: "MIT",
    from: "Vladimir Mandic, out of the npm packages @vladmandic/human and @vladmandic/face-api; faceres after HSE-FaceRes by A. V. Savchenko (Apache-2.0), the recognition network by Davis King (dlib, CC0), both others from face-api.js by Vincent Mühler (MIT)",
    changes: "written as one ONNX file, weights of faceres and of some layers rounded to 8 bits",
    notice: "Copyright (c) Vladimir Mandic; Copyright (c) 2018 Vincent Mühler",
  },
  {
    name: "Face landmark model, assembled",
    models: ["face-landmarker-assembled"],
    where: "models/face-landmarker-assembled/",
    licence: "Apache-2.0",
    from: "The MediaPipe Authors, out of the npm package @mediapipe/face_mesh",
    changes: "its networks, put into one bundle with metadata of our own",
    notice: "Copyright The MediaPipe Authors",
  },
  {
    name: "Face landmark model, official",
    models: ["face-landmarker-official"],
    where: "models/face-landmarker-official/, where it was fetched",
    licence: "Apache-2.0",
    from: "The MediaPipe Authors, face_landmarker.task (float16, version 1)",
    changes: "none",
    notice: "Copyright The MediaPipe Authors",
  },
  {
    name: "FaceStats' regressor",
    models: ["facestats"],
    where: "models/facestats/, where it was fetched",
    licence: "MIT",
    from: "Jay Klarin and contributors, https://github.com/jayklarin/FaceStats",
    changes: "the same weights, written as ONNX",
    notice: "Copyright (c) 2025 Jay Klarin",
  },
  {
    name: "CLIP ViT-B/32, vision encoder",
    models: ["facestats"],
    where: "models/facestats/, where it was fetched",
    licence: "MIT",
    from: "OpenAI, https://github.com/openai/CLIP, as ONNX by Xenova (clip-vit-base-patch32)",
    changes: "none",
    notice: "Copyright (c) 2021 OpenAI",
  },
  {
    name: "Example faces and the drawn face of the screenshots",
    models: [],
    where: "examples/, screenshots/, docs/",
    licence: "MIT",
    from: "Mien contributors, drawn over the canonical face mesh of The MediaPipe Authors (Apache-2.0)",
    changes: "reshaped, painted and lit; they depict nobody",
  },
];
