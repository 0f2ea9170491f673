/** From a camera to a stream: which cameras there are, why one cannot be had, and every track stopped in the end. */

/** Everything that can go wrong with a camera, as a closed list; `ui/words` maps each to a sentence and a next step. */
export const CAMERA_FAULTS = [
  "denied",
  "missing",
  "busy",
  "overconstrained",
  "insecure",
  "unsupported",
  "unplugged",
  "silent",
] as const;
export type CameraFaultCode = (typeof CAMERA_FAULTS)[number];

/** A fault of the camera as data. `detail` is for developers. */
export interface CameraFault {
  readonly code: CameraFaultCode;
  readonly detail: string;
}

/** The error that carries a camera's fault. */
export class CameraError extends Error {
  readonly fault: CameraFault;

  constructor(code: CameraFaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "CameraError";
    this.fault = { code, detail };
  }
}

/** A camera to choose from. Labels are empty until the browser has given permission once. */
export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

/** An open camera. Whoever opened it stops it. */
export interface OpenedCamera {
  readonly stream: MediaStream;
  readonly id: string;
  readonly label: string;
  /** Where it looks: at the person, or away from them. Laptops and loose cameras do not say. */
  readonly facing: "user" | "environment" | "unknown";
  /** Stop every track: the camera's light goes off. May be called again. */
  stop(): void;
}

/** The platform's cameras, as far as they are used here. */
export interface CameraPlatform {
  readonly devices: Pick<MediaDevices, "getUserMedia" | "enumerateDevices"> | undefined;
  readonly isSecure: boolean;
}

export interface OpenCameraOptions {
  readonly signal: AbortSignal;
  /** The camera wanted; without it the one that looks at the person. */
  readonly id?: string;
  /** Told when nobody has answered the browser's question for `PROMPT_MS`. */
  readonly onIgnored?: () => void;
  /** Told, once, when the camera goes away by itself: unplugged, or taken by the system. */
  readonly onEnded?: () => void;
  readonly platform?: CameraPlatform;
}

/** How long the browser's question may stay without an answer before a hint is due. */
export const PROMPT_MS = 6000;

/** Enough for 100 pixels between the irises at half a metre, and little enough for 15 frames a second to be read. */
const WANTED = {
  width: { ideal: 1280 },
  height: { ideal: 960 },
  frameRate: { ideal: 30 },
} as const satisfies MediaTrackConstraints;

/** Return the cameras of this browser. */
export function browserCameras(): CameraPlatform {
  // Undefined outside secure contexts, whatever the types say.
  return { devices: navigator.mediaDevices as MediaDevices | undefined, isSecure: isSecureContext };
}

/** Return the fault that an error of the platform stands for. */
export function toCameraFault(error: unknown): CameraFault {
  if (error instanceof CameraError) return error.fault;
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  return { code: CODES[name] ?? "busy", detail: `${name}: ${message}` };
}

/** Names that `getUserMedia` rejects with. A camera that fails in any other way is most often held by somebody else. */
const CODES: Readonly<Record<string, CameraFaultCode>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "overconstrained",
  NotReadableError: "busy",
  AbortError: "busy",
  TypeError: "unsupported",
  NotSupportedError: "unsupported",
};

/**
 * Open a camera. Asks for permission if need be, which may take as long as the person likes.
 *
 * Rejects with a `CameraError`, or with an `AbortError` as soon as `signal` fires; a stream that comes after that is
 * stopped at once. A chosen camera that cannot be had gives way to any other one.
 */
export async function openCamera(options: OpenCameraOptions): Promise<OpenedCamera> {
  const { signal, platform = browserCameras() } = options;
  signal.throwIfAborted();
  const { devices, isSecure } = platform;
  if (!isSecure) throw new CameraError("insecure", "the page is no secure context");
  if (!devices) throw new CameraError("unsupported", "no navigator.mediaDevices");
  const hint = setTimeout(() => options.onIgnored?.(), PROMPT_MS);
  try {
    const stream = await anyStream(devices, options.id, signal);
    return opened(stream, options.onEnded);
  } catch (error) {
    if (signal.aborted) throw error;
    const { code, detail } = toCameraFault(error);
    throw new CameraError(code, detail);
  } finally {
    clearTimeout(hint);
  }
}

/** Return the cameras there are, in the browser's order; empty where none can be listed. */
export async function listCameras(platform: CameraPlatform = browserCameras()): Promise<CameraChoice[]> {
  try {
    const all = (await platform.devices?.enumerateDevices()) ?? [];
    const cameras = all.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "");
    return cameras.map(({ deviceId, label }) => ({ id: deviceId, label }));
  } catch {
    // A list is a convenience: the camera that runs does not need it.
    return [];
  }
}

async function anyStream(
  devices: Pick<MediaDevices, "getUserMedia">,
  id: string | undefined,
  signal: AbortSignal,
): Promise<MediaStream> {
  const ask = (video: MediaTrackConstraints) =>
    untilAborted(devices.getUserMedia({ video, audio: false }), signal);
  if (id === undefined) return ask({ ...WANTED, facingMode: { ideal: "user" } });
  try {
    return await ask({ ...WANTED, deviceId: { exact: id } });
  } catch (error) {
    if (signal.aborted || toCameraFault(error).code !== "overconstrained") throw error;
    return ask(WANTED);
  }
}

/** Return the stream, unless the signal fires first: then it is stopped as soon as it comes. */
function untilAborted(coming: Promise<MediaStream>, signal: AbortSignal): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new DOMException("the camera is not wanted any more", "AbortError"));
    signal.addEventListener("abort", leave, { once: true });
    coming
      .then((stream) => {
        if (signal.aborted) stopTracks(stream);
        else resolve(stream);
      }, reject)
      .finally(() => signal.removeEventListener("abort", leave));
  });
}

function opened(stream: MediaStream, onEnded: (() => void) | undefined): OpenedCamera {
  const [track] = stream.getVideoTracks();
  if (!track) {
    stopTracks(stream);
    throw new CameraError("missing", "a stream without a picture");
  }
  // A track that we stop ourselves does not fire this event.
  track.addEventListener("ended", () => onEnded?.(), { once: true });
  const { deviceId = "", facingMode } = track.getSettings();
  const facing = facingMode === "user" || facingMode === "environment" ? facingMode : "unknown";
  return { stream, id: deviceId, label: track.label, facing, stop: () => stopTracks(stream) };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
