/** Every file that `npm run models` may bring, by size and SHA-256. Nothing else is ever accepted. */

/** One file on the network, exactly. */
export interface Pin {
  /** Its name at the source, for messages. */
  readonly file: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One number format of the CLIP encoder, and what may run it. */
export interface EncoderPin extends Pin {
  readonly id: string;
  readonly dtype: string;
  readonly backends: readonly ("wasm" | "webgpu")[];
  readonly requires: readonly "shader-f16"[];
}

export const OFFICIAL_LANDMARKER: Pin = {
  file: "face_landmarker.task",
  url: "https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task",
  bytes: 3_758_596,
  sha256: "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
};

export const CLIP_REPOSITORY = {
  url: "https://huggingface.co/Xenova/clip-vit-base-patch32",
  revision: "d15189d7028b43f1d3e65039190477f6af591c2a",
} as const;

export const FACESTATS_REPOSITORY = {
  url: "https://github.com/jayklarin/FaceStats",
  revision: "719968b31d195ed4c5925240cf2e821742ae5277",
} as const;

/** FaceStats' regressor, 512 -> 256 -> 64 -> 1: the one that its reference distribution belongs to. */
export const REGRESSOR: Pin = {
  file: "attractiveness_regressor.pt",
  url: `https://raw.githubusercontent.com/jayklarin/FaceStats/${FACESTATS_REPOSITORY.revision}/src/models/attractiveness_regressor.pt`,
  bytes: 594_721,
  sha256: "bc770ea35dca0dff5d60a315140b04c2ae6d9b08245439827d21ca6bc03892d3",
};

/** SHA-256 of the regressor as ONNX: what `regressor.ts` makes of it. */
export const REGRESSOR_ONNX_SHA256 = "7992721a41111024c726d026632b26d2e7dbe8f0b2dbe54eb5ccedcd283ce2c8";

function encoder(file: string, rest: Omit<EncoderPin, "file" | "url">): EncoderPin {
  return { file, url: `${CLIP_REPOSITORY.url}/resolve/${CLIP_REPOSITORY.revision}/onnx/${file}`, ...rest };
}

/**
 * The CLIP encoder's number formats, in order of preference: the first that a backend may run is its default.
 *
 * The 4-bit weights are smaller and nearer to float32 than dynamic 8-bit integers. Those have no WebGPU kernels, so only
 * wasm may run them.
 */
export const ENCODERS: readonly EncoderPin[] = [
  encoder("vision_model_q4f16.onnx", {
    id: "q4f16",
    dtype: "4-bit weights, float16",
    backends: ["webgpu"],
    requires: ["shader-f16"],
    bytes: 53_267_374,
    sha256: "d238c4e0afe798c47c5991a046b923c5bcbeed19c2d75d7c0db845ba73bb7b87",
  }),
  encoder("vision_model_q4.onnx", {
    id: "q4",
    dtype: "4-bit weights, float32",
    backends: ["wasm", "webgpu"],
    requires: [],
    bytes: 63_642_858,
    sha256: "0769eb1d2f6f68927bbfa6e5330df4c4c3c112f89cd43eae28baafa9e6bd34b4",
  }),
  encoder("vision_model_quantized.onnx", {
    id: "quantized",
    dtype: "dynamic 8-bit integers",
    backends: ["wasm"],
    requires: [],
    bytes: 89_117_001,
    sha256: "583fd1110a514667812fee7d684952aaf82a99b959760c8d7dca7e0ab9839299",
  }),
  encoder("vision_model_uint8.onnx", {
    id: "uint8",
    dtype: "dynamic 8-bit integers, unsigned",
    backends: ["wasm"],
    requires: [],
    bytes: 88_648_915,
    sha256: "b95448754a6ae56964ec80c570c80bb9863787ee85f51b664abed8c0e5f22a7a",
  }),
  encoder("vision_model_fp16.onnx", {
    id: "fp16",
    dtype: "float16",
    backends: ["webgpu", "wasm"],
    requires: ["shader-f16"],
    bytes: 176_080_659,
    sha256: "35c4e0fb0aeee527dcde1693520b214a34424a786babd530f35366bad5844efd",
  }),
  encoder("vision_model.onnx", {
    id: "fp32",
    dtype: "float32",
    backends: ["webgpu", "wasm"],
    requires: [],
    bytes: 351_685_709,
    sha256: "fd6e1402a588279d1723c7534d4bcba5bc0b14b47dfab0e46f8c47b8270d7d40",
  }),
];

/** The formats that are brought when nobody asks for others. */
export const DEFAULT_ENCODERS: readonly string[] = ["q4f16", "q4", "quantized"];
