/** JPEGs: turns, kinds of frames, segments in the way, cuts. */
import { concatenated, joined, latin1 } from "./encode/bytes.ts";
import { exifBlock } from "./encode/exif.ts";
import { exifSegment, flatJpeg, pictureJpeg, segment, withSegments } from "./encode/jpeg.ts";
import { testPicture } from "./encode/picture.ts";
import type { HostileFile } from "./hostile-file.ts";
import { cuts } from "./hostile-file.ts";

const WIDTH = 160;
const HEIGHT = 120;
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

function turned(plain: Uint8Array): readonly HostileFile[] {
  return ORIENTATIONS.flatMap((orientation) =>
    [false, true].map((bigEndian): HostileFile => {
      const exif = exifBlock({ orientation, bigEndian, focalLength35: 20 + orientation });
      return {
        name: `jpeg-orientation-${orientation}-${bigEndian ? "big" : "little"}-endian.jpg`,
        bytes: withSegments(plain, exifSegment(exif)),
        expect: "scored-or-refused",
        shown: orientation >= 5 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT],
        focalLength35: 20 + orientation,
      };
    }),
  );
}

function kinds(): readonly HostileFile[] {
  const shape = { width: 96, height: 72 };
  const shown = [96, 72] as const;
  return ([1, 3, 4] as const).flatMap((components) =>
    [false, true].map((progressive): HostileFile => ({
      name: `jpeg-${components}-components-${progressive ? "progressive" : "baseline"}.jpg`,
      bytes: flatJpeg({ ...shape, components, progressive }),
      expect: "scored-or-refused",
      shown,
    })),
  );
}

function segmentsInTheWay(plain: Uint8Array): readonly HostileFile[] {
  const shown = [WIDTH, HEIGHT] as const;
  const opened = (name: string, bytes: Uint8Array): HostileFile => ({
    name,
    bytes,
    expect: "scored-or-refused",
    shown,
  });
  const large = segment(0xe1, new Uint8Array(65_000));
  const exif = exifBlock({ orientation: 1, focalLength35: 26 });
  const thumbnail = segment(0xe1, concatenated([latin1("Exif\0\0"), exif, pictureJpeg(testPicture(16, 16))]));
  const loop = joined("II*\0", [8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]);
  return [
    opened(
      "jpeg-2-MB-of-metadata-before-the-size.jpg",
      withSegments(plain, ...Array<Uint8Array>(32).fill(large)),
    ),
    opened("jpeg-thumbnail-in-exif.jpg", withSegments(plain, thumbnail)),
    opened("jpeg-exif-points-at-itself.jpg", withSegments(plain, exifSegment(loop))),
    opened(
      "jpeg-exif-offset-past-end.jpg",
      withSegments(plain, exifSegment(joined("II*\0", [255, 255, 255, 255]))),
    ),
    opened("jpeg-exif-cut-short.jpg", withSegments(plain, exifSegment(exif.subarray(0, 13)))),
    opened(
      "jpeg-exif-of-65535-entries.jpg",
      withSegments(plain, exifSegment(joined("II*\0", [8, 0, 0, 0, 255, 255]))),
    ),
    opened("jpeg-exif-orientation-9.jpg", withSegments(plain, exifSegment(exifBlock({ orientation: 9 })))),
    opened("jpeg-exif-orientation-0.jpg", withSegments(plain, exifSegment(exifBlock({ orientation: 0 })))),
    opened(
      "jpeg-broken-icc-profile.jpg",
      withSegments(plain, segment(0xe2, joined("ICC_PROFILE\0", [1, 1], Array<number>(64).fill(7)))),
    ),
    opened(
      "jpeg-html-in-comment.jpg",
      withSegments(plain, segment(0xfe, latin1("<html><script>alert(1)</script></html>"))),
    ),
    opened("jpeg-named-png.png", plain),
    opened("jpeg-without-ending", plain),
    opened("jpeg-then-zip.jpg", concatenated([plain, latin1("PK\x03\x04"), new Uint8Array(200)])),
    opened("jpeg-then-video.jpg", concatenated([plain, latin1("\0\0\0\x18ftypmp42"), new Uint8Array(500)])),
    opened("jpeg-then-zeros.jpg", concatenated([plain, new Uint8Array(5000)])),
    opened("jpeg-fill-bytes-before-markers.jpg", withSegments(plain, Uint8Array.of(0xff, 0xff, 0xff))),
  ];
}

function impossible(plain: Uint8Array): readonly HostileFile[] {
  const claims = (
    name: string,
    width: number,
    height: number,
    expect: HostileFile["expect"],
  ): HostileFile => {
    const bytes = flatJpeg({ width: 8, height: 8, components: 1 });
    const size = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0) + 5;
    bytes.set([height >> 8, height & 255, width >> 8, width & 255], size);
    return { name, bytes, expect };
  };
  const zeroed = concatenated([plain.subarray(0, plain.length >> 1), new Uint8Array(plain.length >> 1)]);
  return [
    claims("jpeg-side-of-20000.jpg", 20_000, 300, "image-too-large"),
    claims("jpeg-65535-squared.jpg", 65_535, 65_535, "image-too-large"),
    claims("jpeg-height-0.jpg", 100, 0, "image-undecodable"),
    claims("jpeg-width-0.jpg", 0, 100, "image-undecodable"),
    claims("jpeg-63-pixels.jpg", 63, 200, "image-too-small"),
    claims("jpeg-21-to-1.jpg", 2100, 99, "image-too-elongated"),
    { name: "jpeg-second-half-zeros.jpg", bytes: zeroed, expect: "file-truncated" },
    {
      name: "jpeg-scan-before-size.jpg",
      bytes: joined([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9]),
      expect: "image-undecodable",
    },
    {
      name: "jpeg-nothing-but-start-and-end.jpg",
      bytes: joined([0xff, 0xd8, 0xff, 0xd9]),
      expect: "image-undecodable",
    },
    { name: "jpeg-start-alone.jpg", bytes: joined([0xff, 0xd8, 0xff]), expect: "file-truncated" },
    {
      name: "jpeg-arithmetic-coding.jpg",
      bytes: flatJpeg({ width: 96, height: 72, components: 1, marker: 0xc9 }),
      expect: "opened-or-undecodable",
    },
    {
      name: "jpeg-lossless.jpg",
      bytes: flatJpeg({ width: 96, height: 72, components: 1, marker: 0xc3 }),
      expect: "image-undecodable",
    },
  ];
}

/** Return the JPEGs. */
export function jpegFiles(): readonly HostileFile[] {
  const plain = pictureJpeg(testPicture(WIDTH, HEIGHT));
  const progressive = flatJpeg({ width: 256, height: 256, components: 3, progressive: true });
  return [
    { name: "jpeg-plain.jpg", bytes: plain, expect: "scored-or-refused", shown: [WIDTH, HEIGHT] },
    ...turned(plain),
    ...kinds(),
    ...segmentsInTheWay(plain),
    ...impossible(plain),
    ...cuts("jpeg", "jpg", plain, 40),
    ...cuts("jpeg-progressive", "jpg", progressive, 16),
  ];
}
