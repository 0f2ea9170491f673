/** The German sentences of the screens that come after the shell. */
import type { Words } from "../en.ts";
import type { late as english } from "./en.ts";
import { compare } from "./compare.de.ts";
import { table } from "./photos-table.de.ts";
import { camera } from "./camera.de.ts";
import { settings } from "./settings.de.ts";
import { history } from "./history.de.ts";
import { exportWords } from "./export.de.ts";
import { models } from "./models.de.ts";
import { method } from "./method.de.ts";
import { real } from "./real.de.ts";
import { benchmark } from "./benchmark.de.ts";
import { privacyCheck } from "./privacy-check.de.ts";
import { reading } from "./reading.de.ts";
import { framing } from "./framing.de.ts";
import { tools } from "./photos-tools.de.ts";
import { points } from "./points.de.ts";
import { result } from "./result.de.ts";
import { photo } from "./photo.de.ts";
import { fileFaults, quality, refusals } from "../advice.de.ts";
import { engineFaults } from "../engine-faults.de.ts";

export const late: Words<typeof english> = {
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
};
