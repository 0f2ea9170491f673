/** `npm run site`: the whole site, all models included, into `dist/`. What every deployment file runs. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildSite } from "./build.ts";
import { bringModels, optionsFrom, UsageError, type Brought } from "./models/cli.ts";

const EXIT = { done: 0, failed: 1, usage: 2, lacking: 3 } as const;

const HELP = `Usage: npm run site -- [options]

Brings the models that are not in the repository (npm run models), verified, and builds the site with them into dist/.
Where one cannot be had it stops and says which; what came is kept, so running it again goes on.

  --go-on-without   build all the same, without what cannot be had; the site's screen "Models" says what it lacks
  --from DIR        look for the models' files in DIR first (else in $MIEN_MODELS_DIR)
  --help            show this text

Exit codes: 0 built, 1 something failed, 2 wrong usage, 3 a model could not be had.
`;

/** What the command is made of; tests bring their own. */
export interface SiteSteps {
  readonly bring: (from: string | undefined) => Promise<Brought>;
  readonly build: () => Promise<string>;
  readonly say: (line: string) => void;
  readonly print: (text: string) => void;
}

/** Run the command and return its exit code. */
export async function makeSite(args: readonly string[], steps: SiteSteps): Promise<number> {
  try {
    const { values } = parsed(args);
    if (values.help) {
      steps.print(HELP);
      return EXIT.done;
    }
    const lacks = lackingIn(await steps.bring(values.from));
    if (lacks.length > 0 && !values["go-on-without"]) {
      steps.say(`The site was not built, because not all of it could be had:\n${listOf(lacks)}`);
      steps.say(
        "Run it again later: what came is kept. Or name a folder that has the files: npm run site -- --from DIR. " +
          "Or build without them: npm run site -- --go-on-without",
      );
      return EXIT.lacking;
    }
    steps.print(`${await steps.build()}\n`);
    if (lacks.length > 0)
      steps.say(`Built without what could not be had; its screen "Models" says so:\n${listOf(lacks)}`);
    return EXIT.done;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    steps.say(
      `${error instanceof Error ? error.message : String(error)}${isUsage ? "\nSee: npm run site -- --help" : ""}`,
    );
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

function listOf(lacks: readonly string[]): string {
  return lacks.map((each) => `  - ${each}`).join("\n");
}

/** Return what the whole site would have besides, each with its reason. */
function lackingIn({ models, failures }: Brought): string[] {
  return [...failures, ...models.flatMap(({ missing }) => missing.map(({ reason }) => reason))];
}

function parsed(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { "go-on-without": flag, from: { type: "string" }, help: { ...flag, short: "h" } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? "")).href) {
  process.exitCode = await makeSite(process.argv.slice(2), {
    bring: (from) => {
      const options = optionsFrom(from === undefined ? [] : ["--from", from], process.env);
      if (options === "help") throw new UsageError("no such option");
      return bringModels(options, process.env);
    },
    build: buildSite,
    say: (line) => process.stderr.write(`${line}\n`),
    print: (text) => process.stdout.write(text),
  });
}
