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
import { afterEach, describe, expect, it } from "vitest";
import { CHUNK_BYTES, type Manifest } from "../../src/models/manifest.ts";
import { buildManifest } from "./build-manifest.ts";
import { writeMeasured } from "./check/command.ts";
import { main } from "./cli.ts";
import { obtain } from "./obtain.ts";
import { UnreachableError, WrongBytesError } from "./refusals.ts";
import { REGRESSOR, REGRESSOR_ONNX_SHA256, type EncoderPin, type Pin } from "./pins.ts";
import {
  provisionFaceStats,
  provisionLandmarker,
  regressorConversion,
  type FaceStatsPins,
  type ProvisionContext,
} from "./provision.ts";

const made: string[] = [];

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "mien-models-"));
  made.push(dir);
  return dir;
}

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
});

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const bundle = randomBytes(5000);
const encoderBytes = randomBytes(CHUNK_BYTES + 1234);
const headBytes = randomBytes(700);
const convert = (file: Uint8Array): Uint8Array => Uint8Array.from(file, (byte) => byte ^ 255);

const pin = (file: string, bytes: Uint8Array): Pin => ({
  file,
  url: `https://host.test/${file}`,
  bytes: bytes.length,
  sha256: sha256(bytes),
});

const encoderPin = (id: string, bytes: Uint8Array): EncoderPin => ({
  ...pin(`${id}.onnx`, bytes),
  id,
  dtype: id,
  backends: ["wasm"],
  requires: [],
});

const faceStats = (...encoders: EncoderPin[]): FaceStatsPins => ({
  regressor: pin("head.pt", headBytes),
  conversion: { sha256: sha256(convert(headBytes)), convert },
  encoders,
});

interface World {
  readonly context: ProvisionContext;
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  readonly requests: { readonly file: string; readonly range: string | null }[];
  readonly said: string[];
}

/** A host that has the files and honours ranges, and empty folders. */
function world(files: Record<string, Uint8Array<ArrayBuffer>>, extra: Partial<ProvisionContext> = {}): World {
  const served = new Map(Object.entries(files));
  const requests: World["requests"] = [];
  const said: string[] = [];
  const serve = (url: string, init: RequestInit): Promise<Response> => {
    const file = url.slice("https://host.test/".length);
    const range = new Headers(init.headers).get("range");
    requests.push({ file, range });
    const bytes = served.get(file);
    if (bytes === undefined) return Promise.resolve(new Response("no", { status: 404 }));
    if (range === null) return Promise.resolve(new Response(bytes));
    return Promise.resolve(new Response(bytes.slice(Number(/\d+/.exec(range)?.[0])), { status: 206 }));
  };
  const context: ProvisionContext = {
    modelsDir: folder(),
    cacheDir: folder(),
    mirror: null,
    fetch: serve,
    sleep: () => Promise.resolve(),
    now: () => 0,
    after: () => () => undefined,
    say: (line) => said.push(line),
    deadHosts: new Set(),
    isDryRun: false,
    golden: (encoder) => Promise.resolve([encoder.length, 0.5]),
    ...extra,
  };
  return { context, files: served, requests, said };
}

const listed = (context: ProvisionContext): string[] =>
  buildManifest(context.modelsDir).manifest.models.map((model) => model.id);

