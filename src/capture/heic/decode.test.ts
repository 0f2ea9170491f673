import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { FaultError } from "../../core/fault.ts";
import type { RgbaImage } from "../../core/image/raster.ts";
import { sniffImage } from "../../core/image/sniff/sniff.ts";
import { decodeHeicPixels, giveBack, heicDecoder } from "./decode.ts";
import { decodeHevc, startHevc, type HevcFactory, type HevcModule } from "./hevc.ts";

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
  ])("equal libheif's bit for bit: %s", async (name, width, height) => {
    const { image, space } = await decodeHeicPixels(module, read(name));
    expect([image.width, image.height, space]).toEqual([width, height, "srgb"]);
    expect(hash(image.data)).toBe(expected[name]);
  });

  it("of a cut-out are the same, whether its colours were stored plain or weighted by its opacity", async () => {
    const { image: plainImage } = await decodeHeicPixels(module, read("alpha.heic"));
    const { image: weightedImage } = await decodeHeicPixels(module, read("weighted.heic"));
    const [plain, weighted] = [plainImage.data, weightedImage.data];
    const differences = [...plain].flatMap((value, i) =>
      plain[i | 3] === 255 ? Math.abs(value - (weighted[i] ?? 0)) : [],
    );
    expect(differences.length).toBeGreaterThan(100_000);
    expect(Math.max(...differences.filter((_, i) => i % 4 === 3))).toBe(0);
    expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(3);
    const middle = weighted.findIndex((value, i) => i % 4 === 3 && value > 100 && value < 150);
    expect(middle).toBeGreaterThan(2);
    for (const i of [1, 2, 3])
      expect(Math.abs((weighted[middle - i] ?? 0) - (plain[middle - i] ?? 0))).toBeLessThan(25);
  });

  it("are told of while they come, tile by tile", async () => {
    const shares: number[] = [];
    await decodeHeicPixels(module, read("grid.heic"), { onShare: (share) => shares.push(share) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it("are the same when the same decoder is asked again", async () => {
    const pixels = async () => hash((await decodeHeicPixels(module, read("single.heic"))).image.data);
    expect(await pixels()).toBe(await pixels());
  });

  it("of a damaged file end as a fault of the file, and the decoder goes on", async () => {
    const bytes = read("single.heic");
    for (let at = 400; at < bytes.length; at += 300) {
      const damaged = bytes.slice();
      damaged.fill(at % 251, at, at + 64);
      try {
        await decodeHeicPixels(module, damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(FaultError);
        expect((error as FaultError).fault.code).toBe("image-undecodable");
      }
    }
    expect((await decodeHeicPixels(module, read("single.heic"))).image.width).toBe(301);
  });

  /** Return `single.heic` whose configuration states another kind of chroma. */
  const withChroma = (format: number) => {
    const bytes = read("single.heic");
    const at = Buffer.from(bytes).indexOf("hvcC") + 4 + 16;
    bytes[at] = 0xfc | format;
    return bytes;
  };

  it("of a file without colour are its luma", async () => {
    const { data } = (await decodeHeicPixels(module, withChroma(0))).image;
    const coloured = data.findIndex(
      (value, i) => i % 4 === 0 && (value !== data[i + 1] || value !== data[i + 2]),
    );
    expect(coloured).toBe(-1);
    expect(new Set(data).size).toBeGreaterThan(100);
  });

  it("of a kind that the decoder does not know are refused as that kind", async () => {
    for (const format of [2, 3])
      await expect(decodeHeicPixels(module, withChroma(format))).rejects.toThrow(/file-heic-subsampling/);
  });

  it("are refused where the file is no HEVC picture", async () => {
    const bytes = read("single.heic");
    const text = Buffer.from(bytes).toString("latin1").replaceAll("hvc1", "unci");
    const decoding = decodeHeicPixels(module, new Uint8Array(Buffer.from(text, "latin1")));
    await expect(decoding).rejects.toThrow(/image-undecodable/);
  });
});

describe("tiles that a second thread decodes too", () => {
  /** A second thread over the same decoder; `refuses` tells which tile, by its number there, it cannot decode. */
  function second(refuses: (tile: number) => boolean = () => false) {
    let asked = 0;
    return {
      asked: () => asked,
      beside: async (stream: Uint8Array) => {
        const tile = asked++;
        // As long as a message takes to a thread and back, so that the first one has its share.
        await new Promise((resolve) => setImmediate(resolve));
        if (refuses(tile)) throw new Error("broken");
        return decodeHevc(module, stream);
      },
    };
  }

  it("lie where they belong, and are shared", async () => {
    const { asked, beside } = second();
    const shares: number[] = [];
    const onShare = (share: number) => shares.push(share);
    const { image } = await decodeHeicPixels(module, read("grid.heic"), { onShare, beside });
    expect(hash(image.data)).toBe(expected["grid.heic"]);
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    expect(asked()).toBeGreaterThanOrEqual(2);
    expect(asked()).toBeLessThan(4);
  });

  it("are decoded by the first where the second cannot", async () => {
    for (const refuses of [() => true, (tile: number) => tile === 1]) {
      const { image } = await decodeHeicPixels(module, read("grid.heic"), second(refuses));
      expect(hash(image.data)).toBe(expected["grid.heic"]);
    }
  });

  it("are not sent there where there is one alone", async () => {
    const { asked, beside } = second();
    await decodeHeicPixels(module, read("single.heic"), { beside });
    expect(asked()).toBe(0);
  });

  it("end with the file's fault where one is damaged, and the next file is read", async () => {
    const damaged = read("grid.heic");
    const sets = Buffer.from(damaged).indexOf("hvcC") + 4 + 23;
    damaged.fill(0, sets + 5, sets + 60);
    const decode = heicDecoder(async () => module, second().beside);
    const [bad, good] = [decode(damaged), decode(read("grid.heic"))];
    await expect(bad).rejects.toThrow(/image-undecodable/);
    expect(hash((await good).image.data)).toBe(expected["grid.heic"]);
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

  it("give the memory of a picture back where the browser can", () => {
    const lengths: number[] = [];
    const transfer = (length: number) => void lengths.push(length);
    giveBack({ data: { buffer: { transfer } } } as unknown as RgbaImage);
    expect(lengths).toEqual([0]);
  });

  it("leave nothing of their pictures behind", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const decode = heicDecoder(async () => module);
    const held = await decode(read("single.heic")).then(({ image }) => new WeakRef(image.data.buffer));
    for (let task = 0; task < 10 && held.deref(); task++) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
    expect(held.deref() === undefined).toBe(true);
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
