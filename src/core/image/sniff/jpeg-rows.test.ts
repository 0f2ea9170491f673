import jpeg from "jpeg-js";
import { describe, expect, it } from "vitest";
import { concatenated, latin1 } from "../../../../fixtures/hostile/encode/bytes.ts";
import { box } from "../../../../fixtures/hostile/encode/heif.ts";
import { flatJpeg, pictureJpeg, segment, withSegments } from "../../../../fixtures/hostile/encode/jpeg.ts";
import { testPicture } from "../../../../fixtures/hostile/encode/picture.ts";
import { jpegRows } from "./jpeg-rows.ts";
import { sniffImage } from "./sniff.ts";

const photo = pictureJpeg(testPicture(160, 120), 90);
const body = photo.subarray(0, photo.length - 2);
const END = Uint8Array.of(0xff, 0xd9);

describe("the rows of a baseline JPEG", () => {
  it("are all there in a whole file, which a decoder agrees with", () => {
    expect(jpeg.decode(photo).height).toBe(120);
    expect(jpegRows(photo)).toEqual({ kind: "whole", end: body.length });
  });

  it.each([
    ["without its end mark", body],
    ["with half of it", concatenated([body, Uint8Array.of(0xff)])],
    ["with zeros instead", concatenated([body, new Uint8Array(4000)])],
    ["with a video instead", concatenated([body, box("ftyp", latin1("mp42\0\0\0\0"))])],
  ])("are all there in a file %s", (_, bytes) => {
    expect(jpegRows(bytes)).toMatchObject({ kind: "whole" });
  });

  it.each([0.3, 0.6, 0.9, 0.99])("are not in %d of a file, whatever was put behind", (share) => {
    const part = body.subarray(0, Math.round(body.length * share));
    for (const behind of [new Uint8Array(0), END, new Uint8Array(9000)])
      expect(jpegRows(concatenated([part, behind]))).toEqual({ kind: "cut" });
  });

  it("are counted across restart marks, and are not there where one of them is missing", () => {
    const flat = flatJpeg({ width: 64, height: 64, components: 1 });
    // 64 blocks of two bits: 16 bytes, of which each interval of eight blocks has two.
    const start = flat.subarray(0, flat.length - 18);
    const interval = segment(0xdd, Uint8Array.of(0, 8));
    const parts = (marks: number) =>
      Array.from({ length: 8 }, (_, i) =>
        Uint8Array.of(...(i > 0 && i <= marks ? [0xff, 0xcf + i] : []), 0, 0),
      );
    const file = (marks: number) => withSegments(concatenated([start, ...parts(marks), END]), interval);
    expect(jpegRows(file(7))).toMatchObject({ kind: "whole" });
    expect(jpegRows(file(6))).toEqual({ kind: "cut" });
  });

  describe("of a progressive file", () => {
    const file = flatJpeg({ width: 96, height: 72, components: 3, progressive: true });
    const scans = file.subarray(0, file.length - 2);
    /** A scan that refines a coefficient, cut early. */
    const refining = segment(0xda, Uint8Array.of(1, 1, 0, 1, 63, 0x10));

    it("are all there in a whole file, and in one whose refinement alone ends early", () => {
      expect(sniffImage(file)).not.toHaveProperty("truncated");
      for (const bytes of [file, concatenated([scans, refining])])
        expect(jpegRows(bytes)).toMatchObject({ kind: "whole" });
    });

    it("are not there where a scan is missing, also before an end mark", () => {
      const starts = [...scans.keys()].filter((at) => scans[at] === 0xff && scans[at + 1] === 0xda);
      expect(starts).toHaveLength(4);
      for (const start of starts.slice(1)) {
        const cut = concatenated([scans.subarray(0, start), END]);
        expect(jpegRows(cut)).toEqual({ kind: "cut" });
        expect(sniffImage(cut)).toMatchObject({ kind: "image", truncated: true });
      }
    });

    it("end before what stands behind them, though that may look like markers and scans", () => {
      const behind = [
        Uint8Array.of(9, 9, 0xff, 0xda, 0, 8, 1, 7, 0, 1, 63, 0),
        Uint8Array.of(9, 9, 0xff, 0xda, 0, 99, 1, 1, 0, 1, 63, 0),
        Uint8Array.of(9, 9, 0xff, 0xc0, 0, 4, 1, 1, 0xff, 0xd9),
        Uint8Array.of(9, 9, 0xff, 0x37, 0, 4, 1, 1),
      ];
      const whole = concatenated([scans, refining, Uint8Array.of(0xa5)]);
      for (const bytes of behind)
        expect(jpegRows(concatenated([whole, bytes]))).toEqual({ kind: "whole", end: whole.length + 2 });
    });

    it("are all there without an end mark, where the codes of the last scan are", () => {
      expect(jpegRows(scans)).toEqual({ kind: "whole", end: scans.length });
    });

    it("are not there where the last scan ends early and brings more than refinement", () => {
      for (const missing of [1, 2, 8, 14])
        for (const behind of [new Uint8Array(0), END, new Uint8Array(900)]) {
          const cut = concatenated([scans.subarray(0, scans.length - missing), behind]);
          expect(jpegRows(cut), `${missing} bytes`).toEqual({ kind: "cut" });
        }
    });

    it("are counted where one code stands for many blocks, and are not there where a run is missing", () => {
      const flat = flatJpeg({ width: 64, height: 64, components: 1, progressive: true });
      const lastScan = flat.findLastIndex((byte, at) => byte === 0xff && flat[at + 1] === 0xda);
      // "0" and five bits: 32 blocks and more; "10": a coefficient of one bit behind one zero.
      const codes = segment(0xc4, Uint8Array.of(0x10, 1, 1, ...Array<number>(14).fill(0), 0x50, 0x11));
      const header = segment(0xda, Uint8Array.of(1, 1, 0, 1, 63, 0));
      const file = (...bits: readonly number[]) =>
        concatenated([flat.subarray(0, lastScan), codes, header, Uint8Array.of(...bits), END]);
      expect(jpegRows(file(0b00000000, 0b00001111))).toMatchObject({ kind: "whole" });
      expect(jpegRows(file(0b10100000, 0b00000001))).toMatchObject({ kind: "whole" });
      expect(jpegRows(file(0b00000011))).toEqual({ kind: "cut" });
      expect(jpegRows(file(0b10100000, 0b01111111))).toEqual({ kind: "cut" });
    });
  });
});
