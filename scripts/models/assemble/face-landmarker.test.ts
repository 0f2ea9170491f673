import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ASSEMBLED_SHA256, assembleFaceLandmarker, PACKED_FILES, SOURCE_PACKAGE } from "./face-landmarker.ts";
import { FlatbufferReader } from "./flatbuffer-reader.ts";

const folder = new URL("../../../node_modules/@mediapipe/face_mesh/", import.meta.url);
const assets = new Uint8Array(readFileSync(new URL("face_mesh_solution_packed_assets.data", folder)));
const task = assembleFaceLandmarker(assets);
const entries = unzipSync(task);

/** Return one file of the bundle. */
function entry(name: string): Uint8Array {
  const data = entries[name];
  if (!data) throw new Error(`the bundle has no ${name}`);
  return data;
}

/** Return the name and shape of each output of a TFLite model's graph. */
function outputs(model: Uint8Array): { name: string; shape: number[] }[] {
  const reader = new FlatbufferReader(model);
  const subgraph = reader.tables(reader.root(), 2)[0] ?? 0;
  const tensors = reader.tables(subgraph, 0);
  return reader.int32s(subgraph, 2).map((index) => {
    const tensor = tensors[index] ?? 0;
    return { name: new TextDecoder().decode(reader.bytes(tensor, 3)), shape: reader.int32s(tensor, 0) };
  });
}

/** Return the contents of the buffer that the model's metadata entry of this name refers to. */
function metadata(model: Uint8Array, name: string): Uint8Array {
  const reader = new FlatbufferReader(model);
  const found = reader
    .tables(reader.root(), 6)
    .find((table) => new TextDecoder().decode(reader.bytes(table, 0)) === name);
  const buffer = found === undefined ? undefined : reader.tables(reader.root(), 4)[reader.uint32(found, 1)];
  return buffer === undefined ? new Uint8Array() : reader.bytes(buffer, 0);
}

/** Return mean and standard deviation of the input in the metadata. */
function normalization(model: Uint8Array): number[] {
  const data = metadata(model, "TFLITE_METADATA").slice();
  const reader = new FlatbufferReader(data);
  const input = reader.tables(reader.tables(reader.root(), 3)[0] ?? 0, 2)[0] ?? 0;
  const options = reader.reference(reader.tables(input, 4)[0] ?? 0, 1) ?? 0;
  return [0, 1].map(
    (field) => new Float32Array(new Int32Array(reader.int32s(options, field)).buffer)[0] ?? NaN,
  );
}

describe("assembleFaceLandmarker", () => {
  it("makes the same bytes every time, those of the pinned hash", () => {
    expect(Buffer.compare(assembleFaceLandmarker(assets), task)).toBe(0);
    expect(createHash("sha256").update(task).digest("hex")).toBe(ASSEMBLED_SHA256);
  });

  it("packs three stored files, the geometry unchanged", () => {
    expect(Object.keys(entries)).toEqual([
      "face_detector.tflite",
      "face_landmarks_detector.tflite",
      "geometry_pipeline_metadata_landmarks.binarypb",
    ]);
    const total = Object.values(entries).reduce((sum, data) => sum + data.length, 0);
    expect(task.length).toBeGreaterThan(total);
    const { start, end } = PACKED_FILES.geometry;
    expect(entry("geometry_pipeline_metadata_landmarks.binarypb")).toEqual(assets.subarray(start, end));
  });

  it("keeps every old byte of the models behind the new root", () => {
    for (const [name, place] of [
      ["face_detector.tflite", PACKED_FILES.detector],
      ["face_landmarks_detector.tflite", PACKED_FILES.landmarks],
    ] as const) {
      const old = assets.subarray(place.start, place.end);
      const model = entry(name);
      expect((model.length - old.length) % 64).toBe(0);
      expect(Buffer.compare(model.subarray(model.length - old.length), old)).toBe(0);
    }
  });

  it("gives the landmark model two outputs: 478 x 3 coordinates, then the presence", () => {
    const [landmarks, presence, ...rest] = outputs(entry("face_landmarks_detector.tflite"));
    expect(landmarks).toEqual({ name: "refine/landmarks", shape: [1, 1, 1, 478 * 3] });
    expect(presence?.shape.reduce((product, size) => product * size, 1)).toBe(1);
    expect(rest).toEqual([]);
  });

  it("leaves the detector's outputs as they were", () => {
    const { start, end } = PACKED_FILES.detector;
    expect(outputs(entry("face_detector.tflite"))).toEqual(outputs(assets.slice(start, end)));
  });

  it("says how each model wants its pixels", () => {
    expect(normalization(entry("face_detector.tflite"))).toEqual([127.5, 127.5]);
    expect(normalization(entry("face_landmarks_detector.tflite"))).toEqual([0, 255]);
  });

  it("refuses another file, naming the package and both sizes", () => {
    expect(() => assembleFaceLandmarker(assets.subarray(1))).toThrow(
      `${SOURCE_PACKAGE.package} ${SOURCE_PACKAGE.version}: 3986255 bytes instead of 3986256`,
    );
  });

  it("refuses a file of the right size that holds no models", () => {
    expect(() => assembleFaceLandmarker(new Uint8Array(PACKED_FILES.size))).toThrow("not a TFLite model");
  });
});

describe("the pinned layout", () => {
  it("is the one that the package's own loader lists", () => {
    const loader = readFileSync(new URL("face_mesh_solution_packed_assets_loader.js", folder), "utf8");
    const listed = JSON.parse(/loadPackage\((\{"files".*\})\)/.exec(loader)?.[1] ?? "null") as {
      files: { filename: string; start: number; end: number }[];
      remote_package_size: number;
    };
    expect(listed.remote_package_size).toBe(PACKED_FILES.size);
    for (const place of [PACKED_FILES.landmarks, PACKED_FILES.geometry, PACKED_FILES.detector]) {
      const file = listed.files.find(({ filename }) => filename.endsWith(`/${place.name}`));
      expect(file).toMatchObject({ start: place.start, end: place.end });
    }
  });

  it("is of the version that is installed", () => {
    expect(existsSync(folder)).toBe(true);
    const installed = JSON.parse(readFileSync(new URL("package.json", folder), "utf8")) as {
      version: string;
    };
    expect(installed.version).toBe(SOURCE_PACKAGE.version);
  });
});
