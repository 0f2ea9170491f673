/** The test page's own site: the channels as a page and a thread load them, behind the server and headers of the product. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { ROOT } from "../../scripts/build/ensure-built.ts";

/** Write the test's site into a new folder and return it; the caller removes it. */
export async function writeLeakSite(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "mien-leaks-"));
  await writeFile(
    path.join(folder, "index.html"),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Leaks</title><body><script type="module" src="./page.js"></script>',
  );
  for (const name of ["page", "thread"])
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "es2023",
        minify: false,
        lib: { entry: path.join(ROOT, "e2e", "leaks", `${name}.ts`), formats: ["es"], fileName: name },
      },
    });
  return folder;
}

export const removeLeakSite = (folder: string) => rm(folder, { recursive: true });
