import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import { sniffImage } from "../../core/image/sniff/sniff.ts";
import { decodeHeicPixels, heicDecoder } from "./decode.ts";
import { startHevc, type HevcFactory, type HevcModule } from "./hevc.ts";

const testing = path.join(import.meta.dirname, "testing");
const read = (name: string) => new Uint8Array(readFileSync(path.join(testing, name)));
const expected = JSON.parse(readFileSync(path.join(testing, "pixels.json"), "utf8")) as Record<
  string,
  string
>;

/** The package says its files are modules, but the loader is a plain script: run it as Node runs those. */
async function startInNode(): Promise<HevcModule> {
  const folder = path.join(import.meta.dirname, "../../../node_modules/@hevcjs/core/dist/wasm");
  const holder = { exports: {} as { default?: HevcFactory } };
  const script = readFileSync(path.join(folder, "hevc-decode.js"), "utf8");

  const run = new Function("module", "exports", "require", "__dirname", "__filename", script);
  run(holder, holder.exports, createRequire(import.meta.url), folder, path.join(folder, "hevc-decode.js"));
  const factory = holder.exports.default;
  if (!factory) throw new Error("no factory");
  return startHevc(factory, readFileSync(path.join(folder, "hevc-decode.wasm")));
}

const hash = (data: Uint8ClampedArray) => createHash("sha256").update(data).digest("hex");

let module: HevcModule;
beforeAll(async () => {
  module = await startInNode();
});

describe("HEIC pixels", () => {
  it.each([
    ["single.heic", 301, 401],
    ["grid.heic", 768, 960],
    ["grey.heic", 301, 401],
    ["alpha.heic", 300, 400],
    ["stream-colours.heic", 300, 400],
  ])("equal libheif's bit for bit: %s", (name, width, height) => {
    const { image, space } = decodeHeicPixels(module, read(name));
    expect([image.width, image.height, space]).toEqual([width, height, "srgb"]);
    expect(hash(image.data)).toBe(expected[name]);
  });

  it("of a cut-out are the same, whether its colours were stored plain or weighted by its opacity", () => {
    const [plain, weighted] = ["alpha.heic", "weighted.heic"].map(
      (name) => decodeHeicPixels(module, read(name)).image.data,
    );
    const differences = [...(plain ?? [])].flatMap((value, i) =>
      plain?.[i | 3] === 255 ? Math.abs(value - (weighted?.[i] ?? 0)) : [],
    );
    expect(differences.length).toBeGreaterThan(100_000);
    expect(Math.max(...differences.filter((_, i) => i % 4 === 3))).toBe(0);
    expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(3);
    const middle = weighted?.findIndex((value, i) => i % 4 === 3 && value > 100 && value < 150) ?? 3;
    for (const i of [1, 2, 3])
      expect(Math.abs((weighted?.[middle - i] ?? 0) - (plain?.[middle - i] ?? 0))).toBeLessThan(25);
  });

  it("are told of while they come, tile by tile", () => {
    const shares: number[] = [];
    decodeHeicPixels(module, read("grid.heic"), (share) => shares.push(share));
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it("are the same when the same decoder is asked again", () => {
    const [first, second] = [0, 1].map(() => hash(decodeHeicPixels(module, read("single.heic")).image.data));
    expect(second).toBe(first);
  });

  it("of a damaged file end as a fault of the file, and the decoder goes on", () => {
    const bytes = read("single.heic");
    for (let at = 400; at < bytes.length; at += 300) {
      const damaged = bytes.slice();
      damaged.fill(at % 251, at, at + 64);
      try {
        decodeHeicPixels(module, damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(FaultError);
        expect((error as FaultError).fault.code).toBe("image-undecodable");
      }
    }
    expect(decodeHeicPixels(module, read("single.heic")).image.width).toBe(301);
  });

  /** Return `single.heic` whose configuration states another kind of chroma. */
  const withChroma = (format: number) => {
    const bytes = read("single.heic");
    const at = Buffer.from(bytes).indexOf("hvcC") + 4 + 16;
    bytes[at] = 0xfc | format;
    return bytes;
  };

  it("of a file without colour are its luma", () => {
    const { data } = decodeHeicPixels(module, withChroma(0)).image;
    const coloured = data.findIndex(
      (value, i) => i % 4 === 0 && (value !== data[i + 1] || value !== data[i + 2]),
    );
    expect(coloured).toBe(-1);
    expect(new Set(data).size).toBeGreaterThan(100);
  });

  it("of a kind that the decoder does not know are refused as that kind", () => {
    for (const format of [2, 3])
      expect(() => decodeHeicPixels(module, withChroma(format))).toThrow(/file-heic-subsampling/);
  });

  it("are refused where the file is no HEVC picture", () => {
    const bytes = read("single.heic");
    const text = Buffer.from(bytes).toString("latin1").replaceAll("hvc1", "unci");
    expect(() => decodeHeicPixels(module, new Uint8Array(Buffer.from(text, "latin1")))).toThrow(
      /image-undecodable/,
    );
  });
});

describe("one file after another", () => {
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "no fault",
      (error: unknown) => (error as FaultError).fault.code,
    );

  it("start the decoder once, and anew after it broke", async () => {
    let starts = 0;
    const broken = {
      ...module,
      cwrap: () => () => {
        throw new WebAssembly.RuntimeError("Aborted()");
      },
    };
    const decode = heicDecoder(async () => (starts++ === 0 ? (broken as unknown as HevcModule) : module));
    expect(await codeOf(decode(read("single.heic")))).toBe("image-undecodable");
    for (const name of ["single.heic", "grid.heic"])
      expect(await codeOf(decode(read(name)))).toBe("no fault");
    expect(starts).toBe(2);
  });

  it("say so where no decoder can be had, and ask for it again", async () => {
    let starts = 0;
    const decode = heicDecoder(async () => {
      if (starts++ === 0) throw new TypeError("Failed to fetch");
      return module;
    });
    expect(await codeOf(decode(read("single.heic")))).toBe("file-heic-unsupported");
    expect(await codeOf(decode(read("single.heic")))).toBe("no fault");
  });
});

describe("the header of a phone's HEIC", () => {
  it("gives the turn and the lens", () => {
    expect(sniffImage(read("grid.heic"))).toEqual({
      kind: "image",
      format: "heic",
      width: 960,
      height: 768,
      orientation: 8,
      focalLength35: 101,
    });
  });
});
