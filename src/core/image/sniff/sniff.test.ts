import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatenated, latin1 } from "../../../../fixtures/hostile/encode/bytes.ts";
import { exifBlock } from "../../../../fixtures/hostile/encode/exif.ts";
import { flatGif } from "../../../../fixtures/hostile/encode/gif.ts";
import { heifFile } from "../../../../fixtures/hostile/encode/heif.ts";
import {
  exifSegment,
  flatJpeg,
  pictureJpeg,
  withSegments,
} from "../../../../fixtures/hostile/encode/jpeg.ts";
import { pictureBmp } from "../../../../fixtures/hostile/encode/bmp.ts";
import { testPicture } from "../../../../fixtures/hostile/encode/picture.ts";
import { chunk, picturePng } from "../../../../fixtures/hostile/encode/png.ts";
import {
  animatedWebp,
  extendedWebp,
  GREY,
  losslessWebp,
  lossyHeaderWebp,
} from "../../../../fixtures/hostile/encode/webp.ts";
import { hostileFiles } from "../../../../fixtures/hostile/generate.ts";
import { FILE_FAULTS } from "../../fault.ts";
import { IMAGE_FORMATS } from "./header.ts";
import { MAX_FILE_BYTES, sizeFault } from "./limits.ts";
import type { Sniff } from "./sniff.ts";
import { sniffImage } from "./sniff.ts";

const PICTURE = testPicture(80, 64);
const EXIF = exifBlock({ orientation: 6, focalLength35: 26 });
const FILES = {
  jpeg: withSegments(pictureJpeg(PICTURE), exifSegment(EXIF)),
  progressive: flatJpeg({ width: 80, height: 64, components: 3, progressive: true }),
  png: picturePng(PICTURE, chunk("eXIf", EXIF)),
  "webp lossless": losslessWebp(80, 64),
  "webp extended": extendedWebp({ width: 80, height: 64, exif: EXIF }),
  gif: flatGif({ width: 80, height: 64 }),
  bmp: pictureBmp(PICTURE, { depth: 24 }),
  avif: heifFile({ brand: "avif", width: 80, height: 64, exif: EXIF }),
  heic: heifFile({ brand: "heic", width: 80, height: 64, exif: EXIF, turns: 3 }),
};
const named = Object.entries(FILES);

/**
 * Return a view of bytes that counts every one that is read or searched through, and throws at more than `most`. Work that grows
 * faster than the file shows at once, on any machine.
 */
function counted(
  bytes: Uint8Array,
  most: number,
): { readonly bytes: Uint8Array; readonly reads: () => number } {
  let reads = 0;
  const count = (more: number) => {
    reads += more;
    if (reads > most) throw new Error(`more than ${most} reads of ${bytes.length} bytes`);
  };
  const view = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) count(1);
      if (key === "indexOf")
        return (value: number, from = 0) => {
          const found = target.indexOf(value, from);
          count((found < 0 ? target.length : found) - from + 1);
          return found;
        };
      if (key === "subarray")
        return (from: number, to: number) => {
          const part = target.subarray(from, to);
          count(part.length);
          return part;
        };
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { bytes: view, reads: () => reads };
}

function expectTyped(verdict: Sniff): void {
  if (verdict.kind === "refused") {
    expect(FILE_FAULTS).toContain(verdict.code);
    return;
  }
  expect(IMAGE_FORMATS).toContain(verdict.format);
  expect(sizeFault(verdict.width, verdict.height)).toBeNull();
}

