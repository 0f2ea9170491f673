/**
 * From a file to a picture that can be scored. The header is judged before anything decodes; the decoder turns the picture as
 * EXIF says, once; what comes out is opaque, sRGB and no larger than is useful.
 */
import { FaultError } from "../core/fault.ts";
import { AS_IT_CAME, type Framing } from "../core/framing.ts";
import { jpegRows } from "../core/image/sniff/jpeg-rows.ts";
import type { ImageFormat } from "../core/image/sniff/header.ts";
import { MAX_CLOSER_SIDE, MAX_DECODED_SIDE } from "../core/image/sniff/limits.ts";
import type { Sniff } from "../core/image/sniff/sniff.ts";
import { sniffImage } from "../core/image/sniff/sniff.ts";
import { fileBytes } from "./file-bytes.ts";
import { blankProbe, hasGreyCorner, onWhite } from "./flatten.ts";
import { framed } from "./framed.ts";

/** A photo ready for scoring. The caller owns the bitmap: it transfers it or closes it. */
export interface OpenedPhoto {
  /** The picture as shown: turned, opaque, sRGB. */
  readonly bitmap: ImageBitmap;
  /** Pixels of the bitmap, at most `MAX_DECODED_SIDE` a side. */
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  /** Whether the file has more pixels than were kept: then `closer` shows more. */
  readonly isShrunk: boolean;
  /** Focal length for a 36 x 24 mm frame, in millimetres, when the file tells; for a part, the one that would take just that. */
  readonly focalLength35?: number;
  /** Whether the file lacks its end mark alone: every row is there. */
  readonly lacksEnd: boolean;
}

type OnShare = (share: number) => void;

export interface OpenOptions {
  readonly signal?: AbortSignal;
  /** Decoder for HEIC where the browser has none; asked only then. */
  readonly decodeHeic?: (file: Blob, signal?: AbortSignal, onShare?: OnShare) => Promise<ImageBitmap>;
  /** Told which share of a picture is decoded where that takes long, 0-1. */
  readonly onShare?: OnShare;
  /** Keep up to `MAX_CLOSER_SIDE` a side: for a face that is small in the photo. */
  readonly closer?: boolean;
  /** How a person turned the photo, and which part of it is wanted; cut out before it is shrunk, as if it had come so. */
  readonly framing?: Pick<Framing, "turns" | "part">;
}

/** Bytes of the beginning that nearly every header fits in; a refusal by kind reads no more than this. */
const HEAD_BYTES = 64 * 1024;

const MIME: Readonly<Record<ImageFormat, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  heic: "image/heic",
  bmp: "image/bmp",
};

type SniffedImage = Extract<Sniff, { kind: "image" }>;

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Return the sniffed file with all its bytes, or throw its fault; what is refused by its head costs the head only. */
async function sniffed(
  file: Blob,
  signal?: AbortSignal,
): Promise<{ image: SniffedImage; bytes: Uint8Array<ArrayBuffer> }> {
  const head = sniffImage(await fileBytes(file, HEAD_BYTES), file.size);
  const mayNeedMore = head.kind === "refused" && head.code === "file-truncated" && file.size > HEAD_BYTES;
  if (head.kind === "refused" && !mayNeedMore) throw new FaultError(head.code, head.detail);
  signal?.throwIfAborted();
  const bytes = await fileBytes(file);
  const image = sniffImage(bytes);
  if (image.kind === "refused") throw new FaultError(image.code, image.detail);
  return { image, bytes: image.truncated ? withEnd(bytes, image.format) : bytes };
}

const JPEG_END = Uint8Array.of(0xff, 0xd9);

/**
 * Return a JPEG with an end mark behind its last row: some phones and copies lack no more than that, and a decoder that finds
 * none paints the last rows black. Throws `file-truncated` where a row is missing, and for every other format.
 */
