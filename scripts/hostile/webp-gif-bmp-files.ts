/** WebP, GIF and BMP: kinds, transparency, animation, bombs, cuts. */
import { concatenated, joined, latin1, le32 } from "./encode/bytes.ts";
import { pictureBmp } from "./encode/bmp.ts";
import { exifBlock } from "./encode/exif.ts";
import { flatGif } from "./encode/gif.ts";
import { testPicture } from "./encode/picture.ts";
import {
  animatedWebp,
  extendedWebp,
  GREY,
  losslessWebp,
  lossyHeaderWebp,
  riffChunk,
  riffWebp,
} from "./encode/webp.ts";
import type { HostileFile } from "./hostile-file.ts";
import { cuts } from "./hostile-file.ts";

const SIZE = { width: 90, height: 70 };
const SHOWN = [90, 70] as const;
const CLEAR = { ...GREY, alpha: 0 };

function opened(name: string, bytes: Uint8Array): HostileFile {
  return { name, bytes, expect: "scored-or-refused", shown: SHOWN };
}

function ending(name: string, bytes: Uint8Array, expect: HostileFile["expect"]): HostileFile {
  return { name, bytes, expect };
}

function webpFiles(): readonly HostileFile[] {
  const exif = exifBlock({ orientation: 1, focalLength35: 35 });
  const extended = extendedWebp({ ...SIZE, exif });
  return [
    opened("webp-lossless.webp", losslessWebp(90, 70)),
    opened("webp-half-transparent.webp", losslessWebp(90, 70, { ...GREY, alpha: 128 })),
    { ...opened("webp-extended-with-exif.webp", extended), focalLength35: 35 },
    // Decoders differ on whether EXIF turns a WebP, so its size is left open.
    ending(
      "webp-exif-orientation-6.webp",
      extendedWebp({ ...SIZE, exif: exifBlock({ orientation: 6 }) }),
      "scored-or-refused",
    ),
    opened("webp-broken-icc-profile.webp", extendedWebp({ ...SIZE, icc: new Uint8Array(40) })),
    opened("webp-animated.webp", animatedWebp(90, 70, [GREY, { ...GREY, red: 0 }])),
    opened("webp-named-jpg.jpg", losslessWebp(90, 70)),
    ending("webp-all-transparent.webp", losslessWebp(90, 70, CLEAR), "image-blank"),
    ending("webp-bomb-16384-squared-in-40-bytes.webp", losslessWebp(16_384, 16_384), "image-too-large"),
    ending(
      "webp-bomb-16-million-wide.webp",
      extendedWebp({ width: 2 ** 24, height: 2 ** 24 }),
      "image-too-large",
    ),
    ending("webp-1-pixel.webp", losslessWebp(1, 1), "image-too-small"),
    ending("webp-line.webp", losslessWebp(4096, 64), "image-too-elongated"),
    ending("webp-lossy-header-only.webp", lossyHeaderWebp(90, 70), "image-undecodable"),
    ending("webp-lossy-width-0.webp", lossyHeaderWebp(0, 70), "image-undecodable"),
    ending(
      "webp-unknown-first-chunk.webp",
      riffWebp(riffChunk("JUNK", new Uint8Array(40))),
      "image-undecodable",
    ),
    ending(
      "webp-canvas-and-picture-disagree.webp",
      riffWebp(riffChunk("VP8X", joined([0, 0, 0, 0, 200, 0, 0, 200, 0, 0]))),
      "image-undecodable",
    ),
    ...cuts("webp", "webp", extended, 12),
  ];
}

function gifFiles(): readonly HostileFile[] {
  const plain = flatGif(SIZE);
  const claims = flatGif({ width: 64, height: 64 });
  claims.set([0xff, 0xff, 0xff, 0xff], 6);
  return [
    opened("gif-89a.gif", plain),
    opened("gif-87a.gif", flatGif({ ...SIZE, version: "87a" })),
    opened("gif-animated.gif", flatGif({ ...SIZE, frames: 3 })),
    opened("gif-named-png.png", plain),
    ending("gif-all-transparent.gif", flatGif({ ...SIZE, transparent: true }), "image-blank"),
    ending("gif-bomb-65535-squared.gif", claims, "image-too-large"),
    ending("gif-no-frames.gif", joined("GIF89a", [90, 0, 70, 0, 0, 0, 0, 0x3b]), "image-undecodable"),
    ending("gif-1-pixel.gif", flatGif({ width: 1, height: 1 }), "image-too-small"),
    ending(
      "gif-endless-block.gif",
      concatenated([plain.subarray(0, 781), new Uint8Array(500).fill(0x21)]),
      "file-truncated",
    ),
    ...cuts("gif", "gif", plain, 24),
  ];
}

function bmpFiles(): readonly HostileFile[] {
  const picture = testPicture(90, 70);
  const plain = pictureBmp(picture, { depth: 24 });
  const patched = (at: number, value: number) =>
    concatenated([plain.subarray(0, at), le32(value), plain.subarray(at + 4)]);
  return [
    opened("bmp-24-bit.bmp", plain),
    opened("bmp-32-bit.bmp", pictureBmp(picture, { depth: 32 })),
    opened("bmp-from-the-top.bmp", pictureBmp(picture, { depth: 24, topDown: true })),
    ending("bmp-bomb.bmp", patched(18, 1_000_000), "image-too-large"),
    ending("bmp-most-negative-height.bmp", patched(22, 0x8000_0000), "image-too-large"),
    ending("bmp-negative-width.bmp", patched(18, 0xffff_ffa0), "image-undecodable"),
    ending("bmp-unknown-header.bmp", patched(14, 77), "image-undecodable"),
    ending("bmp-compression-of-nonsense.bmp", patched(30, 99), "image-undecodable"),
    ending(
      "bmp-text.bmp",
      latin1("BM is a fine start for a text, but no picture follows."),
      "file-not-image",
    ),
    ...cuts("bmp", "bmp", plain, 16),
  ];
}

/** Return the WebPs, GIFs and BMPs. */
export function webpGifBmpFiles(): readonly HostileFile[] {
  return [...webpFiles(), ...gifFiles(), ...bmpFiles()];
}
