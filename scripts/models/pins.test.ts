/** The pinned files as data: a slip of the hand in an address, a size or a hash is seen here, not by an operator. */
import { describe, expect, it } from "vitest";
import { PUBLISHED_PHOTO, PUBLISHED_PICTURE } from "./check/goldens.ts";
import {
  CLIP_REPOSITORY,
  DEFAULT_ENCODERS,
  ENCODERS,
  FACESTATS_REPOSITORY,
  OFFICIAL_LANDMARKER,
  REGRESSOR,
  REGRESSOR_ONNX_SHA256,
  type Pin,
} from "./pins.ts";

/** The same figures, copied a second time from where they were published: bytes and SHA-256. */
const PUBLISHED: Readonly<Record<string, readonly [bytes: number, sha256: string]>> = {
  "vision_model.onnx": [351_685_709, "fd6e1402a588279d1723c7534d4bcba5bc0b14b47dfab0e46f8c47b8270d7d40"],
  "vision_model_fp16.onnx": [176_080_659, "35c4e0fb0aeee527dcde1693520b214a34424a786babd530f35366bad5844efd"],
  "vision_model_quantized.onnx": [
    89_117_001,
    "583fd1110a514667812fee7d684952aaf82a99b959760c8d7dca7e0ab9839299",
  ],
  "vision_model_uint8.onnx": [88_648_915, "b95448754a6ae56964ec80c570c80bb9863787ee85f51b664abed8c0e5f22a7a"],
  "vision_model_q4.onnx": [63_642_858, "0769eb1d2f6f68927bbfa6e5330df4c4c3c112f89cd43eae28baafa9e6bd34b4"],
  "vision_model_q4f16.onnx": [53_267_374, "d238c4e0afe798c47c5991a046b923c5bcbeed19c2d75d7c0db845ba73bb7b87"],
  "attractiveness_regressor.pt": [
    594_721,
    "bc770ea35dca0dff5d60a315140b04c2ae6d9b08245439827d21ca6bc03892d3",
  ],
  "face_landmarker.task": [3_758_596, "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"],
  "upload_tmp.jpg": [32_017, "9d33fca3a142ce781856042b908093308130a011a36333001c4bc2d79aa635ff"],
  "astronaut.png": [791_555, "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"],
};

const PINS: readonly Pin[] = [
  OFFICIAL_LANDMARKER,
  REGRESSOR,
  ...ENCODERS,
  PUBLISHED_PHOTO,
  PUBLISHED_PICTURE,
];

/** Hosts that may be asked, each with the form of its addresses: a fixed revision, never a branch. */
const ADDRESSES: Readonly<Record<string, RegExp>> = {
  "huggingface.co": /^\/Xenova\/clip-vit-base-patch32\/resolve\/[0-9a-f]{40}\/onnx\/[a-z0-9_]+\.onnx$/,
  "raw.githubusercontent.com":
    /^\/(jayklarin\/FaceStats|scikit-image\/scikit-image)\/[0-9a-f]{40}\/[\w/]+\.(pt|jpg|png)$/,
  "storage.googleapis.com":
    /^\/mediapipe-models\/face_landmarker\/face_landmarker\/float16\/1\/face_landmarker\.task$/,
};

describe("the pinned files", () => {
  it.each(PINS)("$file has its published size and hash", ({ file, bytes, sha256 }) => {
    expect([bytes, sha256]).toEqual(PUBLISHED[file]);
  });

  it.each(PINS)(
    "$file comes by TLS from a known host, at a fixed revision, under its name",
    ({ file, url }) => {
      const { protocol, host, pathname, search, hash, username } = new URL(url);
      expect([protocol, search, hash, username]).toEqual(["https:", "", "", ""]);
      expect(pathname).toMatch(ADDRESSES[host] ?? /^no known host$/);
      expect(pathname.endsWith(`/${file}`)).toBe(true);
    },
  );

  it("are of the revisions that the model's description names", () => {
    for (const { url } of ENCODERS) expect(url).toContain(`/${CLIP_REPOSITORY.revision}/`);
    for (const { url } of [REGRESSOR, PUBLISHED_PHOTO])
      expect(url).toContain(`/${FACESTATS_REPOSITORY.revision}/`);
    expect(CLIP_REPOSITORY.revision).toBe("d15189d7028b43f1d3e65039190477f6af591c2a");
    expect(FACESTATS_REPOSITORY.revision).toBe("719968b31d195ed4c5925240cf2e821742ae5277");
    expect(REGRESSOR_ONNX_SHA256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("are each a file of its own, and the usual encoders are among them", () => {
    for (const key of ["file", "url", "sha256"] as const)
      expect(new Set(PINS.map((pin) => pin[key])).size).toBe(PINS.length);
    for (const id of DEFAULT_ENCODERS) expect(ENCODERS.map((pin) => pin.id)).toContain(id);
  });
});
