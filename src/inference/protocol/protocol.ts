/** What the page and the worker say to each other: plain data only, faults included. */
import type { Fault } from "../../core/fault.ts";
import type { FrameReading } from "../../core/quality/guidance-reading.ts";
import type { FramedByHand } from "../../core/framing.ts";
import type { Outcome, PixelBox, Report, Stage } from "../../core/report.ts";
import type { LandmarkModelKind } from "../../core/report.ts";

/** A long thing under way: how many bytes of how many, how fast. */
export interface LoadProgress {
  readonly bytes: number;
  readonly total: number;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** n during the nth retry of a chunk after a cut or stalled connection; 0 or absent while all goes well. */
  readonly retry?: number;
}

/** How many bytes of all that a thread loads are here. See: [Note: One true bar]. */
export interface LoadBytes {
  readonly here: number;
  readonly total: number;
  /** As in `LoadProgress`. */
  readonly retry: number;
  /** Whether any of it came over the network, as on a first visit: then its speed is that of the line. */
  readonly isFetched: boolean;
}

/** An appearance model that the manifest lists but that cannot answer, and why. */
export interface SilentModel {
  readonly model: string;
  readonly fault: Fault;
}

/** The two-part model that a site lists: loaded apart from the engine, and only when somebody wants it. */
export interface ListedEncoder {
  readonly id: string;
  readonly name: string;
}

/** What the engine runs on once it is ready. */
export interface EngineInfo {
  readonly backend: string;
  readonly landmarkModel: LandmarkModelKind;
  readonly appearanceModels: readonly string[];
  readonly silentModels: readonly SilentModel[];
  /** Null or absent where the site has none. */
  readonly encoder?: ListedEncoder | null;
  /** Milliseconds from the worker's start to ready. */
  readonly loadedInMs: number;
}

/** What the page knows about a photo besides its pixels. */
export interface PhotoFacts {
  /** Focal length in 35 mm equivalent from EXIF, when the photo is uncropped. */
  readonly focalLength35?: number;
  /** The file lacks its end mark, with every row of the photo there. */
  readonly lacksEnd?: boolean;
  /** Milliseconds that decoding took on the page, for the report. */
  readonly decodeMs?: number;
  /** Whoever opened the photo was asked, and said that the face is an adult's. */
  readonly saidAdult?: boolean;
  /** No score before every listed network has seen the face: where a second answer could join nothing. */
  readonly waitsForAll?: boolean;
  /** The face that a person chose of so many: where it is, in pixels of the photo. */
  readonly face?: { readonly box: PixelBox; readonly of: number };
  /** What the report says of how a person framed the photo. */
  readonly framedByHand?: FramedByHand;
}

/** Success or fault, as data: errors lose their class when they cross threads. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** A frame of a camera: either kind crosses threads without being copied. */
export type CameraFrame = ImageBitmap | VideoFrame;

/** The worker's side of the conversation. Calls are answered one at a time, in order. */
export interface EngineWorker {
  /**
   * Answer once everything is loaded, which begins with the thread's start (`engine-start.ts`). `onBytes` is told what the thread
   * told the page by itself until then. `onOpen` is told once photos may come: their faces are found while the networks still load.
   */
  prepare(onBytes: (bytes: LoadBytes) => void, onOpen?: () => void): Promise<Answer<EngineInfo>>;
  /**
   * With `onCrop`, a scored photo is also cut for the encoder, after the answer was sent: 224 x 224 pixels, interleaved
   * RGB, or why they could not be cut. With `onLate`, a photo that was scored before the late networks had come gets its report
   * anew when they have: what they see of the face stays in the worker, the report holds their answers alone.
   */
  score(
    photo: ImageBitmap,
    facts: PhotoFacts,
    onStage: (stage: Stage) => void,
    onCrop?: (crop: Answer<Uint8ClampedArray>) => void,
    onLate?: (report: Report) => void,
  ): Promise<Answer<Outcome>>;
  /** Load the networks that come late, if they are not there yet; answers when they are, or cannot be had. */
  loadLate(): Promise<void>;
  /**
   * Read one frame of the camera, between photos if need be. The first call makes what it takes, which lasts until
   * `endGuide`. Without a frame only that is made, and the answer is null.
   */
  guide(frame: CameraFrame | null): Promise<Answer<FrameReading | null>>;
  endGuide(): Promise<void>;
}
