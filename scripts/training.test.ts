/** The training's Python: linted, and run on made-up faces as far as its packages are installed. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./site/build/root.ts";

/** The interpreter that has the packages of `training/requirements.txt`, where that is another one than `python3`. */
const PYTHON = process.env["MIEN_PYTHON"] ?? "python3";
const MINUTES = 60_000;

function python(...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(PYTHON, args, {
    cwd: path.join(ROOT, "training"),
    encoding: "utf8",
  });
  return { passed: status === 0, said: `${stdout}${stderr}${error?.message ?? ""}` };
}

/** Return which of these packages the interpreter lacks, and say so: what is skipped for them is not proven. */
function lacks(what: string, ...packages: readonly string[]): boolean {
  const missing = packages.filter((name) => !python("-c", `import ${name}`).passed);
  if (missing.length > 0)
    process.stderr.write(`skipped, ${PYTHON} has no ${missing.join(", ")}: training ${what}\n`);
  return missing.length > 0;
}

describe("training", () => {
  it.skipIf(lacks("is linted", "flake8"))("is linted", () => {
    const { passed, said } = python("-m", "flake8", ".");
    expect(passed, said).toBe(true);
  });

  const noNumbers = lacks("crops and targets", "numpy");
  it.skipIf(noNumbers)("cuts the crops that the app's own test is held to", () => {
    const { passed, said } = python("-m", "compact.smoke", "--only", "crop");
    expect(passed, said).toBe(true);
  });

  it.skipIf(noNumbers)("standardises its targets and tells them back", () => {
    const { passed, said } = python("-m", "compact.smoke", "--only", "targets");
    expect(passed, said).toBe(true);
  });

  it.skipIf(noNumbers)(
    "fits the heads on face networks, each face judged by one that never saw it",
    { timeout: 5 * MINUTES },
    () => {
      const { passed, said } = python("-m", "faces.smoke");
      expect(passed, said).toBe(true);
    },
  );

  it.skipIf(lacks("from photos to a model", "numpy", "scipy", "PIL", "torch", "onnx"))(
    "goes from made-up photos to a model, its manifest entry and its figures",
    { timeout: 15 * MINUTES },
    () => {
      const { passed, said } = python("-m", "compact.smoke", "--only", "way");
      expect(passed, said).toBe(true);
    },
  );
});
