/**
 * What is seen first: the start screen goes into the page's own HTML, and the script that readies it into its head.
 *
 * Done when all files are written, because only then the name of the engine's thread is known.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, runnerImport, type Plugin } from "vite";
import { filesIn } from "./files-in.ts";

/** Where the start screen goes in `index.html`. */
const PLACE = "<!-- first paint -->";
const ENGINE = /^assets\/engine-worker-[\w-]+\.js$/;
/** The face of nearly all text; the other one is for numbers. */
const FONT = /^assets\/source-sans-3-[\w-]+\.woff2$/;

/** What the page gets: the start screen, and three files of the site. */
export interface FirstPaint {
  readonly markup: string;
  readonly script: string;
  readonly engine: string;
  readonly font: string;
}

/** Return the page with its first paint. Throws where the page has no place for it. */
export function withFirstPaint(html: string, { markup, script, engine, font }: FirstPaint): string {
  if (!html.includes(PLACE)) throw new Error(`index.html has no ${PLACE}`);
  const tags = [
    `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${font}">`,
    `<script src="./${script}" data-engine="./${engine}"></script>`,
  ];
  return html.replace(PLACE, () => markup).replace("</title>", () => ["</title>", ...tags].join("\n    "));
}

/** Return the first script as one classic script. */
async function firstScript(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: { input: "src/app/start/first.ts", output: { format: "iife" } },
    },
  });
  const [first] = [built].flat();
  if (!first || !("output" in first)) throw new Error("the first script was not built");
  return first.output[0].code;
}

/** Style sheets say nothing of the markup. */
const WITHOUT_STYLES: Plugin = {
  name: "mien-without-styles",
  enforce: "pre",
  resolveId: (id) => (id.endsWith(".css") ? "\0no-styles" : null),
  load: (id) => (id === "\0no-styles" ? "" : null),
};

/** Return the start screen in every language. */
async function startMarkup(root: string): Promise<string> {
  const file = path.join(root, "src/app/start/start-markup.tsx");
  const { module } = await runnerImport<typeof import("../../../src/app/start/start-markup.tsx")>(file, {
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [WITHOUT_STYLES],
  });
  return module.startMarkup();
}

/** Writes the first paint into the page of a finished build. */
export function firstPaint(root: string): Plugin {
  return {
    name: "mien-first-paint",
    apply: "build",
    writeBundle: {
      order: "pre",
      sequential: true,
      async handler({ dir = "dist" }) {
        const names = await filesIn(dir);
        const engine = names.find((name) => ENGINE.test(name));
        const font = names.find((name) => FONT.test(name));
        if (!engine || !font) throw new Error("the build has no engine worker or font");
        const code = await firstScript(root);
        const script = `assets/first-${createHash("sha256").update(code).digest("base64url").slice(0, 8)}.js`;
        await writeFile(path.join(dir, script), code);
        const page = path.join(dir, "index.html");
        const html = await readFile(page, "utf8");
        await writeFile(
          page,
          withFirstPaint(html, { markup: await startMarkup(root), script, engine, font }),
        );
      },
    },
  };
}
