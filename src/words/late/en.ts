/** The English sentences of the screens that come after the shell. Each screen has a file; its key is its name. */
import { compare } from "./compare.en.ts";
import { table } from "./photos-table.en.ts";
import { camera } from "./camera.en.ts";
import { settings } from "./settings.en.ts";
import { history } from "./history.en.ts";
import { exportWords } from "./export.en.ts";
import { models } from "./models.en.ts";
import { method } from "./method.en.ts";
import { real } from "./real.en.ts";
import { benchmark } from "./benchmark.en.ts";
import { privacyCheck } from "./privacy-check.en.ts";
import { reading } from "./reading.en.ts";
import { framing } from "./framing.en.ts";
import { tools } from "./photos-tools.en.ts";
import { points } from "./points.en.ts";
import { result } from "./result.en.ts";
import { photo } from "./photo.en.ts";
import { fileFaults, quality, refusals } from "../advice.en.ts";
import { engineFaults } from "../engine-faults.en.ts";

export const late = {
  ...result,
  ...photo,
  framing,
  tools,
  points,
  reading,
  faults: { ...engineFaults, ...fileFaults },
  refusals,
  quality,
  camera,
  export: exportWords,
  history,
  settings,
  models,
  table,
  compare,
  method,
  real,
  benchmark,
  privacyCheck,
} as const;
