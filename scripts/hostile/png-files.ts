/** PNGs: depths and colour types, bombs, chunks that lie, cuts. */
import { deflateSync } from "node:zlib";
import { be32, concatenated, joined, latin1 } from "./encode/bytes.ts";
import { exifBlock } from "./encode/exif.ts";
import { testPicture } from "./encode/picture.ts";
import type { PngShape } from "./encode/png.ts";
import { chunk, flatPng, header, picturePng, PNG_SIGNATURE } from "./encode/png.ts";
import type { HostileFile } from "./hostile-file.ts";
import { cuts } from "./hostile-file.ts";

const SIZE = { width: 100, height: 80 };
const SHOWN = [100, 80] as const;
const DEPTHS: readonly (readonly [PngShape["colour"], readonly number[]])[] = [
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
];

function depths(): readonly HostileFile[] {
  return DEPTHS.flatMap(([colour, list]) =>
    list.map((depth): HostileFile => {
      const palette = colour === 3 ? [chunk("PLTE", new Uint8Array(3 * 2 ** depth).fill(90))] : [];
      return {
        name: `png-colour-type-${colour}-${depth}-bit.png`,
        bytes: flatPng({ ...SIZE, depth, colour }, 0x7f, ...palette),
        expect: "scored-or-refused",
        shown: SHOWN,
      };
    }),
  );
}

/** A PNG that claims a size its few bytes of pixels do not fill. */
function claims(name: string, width: number, height: number, expect: HostileFile["expect"]): HostileFile {
  const pixels = chunk("IDAT", deflateSync(new Uint8Array(1000)));
  const bytes = concatenated([
    PNG_SIGNATURE,
    header({ width, height, depth: 8, colour: 6 }),
    pixels,
    chunk("IEND", new Uint8Array(0)),
  ]);
  return { name, bytes, expect };
}

function transparency(): readonly HostileFile[] {
  return [
    { name: "png-all-transparent.png", bytes: picturePng(testPicture(100, 80, 0)), expect: "image-blank" },
    {
      name: "png-half-transparent.png",
      bytes: picturePng(testPicture(100, 80, 128)),
      expect: "scored-or-refused",
      shown: SHOWN,
    },
    {
      name: "png-palette-all-transparent.png",
      bytes: flatPng(
        { ...SIZE, depth: 8, colour: 3 },
        0,
        chunk("PLTE", new Uint8Array(3)),
        chunk("tRNS", new Uint8Array(1)),
      ),
      expect: "image-blank",
    },
  ];
}

function chunksThatLie(plain: Uint8Array): readonly HostileFile[] {
  const opened = (name: string, ...extra: readonly Uint8Array[]): HostileFile => ({
    name,
    bytes: picturePng(testPicture(100, 80), ...extra),
    expect: "scored-or-refused",
    shown: SHOWN,
  });
  const badChecksum = plain.slice();
  badChecksum[29] = (badChecksum[29] ?? 0) ^ 1;
  const hugeChunk = plain.slice();
  hugeChunk.set([0xff, 0xff, 0xff, 0xff], 33);
  return [
    {
      ...opened("png-exif-focal-length.png", chunk("eXIf", exifBlock({ orientation: 1, focalLength35: 50 }))),
      focalLength35: 50,
    },
    // Decoders differ on whether EXIF turns a PNG, so its size is left open.
    {
      name: "png-exif-orientation-6.png",
      bytes: picturePng(testPicture(100, 80), chunk("eXIf", exifBlock({ orientation: 6 }))),
      expect: "scored-or-refused",
    },
    opened("png-broken-exif.png", chunk("eXIf", joined("II*\0", [200, 0, 0, 0]))),
    opened("png-broken-icc-profile.png", chunk("iCCP", joined("x\0\0", [1, 2, 3, 4]))),
    opened("png-gamma-of-zero.png", chunk("gAMA", be32(0))),
    opened("png-text-canary.png", chunk("tEXt", latin1("Comment\0canary-8d1f"))),
    opened(
      "png-inflating-text.png",
      chunk("zTXt", concatenated([latin1("a\0\0"), deflateSync(new Uint8Array(4_000_000))])),
    ),
    opened("png-unknown-chunk.png", chunk("miEn", new Uint8Array(1000))),
    opened("png-2000-small-chunks.png", ...Array<Uint8Array>(2000).fill(chunk("miEn", new Uint8Array(1)))),
    { name: "png-bad-header-checksum.png", bytes: badChecksum, expect: "image-undecodable" },
    { name: "png-chunk-of-4-GB.png", bytes: hugeChunk, expect: "file-truncated" },
    { name: "png-named-jpg.jpg", bytes: plain, expect: "scored-or-refused", shown: SHOWN },
    {
      name: "png-then-html.png",
      bytes: concatenated([plain, latin1("<html>")]),
      expect: "scored-or-refused",
      shown: SHOWN,
    },
    {
      name: "png-interlace-flag-without-passes.png",
      bytes: flatPng({ ...SIZE, depth: 8, colour: 2, interlaced: true }, 9),
      expect: "opened-or-undecodable",
    },
    {
      name: "png-no-pixels.png",
      bytes: concatenated([
        PNG_SIGNATURE,
        header({ ...SIZE, depth: 8, colour: 6 }),
        chunk("IEND", new Uint8Array(0)),
      ]),
      expect: "image-undecodable",
    },
    {
      name: "png-no-header.png",
      bytes: concatenated([PNG_SIGNATURE, chunk("IDAT", new Uint8Array(20))]),
      expect: "image-undecodable",
    },
  ];
}

/** Return the PNGs. */
export function pngFiles(): readonly HostileFile[] {
  const plain = picturePng(testPicture(100, 80));
  return [
    { name: "png-plain.png", bytes: plain, expect: "scored-or-refused", shown: SHOWN },
    ...depths(),
    ...transparency(),
    ...chunksThatLie(plain),
    claims("png-bomb-16384-squared.png", 16_384, 16_384, "image-too-large"),
    claims("png-bomb-20000-wide.png", 20_000, 20_000, "image-too-large"),
    claims("png-bomb-2-billion-wide.png", 0x7fff_ffff, 0x7fff_ffff, "image-too-large"),
    claims("png-1-pixel.png", 1, 1, "image-too-small"),
    claims("png-63-pixels.png", 63, 63, "image-too-small"),
    claims("png-line-of-16384.png", 16_384, 1, "image-too-elongated"),
    claims("png-column-of-4000.png", 64, 4000, "image-too-elongated"),
    claims("png-width-0.png", 0, 100, "image-undecodable"),
    claims("png-pixels-missing.png", 300, 300, "opened-or-undecodable"),
    {
      name: "png-20-to-1-exactly.png",
      bytes: flatPng({ width: 1280, height: 64, depth: 8, colour: 0 }, 99),
      expect: "scored-or-refused",
      shown: [1280, 64],
    },
    {
      name: "png-64-pixels-exactly.png",
      bytes: flatPng({ width: 64, height: 64, depth: 8, colour: 0 }, 99),
      expect: "scored-or-refused",
      shown: [64, 64],
    },
    {
      name: "png-6000-wide-is-shrunk.png",
      bytes: flatPng({ width: 6000, height: 3000, depth: 1, colour: 0 }, 0x0f),
      expect: "scored-or-refused",
      shown: [4096, 2048],
    },
    ...cuts("png", "png", plain, 40),
  ];
}
