/** `npm run models`: brings the models that are not in the repository, verified, to `public/models/`. */
import path from "node:path";
import { existsSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { buildManifest } from "./build-manifest.ts";
import { goldenEmbedding } from "./golden.ts";
import { networkFetch } from "./network.ts";
import { UnreachableError, WrongBytesError } from "./refusals.ts";
import { DEFAULT_ENCODERS, ENCODERS, OFFICIAL_LANDMARKER, REGRESSOR, REGRESSOR_ONNX_SHA256 } from "./pins.ts";
import {
  FACESTATS_ID,
  LANDMARKER_ID,
  provisionFaceStats,
  provisionLandmarker,
  regressorConversion,
  type ModelReport,
  type ProvisionContext,
} from "./provision.ts";

const MODELS: readonly string[] = [LANDMARKER_ID, FACESTATS_ID];
const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3 } as const;

const HELP = `Usage: npm run models -- [options]

Brings MediaPipe's own face landmark model and FaceStats (CLIP image encoder and regressor) to public/models,
checks every byte against a pinned SHA-256, cuts the files into chunks and lists them in the manifest.
Running it again does nothing; an interrupted download goes on where it stopped. A proxy is taken from HTTPS_PROXY,
HTTP_PROXY and NO_PROXY, or from npm's configuration; NODE_EXTRA_CA_CERTS names the authority of one that reads along.

Options
  --from DIR        look for the files in DIR first (else in $MIEN_MODELS_DIR), then at their pinned address
  --only IDS        ${MODELS.join(",")}
  --variants IDS    CLIP encoders: ${ENCODERS.map(({ id }) => id).join(",")} (default ${DEFAULT_ENCODERS.join(",")})
  --out DIR         folder of the models (default public/models)
  --dry-run         say what would come from where, and change nothing
  --check           bring nothing; run every variant that is there, on wasm and on a GPU where there is one, in the app's own
                    code against what is published (a score, an embedding) and against the truest variant on rendered faces.
                    Prints a table and yes or no, and writes the measured errors into the manifest, where the app takes its
                    default variant and a part of its interval from. Add fp32 to the variants for the sharpest answer.
  --help            this text

A JSON summary goes to standard output, progress to standard error.
Exit codes: 0 done or yes, 1 a file is not the pinned one or could not be written, or no, 2 wrong use, 3 a host could
not be reached.
`;

/** What is brought from where, and to where. */
export interface Options {
  readonly mirror: string | null;
  readonly only: readonly string[];
  readonly variants: readonly string[];
  readonly out: string;
  readonly isDryRun: boolean;
  readonly isCheck: boolean;
}

