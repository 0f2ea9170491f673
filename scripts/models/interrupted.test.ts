/** A run that is cut off anywhere, before, within and after each thing that it writes: never half a model, and the next one goes on. */
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CHUNK_BYTES } from "../../src/models/manifest.ts";
import { buildManifest } from "./build-manifest.ts";
import { mendModelsFolder } from "./model-folder.ts";
import type { EncoderPin, Pin } from "./pins.ts";
import { provisionFaceStats, type FaceStatsPins, type ProvisionContext } from "./provision.ts";

/** Where the power fails: at the so-manieth thing that is written. Nothing after it happens, not even cleaning up. */
const power = vi.hoisted(() => ({
  failsAt: Infinity,
  when: "before" as "before" | "within" | "after",
  done: 0,
  failed: () => {},
  /** Files that a cut run left open, as a process that is no more would not. */
  open: [] as { close(): Promise<void> }[],
}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const never = () => new Promise<never>(() => power.failed());
  const failing =
    <A extends unknown[], T>(act: (...args: A) => Promise<T>, half: (...args: A) => Promise<unknown> = act) =>
    async (...args: A): Promise<T> => {
      if (power.done > power.failsAt) return never();
      if (power.done++ !== power.failsAt) return act(...args);
      if (power.when === "within") await half(...args);
      if (power.when === "after") await act(...args);
      return never();
    };
  type Write = (file: string, data: string | Uint8Array) => Promise<void>;
  const half: Write = (file, data) => real.writeFile(file, data.slice(0, Math.floor(data.length / 2)));
  return {
    ...real,
    writeFile: failing(real.writeFile as Write, half),
    rename: failing(real.rename),
    link: failing(real.link),
    mkdir: failing(real.mkdir as (...args: Parameters<typeof real.mkdir>) => Promise<unknown>),
    rm: failing(real.rm),
    open: async (...args: Parameters<typeof real.open>) => {
      const file = await real.open(...args);
      power.open.push(file);
      return file;
    },
  };
});

const made: string[] = [];
beforeEach(() => void Object.assign(power, { failsAt: Infinity, when: "before", done: 0 }));
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "mien-cut-"));
  made.push(dir);
  return dir;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const FILES = {
  "a.onnx": randomBytes(CHUNK_BYTES + 99),
  "b.onnx": randomBytes(2000),
  "head.pt": randomBytes(700),
} as const;
const convert = (file: Uint8Array): Uint8Array => Uint8Array.from(file, (byte) => byte ^ 255);
const pin = (file: keyof typeof FILES): Pin => ({
  file,
  url: `https://host.test/${file}`,
  bytes: FILES[file].length,
  sha256: sha256(FILES[file]),
});
const encoder = (file: "a.onnx" | "b.onnx"): EncoderPin => ({
  ...pin(file),
  id: file.slice(0, 1),
  dtype: "any",
  backends: ["wasm"],
  requires: [],
});
const OLD: FaceStatsPins = {
  regressor: pin("head.pt"),
  conversion: { sha256: sha256(convert(FILES["head.pt"])), convert },
  encoders: [encoder("b.onnx")],
};
const NEW: FaceStatsPins = { ...OLD, encoders: [encoder("a.onnx"), encoder("b.onnx")] };

function contextIn(modelsDir: string, cacheDir: string): ProvisionContext {
  return {
    modelsDir,
    cacheDir,
    mirror: null,
    fetch: (url) => {
      const file = FILES[path.basename(url) as keyof typeof FILES];
      return Promise.resolve(new Response(Uint8Array.from(file)));
    },
    sleep: () => Promise.resolve(),
    now: () => 0,
    after: () => () => undefined,
    say: () => {},
    deadHosts: new Set(),
    isDryRun: false,
    golden: () => Promise.resolve([0.5, 0.25]),
  };
}

/** The ids of FaceStats' encoders that the folder lists after mending: none at all, or a whole model. */
function listedEncoders(modelsDir: string): string[] {
  mendModelsFolder(modelsDir);
  const { manifest, leftOut } = buildManifest(modelsDir);
  expect(leftOut).toEqual([]);
  return manifest.models.flatMap((model) =>
    model.kind === "two-part" ? model.parts.encoder.variants.map(({ id }) => id) : [],
  );
}

async function cutRun(context: ProvisionContext, pins: FaceStatsPins): Promise<"cut" | "whole"> {
  power.done = 0;
  const cut = new Promise<"cut">((resolve) => (power.failed = () => resolve("cut")));
  return Promise.race([cut, provisionFaceStats(pins, context).then(() => "whole" as const)]);
}

async function writesOf(pins: FaceStatsPins, before: FaceStatsPins | null): Promise<number> {
  const [modelsDir, cacheDir] = [folder(), folder()];
  const context = contextIn(modelsDir, cacheDir);
  if (before !== null) await provisionFaceStats(before, context);
  power.done = 0;
  await provisionFaceStats(pins, context);
  return power.done;
}

describe("a run that is cut off", () => {
  it.each([
    ["of a model that was not there", null],
    ["of a model that was there with less", OLD],
  ] as const)(
    "anywhere, %s, leaves the old or the new one, and the next run ends it",
    { timeout: 400_000 },
    async (_what, before) => {
      const writes = await writesOf(NEW, before);
      expect(writes).toBeGreaterThan(10);
      for (let at = 0; at < writes; at++)
        for (const when of ["before", "within", "after"] as const) {
          const [modelsDir, cacheDir] = [folder(), folder()];
          const context = contextIn(modelsDir, cacheDir);
          if (before !== null) await provisionFaceStats(before, context);
          Object.assign(power, { failsAt: at, when });
          expect(await cutRun(context, NEW)).toBe("cut");
          power.failsAt = Infinity;
          await Promise.allSettled(power.open.splice(0).map((file) => file.close()));
          const listed = listedEncoders(modelsDir);
          expect([before === null ? [] : ["b"], ["a", "b"]], `${when} ${at}`).toContainEqual(listed);
          await provisionFaceStats(NEW, context);
          expect(listedEncoders(modelsDir), `${when} ${at}`).toEqual(["a", "b"]);
          expect(readdirSync(modelsDir).filter((name) => name !== "manifest.json")).toEqual(["facestats"]);
          for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
        }
    },
  );
});

describe("what a run left that is no more", () => {
  it("is put back or removed, and a run that is under way is left alone", () => {
    const modelsDir = folder();
    const gone = 2 ** 22 + 1;
    for (const name of [
      `.partial-a-${gone}`,
      `.previous-b-${gone}`,
      `.previous-c-${gone}`,
      `.partial-d-${process.ppid}`,
      "c",
    ]) {
      mkdirSync(path.join(modelsDir, name));
      writeFileSync(path.join(modelsDir, name, "model.json"), name);
    }
    mendModelsFolder(modelsDir);
    expect(readdirSync(modelsDir).sort()).toEqual([`.partial-d-${process.ppid}`, "b", "c"]);
    expect(readFileSync(path.join(modelsDir, "b/model.json"), "utf8")).toBe(`.previous-b-${gone}`);
    expect(existsSync(path.join(modelsDir, "c/model.json"))).toBe(true);
  });
});