function withEnd(bytes: Uint8Array<ArrayBuffer>, format: ImageFormat): Uint8Array<ArrayBuffer> {
  const rows = format === "jpeg" ? jpegRows(bytes) : { kind: "cut" as const };
  if (rows.kind !== "whole") throw new FaultError("file-truncated", `${format} ends before its end mark`);
  const ended = new Uint8Array(rows.end + JPEG_END.length);
  ended.set(bytes.subarray(0, rows.end));
  ended.set(JPEG_END, rows.end);
  return ended;
}

/** Decode, turned once by the decoder. The type is the sniffed one: the file's own may lie. */
async function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  image: SniffedImage,
  options: OpenOptions,
): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type: MIME[image.format] });
  try {
    return await createImageBitmap(blob, {
      imageOrientation: "from-image",
      // A JPEG is opaque: the same pixels either way, and undoing what the decoder hands out costs as much as decoding.
      premultiplyAlpha: image.format === "jpeg" ? "default" : "none",
      colorSpaceConversion: "default",
    });
  } catch (error) {
    if (image.format !== "heic")
      throw new FaultError("image-undecodable", `${image.format}: ${nameOf(error)}`);
    if (options.decodeHeic) return options.decodeHeic(blob, options.signal, options.onShare);
    throw new FaultError("file-heic-unsupported", nameOf(error));
  }
}

/** Return the bitmap at most `most` pixels a side, keeping its shape; the given one is closed if it is replaced. */
async function fitted(bitmap: ImageBitmap, most: number): Promise<ImageBitmap> {
  const scale = most / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return bitmap;
  try {
    // After decoding, because a size asked for while decoding counts before or after the turn depending on the browser.
    return await createImageBitmap(bitmap, {
      resizeWidth: Math.max(1, Math.round(bitmap.width * scale)),
      resizeHeight: Math.max(1, Math.round(bitmap.height * scale)),
      resizeQuality: "high",
      premultiplyAlpha: "none",
    });
  } catch (error) {
    throw new FaultError(
      "engine-out-of-memory",
      `resizing ${bitmap.width} x ${bitmap.height}: ${nameOf(error)}`,
    );
  } finally {
    bitmap.close();
  }
}

/**
 * Open a file for scoring, whatever its name says.
 *
 * Throws `FaultError` with a file fault, or the signal's reason when it is aborted. Nothing is kept: the file's other metadata
 * ends here.
 */
export async function openPhoto(
  file: Blob & { readonly name?: string },
  options: OpenOptions = {},
): Promise<OpenedPhoto> {
  const { signal } = options;
  signal?.throwIfAborted();
  const { image, bytes } = await sniffed(file, signal);
  signal?.throwIfAborted();
  const all = await decoded(bytes, image, options);
  const diagonal = Math.hypot(all.width, all.height);
  const whole = framed(all, options.framing ?? AS_IT_CAME);
  const closer = whole === all ? 1 : diagonal / Math.hypot(whole.width, whole.height);
  const most = options.closer ? MAX_CLOSER_SIDE : MAX_DECODED_SIDE;
  const isShrunk = Math.max(whole.width, whole.height) > most;
  let bitmap = await fitted(whole, most);
  try {
    signal?.throwIfAborted();
    if (blankProbe(bitmap, image.format === "jpeg"))
      throw new FaultError("image-blank", `${image.format}: every pixel is transparent`);
    const looksCut = image.progressive === true || (image.format === "jpeg" && hasGreyCorner(bitmap));
    if (looksCut && jpegRows(bytes).kind === "cut")
      throw new FaultError("file-truncated", "jpeg: rows are missing before its end mark");
    if (image.format !== "jpeg") bitmap = onWhite(bitmap);
  } catch (error) {
    bitmap.close();
    throw error;
  }
  const { width, height } = bitmap;
  const { format, focalLength35 } = image;
  return {
    bitmap,
    width,
    height,
    format,
    isShrunk,
    lacksEnd: image.truncated === true,
    ...(focalLength35 === undefined ? {} : { focalLength35: focalLength35 * closer }),
  };
}