/** The arguments ask for something that is not there. */
export class UsageError extends Error {}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Run the command and return its exit code. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = optionsFrom(args, env);
    if (options === "help") {
      process.stdout.write(HELP);
      return EXIT.done;
    }
    if (options.isCheck) return await check(options, env);
    const brought = await bringModels(options, env);
    process.stdout.write(`${JSON.stringify(brought, null, 2)}\n`);
    return exitCodeOf(brought);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nTry --help.\n`);
      return EXIT.usage;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UnreachableError ? EXIT.unreachable : EXIT.failed;
  }
}

async function check(options: Options, env: NodeJS.ProcessEnv): Promise<number> {
  if (!existsSync(path.join(options.out, FACESTATS_ID, "model.json")))
    throw new Error(`${options.out} holds no FaceStats to check. Bring it first: npm run models`);
  // A browser and a renderer: only where they are wanted.
  const { checkPublished } = await import("./check/command.ts");
  return (await checkPublished(options.out, contextFrom(options, env))) ? EXIT.done : EXIT.failed;
}

/** What became of bringing the models. */
export interface Brought {
  readonly models: readonly ModelReport[];
  /** Ids of all models that the folder now lists; null in a dry run. */
  readonly listed: readonly string[] | null;
  /** Files that came and are not the pinned ones. */
  readonly failures: readonly string[];
}

/** Bring the chosen models and list them. Throws an Error where something could not be written or converted. */
export async function bringModels(options: Options, env: NodeJS.ProcessEnv): Promise<Brought> {
  const context = contextFrom(options, env);
  const models: ModelReport[] = [];
  const failures: string[] = [];
  for (const id of options.only) {
    try {
      models.push(await provision(id, options, context));
    } catch (error) {
      if (!(error instanceof WrongBytesError)) throw error;
      failures.push(error.message);
      context.say(error.message);
    }
  }
  const built = options.isDryRun ? null : buildManifest(options.out);
  for (const { folder, reason } of built?.leftOut ?? []) context.say(`not listed: ${folder}: ${reason}`);
  for (const report of models) context.say(sentence(report));
  return { models, listed: built?.manifest.models.map((model) => model.id) ?? null, failures };
}

function exitCodeOf({ models, failures }: Brought): number {
  if (failures.length > 0) return EXIT.failed;
  return models.some((report) => report.missing.length > 0) ? EXIT.unreachable : EXIT.done;
}

function provision(id: string, options: Options, context: ProvisionContext): Promise<ModelReport> {
  if (id === LANDMARKER_ID) return provisionLandmarker(OFFICIAL_LANDMARKER, context);
  const encoders = ENCODERS.filter((pin) => options.variants.includes(pin.id));
  const conversion = regressorConversion(REGRESSOR_ONNX_SHA256);
  return provisionFaceStats({ regressor: REGRESSOR, conversion, encoders }, context);
}

function sentence({ id, status, files, missing }: ModelReport): string {
  const megabytes = (files.reduce((sum, file) => sum + file.bytes, 0) / 1e6).toFixed(1);
  const lacks = missing.map(({ file }) => file).join(", ");
  switch (status) {
    case "present":
      return `${id}: already there${lacks === "" ? "" : `, but without ${lacks}`}`;
    case "written":
      return `${id}: written, ${megabytes} MB${lacks === "" ? "" : `, but without ${lacks}`}`;
    case "planned":
      return `${id}: ${files.map((file) => `${file.file} (${file.from})`).join(", ")}`;
    case "missing":
      return `${id}: not listed, because ${lacks} could not be had. The site works without it; run this again later.`;
    default:
      return status satisfies never;
  }
}

/** Return what arguments and environment ask for. Throws a `UsageError`. */
export function optionsFrom(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" {
  const values = parsed(args);
  if (values.help === true) return "help";
  const mirror = values.from ?? env["MIEN_MODELS_DIR"] ?? "";
  if (mirror !== "" && !(existsSync(mirror) && statSync(mirror).isDirectory())) {
    throw new UsageError(`${mirror} is no folder`);
  }
  const variants = chosen(
    "--variants",
    values.variants,
    ENCODERS.map(({ id }) => id),
    DEFAULT_ENCODERS,
  );
  return {
    mirror: mirror === "" ? null : path.resolve(mirror),
    only: chosen("--only", values.only, MODELS, MODELS),
    variants,
    out: path.resolve(values.out ?? path.join(root, "public/models")),
    isDryRun: values["dry-run"] === true,
    isCheck: values.check === true,
  };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const options = {
      from: text,
      only: text,
      variants: text,
      out: text,
      "dry-run": flag,
      check: flag,
      help: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function chosen(
  option: string,
  list: string | undefined,
  known: readonly string[],
  usual: readonly string[],
) {
  if (list === undefined) return usual;
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`${option}: '${unknown}' is none of ${known.join(", ")}`);
  return names;
}

function contextFrom(options: Options, env: NodeJS.ProcessEnv): ProvisionContext {
  return {
    modelsDir: options.out,
    mirror: options.mirror,
    cacheDir: path.join(root, ".cache/models"),
    fetch: networkFetch(env),
    now: () => Date.now(),
    after: (milliseconds, fire) => {
      const timer = setTimeout(fire, milliseconds);
      return () => clearTimeout(timer);
    },
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    deadHosts: new Set(),
    say: (line) => process.stderr.write(`${line}\n`),
    isDryRun: options.isDryRun,
    golden: goldenEmbedding,
  };
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2), process.env);
}