describe("provisioning", () => {
  it("cuts files into chunks named by their hash, lists them, and does nothing the second time", async () => {
    const { context, requests } = world({ "q4.onnx": encoderBytes, "head.pt": headBytes });
    const pins = faceStats(encoderPin("q4", encoderBytes));
    expect((await provisionFaceStats(pins, context)).status).toBe("written");
    const { manifest, leftOut } = buildManifest(context.modelsDir);
    expect(leftOut).toEqual([]);
    const [model] = manifest.models;
    if (model === undefined || !("encoder" in model.parts)) throw new Error("no two-part model");
    const [variant] = model.parts.encoder.variants;
    expect(variant?.chunks.map(({ bytes }) => bytes)).toEqual([CHUNK_BYTES, 1234]);
    const joined = Buffer.concat(
      (variant?.chunks ?? []).map((chunk) => readFileSync(path.join(context.modelsDir, chunk.path))),
    );
    expect(joined.equals(encoderBytes)).toBe(true);
    const asked = requests.length;
    expect((await provisionFaceStats(pins, context)).status).toBe("present");
    expect(requests.length).toBe(asked);
  });

  it("takes a mirror's file by its hash, whatever its name, and refuses one that only has the name", async () => {
    const mirror = folder();
    mkdirSync(path.join(mirror, "deep"));
    writeFileSync(path.join(mirror, "deep", "renamed.bin"), bundle);
    writeFileSync(path.join(mirror, "bundle.task"), randomBytes(5000));
    const { context, requests, said } = world({}, { mirror });
    const report = await provisionLandmarker(pin("bundle.task", bundle), context);
    expect(report).toMatchObject({ status: "written", files: [{ from: "mirror" }] });
    expect(requests).toEqual([]);
    expect(said.join("\n")).toMatch(/another sha256/);
  });

  it("lists what can be had and says what cannot", async () => {
    const { context } = world({ "q4.onnx": encoderBytes, "head.pt": headBytes });
    const pins = faceStats(encoderPin("q4f16", randomBytes(99)), encoderPin("q4", encoderBytes));
    const report = await provisionFaceStats(pins, context);
    expect(report.status).toBe("written");
    expect(report.missing.map(({ file }) => file)).toEqual(["q4f16.onnx"]);
    expect(listed(context)).toEqual(["facestats"]);
  });

  it("does not list FaceStats without an encoder, and leaves no half of it behind", async () => {
    const { context } = world({ "head.pt": headBytes });
    const report = await provisionFaceStats(faceStats(encoderPin("q4", encoderBytes)), context);
    expect(report.status).toBe("missing");
    expect(readdirSync(context.modelsDir)).toEqual([]);
    expect(listed(context)).toEqual([]);
  });

  it("keeps what is there when a later run adds a variant and the host has only that", async () => {
    const first = world({ "q4.onnx": encoderBytes, "head.pt": headBytes });
    await provisionFaceStats(faceStats(encoderPin("q4", encoderBytes)), first.context);
    const more = randomBytes(2000);
    const second = world({ "q8.onnx": more }, { modelsDir: first.context.modelsDir });
    const pins = faceStats(encoderPin("q4", encoderBytes), encoderPin("q8", more));
    expect((await provisionFaceStats(pins, second.context)).files.map(({ from }) => from)).toEqual([
      "present",
      "present",
      "download",
    ]);
    expect(listed(first.context)).toEqual(["facestats"]);
  });

  it("asks each encoder once about the self-test picture, and lists one that cannot answer without", async () => {
    const asked: number[] = [];
    const golden = (encoder: Uint8Array): Promise<readonly number[]> => {
      asked.push(encoder.length);
      return encoder.length === 900
        ? Promise.reject(new Error("cannot run it"))
        : Promise.resolve([0.25, -1.5]);
    };
    const small = randomBytes(900);
    const { context, said } = world(
      { "a.onnx": encoderBytes, "b.onnx": small, "head.pt": headBytes },
      { golden },
    );
    const pins = faceStats(encoderPin("a", encoderBytes), encoderPin("b", small));
    await provisionFaceStats(pins, context);
    const goldens = () => {
      const [model] = buildManifest(context.modelsDir).manifest.models;
      if (model?.kind !== "two-part") throw new Error("no encoder is listed");
      return model.parts.encoder.variants.map((variant) => variant.golden);
    };
    expect(goldens()).toEqual([[0.25, -1.5], undefined]);
    expect(said.join("\n")).toContain("b.onnx: no golden embedding");
    await provisionFaceStats(faceStats(encoderPin("a", encoderBytes)), context);
    expect(asked).toEqual([encoderBytes.length, 900]);
    expect(goldens()).toEqual([[0.25, -1.5]]);
  });

  it("keeps what a check measured, and takes a folder with it for unchanged", async () => {
    const { context } = world({ "q4.onnx": encoderBytes, "head.pt": headBytes });
    const pins = faceStats(encoderPin("q4", encoderBytes));
    await provisionFaceStats(pins, context);
    const measured = { against: "q4", faces: 40, cosine: 1, scoreSd: 0.5, ms: { wasm: 90.5, webgpu: 8 } };
    writeMeasured(context.modelsDir, new Map([["q4", measured]]));
    const card = path.join(context.modelsDir, "facestats/MODEL_CARD.md");
    expect(readFileSync(card, "utf8")).toContain("never published");
    expect((await provisionFaceStats(pins, context)).status).toBe("present");
    rmSync(card);
    expect((await provisionFaceStats(pins, context)).status).toBe("written");
    const [model] = buildManifest(context.modelsDir).manifest.models;
    if (model?.kind !== "two-part") throw new Error("no encoder is listed");
    expect(model.parts.encoder.variants[0]?.measured).toEqual(measured);
  });

  it("mends a damaged chunk", async () => {
    const { context } = world({ "bundle.task": bundle });
    await provisionLandmarker(pin("bundle.task", bundle), context);
    const chunk = path.join(context.modelsDir, "face-landmarker-official", `${sha256(bundle)}.bin`);
    writeFileSync(chunk, randomBytes(5000));
    expect(buildManifest(context.modelsDir).leftOut[0]?.reason).toMatch(/another sha256/);
    expect((await provisionLandmarker(pin("bundle.task", bundle), context)).status).toBe("written");
    expect(listed(context)).toEqual(["face-landmarker-official"]);
  });

  it("publishes nothing when a converted file is not the pinned one", async () => {
    const { context } = world({ "q4.onnx": encoderBytes, "head.pt": headBytes });
    const pins = {
      ...faceStats(encoderPin("q4", encoderBytes)),
      conversion: { sha256: "0".repeat(64), convert },
    };
    await expect(provisionFaceStats(pins, context)).rejects.toThrow(/converter changed/);
    expect(readdirSync(context.modelsDir)).toEqual([]);
  });

  it("changes nothing in a dry run", async () => {
    const { context, requests } = world({ "bundle.task": bundle }, { isDryRun: true });
    const report = await provisionLandmarker(pin("bundle.task", bundle), context);
    expect(report).toMatchObject({ status: "planned", files: [{ from: "download" }] });
    expect(requests).toEqual([]);
    expect(readdirSync(context.modelsDir)).toEqual([]);
  });
});