describe("sniffing a good file", () => {
  it.each(named)("reads the size of a %s from its header", (_name, bytes) => {
    expect(sniffImage(bytes)).toMatchObject({ kind: "image", width: 80, height: 64 });
    expect(sniffImage(bytes)).not.toHaveProperty("truncated");
  });

  it("reads a lossy WebP's size from its frame header", () => {
    expect(sniffImage(lossyHeaderWebp(300, 200))).toMatchObject({ format: "webp", width: 300, height: 200 });
  });

  it.each(["jpeg", "png", "webp extended"] as const)(
    "reads turn and focal length from the EXIF of a %s",
    (name) => {
      expect(sniffImage(FILES[name])).toMatchObject({ orientation: 6, focalLength35: 26 });
    },
  );

  it("takes the turn of AVIF and HEIC from irot, as decoders do, and only the focal length from EXIF", () => {
    expect(sniffImage(FILES.avif)).toMatchObject({ format: "avif", focalLength35: 26 });
    expect(sniffImage(FILES.avif)).not.toHaveProperty("orientation");
    expect(sniffImage(FILES.heic)).toMatchObject({ format: "heic", focalLength35: 26, orientation: 6 });
  });

  it("takes the size of the main picture, not of a thumbnail listed first", () => {
    const bytes = heifFile({
      brand: "heic",
      width: 4000,
      height: 3000,
      thumbnail: { width: 320, height: 240 },
    });
    expect(sniffImage(bytes)).toMatchObject({ width: 4000, height: 3000 });
  });

  it("tells an animation from a still picture", () => {
    expect(sniffImage(flatGif({ width: 80, height: 64, frames: 2 }))).toHaveProperty("animated", true);
    expect(sniffImage(animatedWebp(80, 64, [GREY, GREY]))).toHaveProperty("animated", true);
    expect(sniffImage(FILES.gif)).not.toHaveProperty("animated");
  });

  it("gives the same verdict on the beginning of a large file as on all of it", () => {
    const tail = new Uint8Array(200_000);
    const bytes = concatenated([FILES.jpeg, tail]);
    expect(sniffImage(bytes.subarray(0, 4096), bytes.length)).toEqual(sniffImage(bytes));
  });
});

describe("sniffing a cut file", () => {
  it.each(named)(
    "says of a %s cut anywhere that it is truncated, or no image when its start is gone",
    (_name, bytes) => {
      for (let kept = 1; kept < bytes.length; kept += bytes.length > 3000 ? 7 : 1) {
        const verdict = sniffImage(bytes.subarray(0, kept));
        expectTyped(verdict);
        if (kept < 32) continue;
        const truncated =
          verdict.kind === "image" ? verdict.truncated === true : verdict.code === "file-truncated";
        expect(truncated, `${kept} of ${bytes.length} bytes: ${JSON.stringify(verdict)}`).toBe(true);
      }
    },
  );

  it("does not take the end mark of a thumbnail for the picture's", () => {
    const thumbnail = exifSegment(concatenated([EXIF, pictureJpeg(testPicture(16, 16))]));
    const bytes = withSegments(pictureJpeg(PICTURE), thumbnail);
    expect(sniffImage(bytes.subarray(0, bytes.length - 40))).toHaveProperty("truncated", true);
  });

  it("does not call a JPEG truncated because something follows it", () => {
    expect(sniffImage(concatenated([FILES.jpeg, latin1("\0\0\0\x18ftypmp42")]))).not.toHaveProperty(
      "truncated",
    );
  });
});

describe("the limits", () => {
  it.each([
    [16_384, 1000, null],
    [16_385, 1000, "image-too-large"],
    [16_384, 16_384, "image-too-large"],
    [12_000, 9000, null],
    [64, 64, null],
    [63, 64, "image-too-small"],
    [1280, 64, null],
    [1281, 64, "image-too-elongated"],
    [64, 1281, "image-too-elongated"],
  ])("say of %i x %i: %s", (width, height, fault) => {
    expect(sizeFault(width, height)).toBe(fault);
  });

  it("refuse a file by its size alone, and an empty one", () => {
    expect(sniffImage(FILES.png, MAX_FILE_BYTES + 1)).toMatchObject({ code: "file-too-large" });
    expect(sniffImage(FILES.png, MAX_FILE_BYTES)).toMatchObject({ kind: "image" });
    expect(sniffImage(new Uint8Array(0))).toMatchObject({ code: "file-empty" });
  });
});

