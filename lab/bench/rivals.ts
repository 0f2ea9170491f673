/** What the bench compares the app with: fetched for it and no dependency, because some are hundreds of megabytes. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/site/build/root.ts";

/** Return the `node_modules` folder that holds a package in this very version, installing it first where it is missing. */
export function ensureRival(name: string, version: string): string {
  const folder = path.join(ROOT, ".cache/bench", `${name.replace(/\W+/g, "-")}-${version}`);
  const modules = path.join(folder, "node_modules");
  if (!existsSync(path.join(modules, name)))
    execFileSync(
      "npm",
      ["install", "--prefix", folder, "--no-save", "--ignore-scripts", `${name}@${version}`],
      {
        stdio: "inherit",
      },
    );
  return modules;
}