describe("obtain", () => {
  it("continues a cut download where it stopped, in this run and in the next", async () => {
    const { context, requests } = world({ "bundle.task": bundle });
    const wanted = pin("bundle.task", bundle);
    writeFileSync(path.join(context.cacheDir, `${wanted.sha256}.part`), bundle.subarray(0, 3000));
    expect((await obtain(wanted, context)).from).toBe("download");
    expect(requests).toEqual([{ file: "bundle.task", range: "bytes=3000-" }]);
    expect((await obtain(wanted, context)).from).toBe("earlier-download");
  });

  it("tries three times more and then says that the host cannot be reached, once for all its files", async () => {
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked++;
      return Promise.reject(new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") }));
    };
    const { context } = world({}, { fetch });
    await expect(obtain(pin("bundle.task", bundle), context)).rejects.toThrow(UnreachableError);
    await expect(obtain(pin("other.task", encoderBytes), context)).rejects.toThrow(/did not answer before/);
    expect(asked).toBe(4);
  });

  it("refuses other bytes than the pinned ones and keeps none of them", async () => {
    const wanted = pin("bundle.task", bundle);
    for (const wrong of [randomBytes(5000), randomBytes(5001)]) {
      const { context } = world({ "bundle.task": wrong });
      await expect(obtain(wanted, context)).rejects.toThrow(WrongBytesError);
      expect(readdirSync(context.cacheDir)).toEqual([]);
    }
  });

  it("takes a web page for no answer", async () => {
    const page = (): Promise<Response> =>
      Promise.resolve(new Response("<html>sign in", { headers: { "content-type": "text/html" } }));
    const { context } = world({}, { fetch: page });
    await expect(obtain(pin("bundle.task", bundle), context)).rejects.toThrow(/web page/);
  });
});

describe("buildManifest", () => {
  it("leaves out unfinished folders, folders of another name and missing chunks, and is the same every time", async () => {
    const { context } = world({ "bundle.task": bundle });
    await provisionLandmarker(pin("bundle.task", bundle), context);
    const model = readFileSync(path.join(context.modelsDir, "face-landmarker-official/model.json"), "utf8");
    for (const name of [".partial-face-landmarker-official-7", "copy", "broken"]) {
      mkdirSync(path.join(context.modelsDir, name));
      writeFileSync(path.join(context.modelsDir, name, "model.json"), name === "broken" ? "{" : model);
    }
    const { manifest, leftOut } = buildManifest(context.modelsDir);
    expect(manifest.models.map(({ id }) => id)).toEqual(["face-landmarker-official"]);
    expect(leftOut.map((left) => left.folder)).toEqual(["broken", "copy"]);
    const text = readFileSync(path.join(context.modelsDir, "manifest.json"), "utf8");
    buildManifest(context.modelsDir);
    expect(readFileSync(path.join(context.modelsDir, "manifest.json"), "utf8")).toBe(text);
    expect((JSON.parse(text) as Manifest).version).toBe(1);
  });
});

const mirror = path.resolve(process.env["MIEN_SHARED"] ?? "../shared", "models");

describe("npm run models", () => {
  it("explains itself, and refuses unknown options, models, variants and folders with exit code 2", async () => {
    expect(await main(["--help"], {})).toBe(0);
    for (const args of [
      ["--nonsense"],
      ["--only", "gpt"],
      ["--variants", "q5"],
      ["--from", "/no/such/folder"],
    ]) {
      expect(await main(args, {})).toBe(2);
    }
  });

  it.skipIf(!existsSync(mirror))(
    "brings the official landmark model from a mirror (needs ../shared/models)",
    async () => {
      const out = folder();
      const args = ["--out", out, "--only", "face-landmarker-official"];
      expect(await main(args, { MIEN_MODELS_DIR: mirror })).toBe(0);
      expect(buildManifest(out).manifest.models.map(({ id }) => id)).toEqual(["face-landmarker-official"]);
    },
  );

  it.skipIf(!existsSync(mirror))(
    "converts the real regressor to the pinned bytes (needs ../shared/models)",
    () => {
      const file = readFileSync(path.join(mirror, "facestats", REGRESSOR.file));
      expect(sha256(file)).toBe(REGRESSOR.sha256);
      const { convert: toOnnx } = regressorConversion(REGRESSOR_ONNX_SHA256);
      expect(sha256(toOnnx(file))).toBe(REGRESSOR_ONNX_SHA256);
    },
  );
});