describe("sniffing hostile files", () => {
  const files = hostileFiles();

  it("knows at least 400 of them, each by its own name", () => {
    expect(files.length).toBeGreaterThanOrEqual(400);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it("makes the same files every time", () => {
    const again = hostileFiles();
    expect(
      files.every(({ bytes }, i) => Buffer.compare(bytes, again[i]?.bytes ?? new Uint8Array(0)) === 0),
    ).toBe(true);
  });

  it("tells videos and raw files from other images and from what is no image", () => {
    for (const { name, bytes, expect: end } of files) {
      const isTold = end === "file-video" || end === "file-raw";
      if (isTold) expect(sniffImage(bytes), name).toMatchObject({ kind: "refused", code: end });
      if (/^(video|raw)-?/.test(name)) expect(isTold, name).toBe(true);
    }
    // A directory that lies past the beginning, or in it and cut, says nothing.
    const far = latin1("II*\0\0\0\x01\0");
    expect(sniffImage(far)).toMatchObject({ code: "file-unsupported-format" });
    expect(sniffImage(far.subarray(0, 5))).toMatchObject({ code: "file-unsupported-format" });
  });

  it.each([
    "file-not-image",
    "file-video",
    "file-raw",
    "file-unsupported-format",
    "file-truncated",
    "file-too-large",
    "file-empty",
    "image-too-large",
    "image-too-small",
    "image-too-elongated",
  ])("ends as %s where it must", (code) => {
    const cases = files.filter(({ expect: end }) => end === code);
    expect(cases.length).toBeGreaterThan(0);
    for (const { name, bytes } of cases) {
      const verdict = sniffImage(bytes);
      const found =
        verdict.kind === "image" && verdict.truncated
          ? "file-truncated"
          : verdict.kind === "refused"
            ? verdict.code
            : "image";
      expect(found, name).toBe(code);
    }
  });

  it("lets every picture through that must open", () => {
    for (const { name, bytes, expect: end, lacksEnd } of files) {
      if (end !== "scored-or-refused" && end !== "image-blank" && end !== "file-heic-unsupported") continue;
      expect(sniffImage(bytes), name).toMatchObject({ kind: "image" });
      expect("truncated" in sniffImage(bytes), name).toBe(lacksEnd === true);
    }
  });

  it("reads no more of each than its bytes, twice over", () => {
    for (const { name, bytes } of files) {
      const { bytes: view, reads } = counted(bytes, 2 * bytes.length + 1000);
      expect(() => sniffImage(view), name).not.toThrow();
      expect(sniffImage(bytes), name).toEqual(sniffImage(view));
      if (bytes.length > 0 && bytes.length <= MAX_FILE_BYTES) expect(reads(), name).toBeGreaterThan(0);
    }
  });
});

describe("sniffing noise", () => {
  const starts = [
    ...named.map(([, bytes]) => bytes.subarray(0, 40)),
    latin1("II*\0"),
    latin1("<svg"),
    new Uint8Array(0),
  ];

  it("gives a typed verdict on any bytes after any start", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 2000, size: "max" }),
        (start, rest) => {
          expectTyped(sniffImage(concatenated([start, rest])));
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("gives a typed verdict on good files with bytes changed", () => {
    const change = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...named),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        ([, good], changes) => {
          const bytes = good.slice();
          // Headers are where parsers err, so most changes fall into the first 400 bytes.
          changes.forEach(
            ({ at, value }, i) =>
              (bytes[at % (i % 4 === 0 ? bytes.length : Math.min(400, bytes.length))] = value),
          );
          expectTyped(sniffImage(bytes));
        },
      ),
      { numRuns: 4000, seed: 2 },
    );
  });

  it("does work that grows no faster than files that were made to be slow", () => {
    const size = 1_000_000;
    const markers = new Uint8Array(size).fill(0xff);
    markers.set(FILES.jpeg.subarray(0, FILES.jpeg.length - 2));
    const chunks = new Uint8Array(size);
    chunks.set(FILES.png.subarray(0, 33));
    const boxes = new Uint8Array(size);
    for (let at = 0; at < boxes.length; at += 8) boxes.set([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65], at);
    boxes.set(FILES.avif.subarray(0, 28));
    for (const bytes of [markers, chunks, boxes]) {
      const { bytes: view, reads } = counted(bytes, 4 * size);
      expectTyped(sniffImage(view));
      expect(reads()).toBeGreaterThan(10);
    }
  });
});
