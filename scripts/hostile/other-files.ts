/** What is no accepted photo at all, or only pretends to be one; and AVIF and HEIC, whose boxes are true and whose pixels are not. */
import { concatenated, joined, latin1, seeded } from "./encode/bytes.ts";
import { exifBlock } from "./encode/exif.ts";
import { heifFile } from "./encode/heif.ts";
import type { HostileFile } from "./hostile-file.ts";
import { cuts } from "./hostile-file.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image href="https://example.org/x"/></svg>`;
const TAIL = new Uint8Array(200);

/** Name, start of the file, fault. The rest is zeros. */
const STARTS: readonly (readonly [name: string, start: string, expect: HostileFile["expect"]])[] = [
  ["svg-plain.svg", SVG, "file-unsupported-format"],
  ["svg-named-jpg.jpg", SVG, "file-unsupported-format"],
  [
    "svg-after-prologue.svg",
    `<?xml version="1.0"?>\n<!-- comment -->\n<!DOCTYPE svg>\n${SVG}`,
    "file-unsupported-format",
  ],
  ["svg-after-byte-order-mark.svg", `\xef\xbb\xbf${SVG}`, "file-unsupported-format"],
  ["svg-in-utf16.svg", `\xff\xfe${[...SVG].join("\0")}\0`, "file-unsupported-format"],
  ["svg-after-white-space.svg", `\n\n   ${SVG}`, "file-unsupported-format"],
  ["xml.xml", `<?xml version="1.0"?><feed/>`, "file-not-image"],
  [
    "xml-entity-bomb.xml",
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]><a>&a;</a>`,
    "file-not-image",
  ],
  ["html-named-jpg.jpg", "<!DOCTYPE html><html><body>404</body></html>", "file-not-image"],
  ["html-with-svg-inside.html", `<html><body>${SVG}</body></html>`, "file-not-image"],
  ["text-named-jpg.jpg", "This is not a photo.", "file-not-image"],
  ["text-named-heic.heic", "This is not a photo.", "file-not-image"],
  ["json.json", `{"photo": null}`, "file-not-image"],
  ["pdf.pdf", "%PDF-1.7\n", "file-not-image"],
  ["pdf-named-png.png", "%PDF-1.4\n", "file-not-image"],
  ["zip.zip", "PK\x03\x04\x14\0", "file-not-image"],
  ["zip-empty.zip", "PK\x05\x06", "file-not-image"],
  ["gzip.gz", "\x1f\x8b\x08\0", "file-not-image"],
  ["tiff-little.tif", "II*\0\x08\0\0\0", "file-unsupported-format"],
  ["tiff-big.tif", "MM\0*\0\0\0\x08", "file-unsupported-format"],
  ["tiff-64-bit.tif", "II+\0\x08\0\0\0", "file-unsupported-format"],
  ["tiff-named-jpg.jpg", "II*\0\x08\0\0\0", "file-unsupported-format"],
  ["raw-canon.cr2", "II*\0\x10\0\0\0CR\x02\0", "file-unsupported-format"],
  ["raw-canon.cr3", "\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "file-unsupported-format"],
  ["raw-fujifilm.raf", "FUJIFILMCCD-RAW 0201", "file-unsupported-format"],
  ["raw-olympus.orf", "IIRO\x08\0\0\0", "file-unsupported-format"],
  ["raw-panasonic.rw2", "IIU\0\x18\0\0\0", "file-unsupported-format"],
  ["raw-sigma.x3f", "FOVb", "file-unsupported-format"],
  ["jpeg-xl-bare.jxl", "\xff\x0a\xfa\x7f", "file-unsupported-format"],
  ["jpeg-xl-boxed.jxl", "\0\0\0\x0cJXL \r\n\x87\n", "file-unsupported-format"],
  ["jpeg-2000.jp2", "\0\0\0\x0cjP  \r\n\x87\n", "file-unsupported-format"],
  ["jpeg-2000-bare.j2k", "\xff\x4f\xff\x51\0\x29", "file-unsupported-format"],
  ["photoshop.psd", "8BPS\0\x01", "file-unsupported-format"],
  ["icon.ico", "\0\0\x01\0\x01\0", "file-unsupported-format"],
  ["video.mp4", "\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "file-not-image"],
  ["video-named-heic.heic", "\0\0\0\x18ftypisom\0\0\0\0isomavc1", "file-not-image"],
  ["video.mov", "\0\0\0\x14ftypqt  \0\0\0\0qt  ", "file-not-image"],
  ["video-old.mov", "\0\0\0\x08wide\0\0\0\x08mdat", "file-not-image"],
  ["video.mkv", "\x1a\x45\xdf\xa3", "file-not-image"],
  ["video.avi", "RIFF\x24\0\0\0AVI LIST", "file-not-image"],
  ["sound.wav", "RIFF\x24\0\0\0WAVEfmt ", "file-not-image"],
  ["program.exe", "MZ\x90\0", "file-not-image"],
  ["program", "\x7fELF\x02\x01", "file-not-image"],
  ["two-bytes-of-jpeg.jpg", "\xff\xd8", "file-not-image"],
];

function heifFiles(): readonly HostileFile[] {
  const exif = exifBlock({ orientation: 6, focalLength35: 26 });
  const size = { width: 400, height: 300 };
  const avif = { ...size, brand: "avif" };
  const heic = { ...size, brand: "heic" };
  return [
    { name: "avif-without-pixels.avif", bytes: heifFile(avif), expect: "image-undecodable" },
    {
      name: "avif-bomb.avif",
      bytes: heifFile({ brand: "avif", width: 65_536, height: 65_536 }),
      expect: "image-too-large",
    },
    {
      name: "avif-line.avif",
      bytes: heifFile({ brand: "avif", width: 9000, height: 64 }),
      expect: "image-too-elongated",
    },
    {
      name: "avif-size-0.avif",
      bytes: heifFile({ brand: "avif", width: 0, height: 0 }),
      expect: "image-undecodable",
    },
    {
      name: "heic-phone.heic",
      bytes: heifFile({ ...heic, exif, turns: 3, thumbnail: { width: 80, height: 60 } }),
      expect: "file-heic-unsupported",
    },
    { name: "heic-named-jpg.jpg", bytes: heifFile(heic), expect: "file-heic-unsupported" },
    {
      name: "heic-generic-brand.heif",
      bytes: heifFile({ ...size, brand: "mif1", compatible: ["heic"] }),
      expect: "file-heic-unsupported",
    },
    {
      name: "heic-bomb.heic",
      bytes: heifFile({ brand: "heic", width: 40_000, height: 40_000 }),
      expect: "image-too-large",
    },
    {
      name: "heic-tiny.heic",
      bytes: heifFile({ brand: "heic", width: 32, height: 32 }),
      expect: "image-too-small",
    },
    ...cuts("avif", "avif", heifFile({ ...avif, exif }), 16),
    ...cuts("heic", "heic", heifFile({ ...heic, exif }), 16),
  ];
}

function noise(): readonly HostileFile[] {
  return [1, 2, 3, 4].map((seed) => {
    const next = seeded(seed);
    return {
      name: `noise-${seed}.jpg`,
      bytes: Uint8Array.from({ length: 1000 * seed }, () => next() >>> 24),
      expect: "file-not-image" as const,
    };
  });
}

/** Return everything that is no JPEG, PNG, WebP, GIF or BMP. */
export function otherFiles(): readonly HostileFile[] {
  const large = joined([0xff, 0xd8, 0xff]);
  const tooLarge = new Uint8Array(50 * 1024 * 1024 + 1);
  tooLarge.set(large);
  return [
    { name: "empty.jpg", bytes: new Uint8Array(0), expect: "file-empty" },
    { name: "one-byte.png", bytes: Uint8Array.of(0x89), expect: "file-not-image" },
    { name: "zeros.jpg", bytes: new Uint8Array(10_000), expect: "file-not-image" },
    { name: "over-50-MB.jpg", bytes: tooLarge, expect: "file-too-large" },
    ...STARTS.map(([name, start, expect]) => ({ name, bytes: concatenated([latin1(start), TAIL]), expect })),
    ...heifFiles(),
    ...noise(),
  ];
}
