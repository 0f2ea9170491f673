/** Every fault that a test provokes, how it ends, and which test that is: the table behind docs/faults.md. */
import { LOAD_FAULTS, type LoadFault } from "./load-faults.ts";

/** `recovery`: as if nothing had been. `fallback`: a score with less, which says so. `message`: what went wrong and what to do. */
export type End = "recovery" | "fallback" | "message";

export interface Fault {
  readonly area: string;
  readonly fault: string;
  readonly end: End;
  readonly how: string;
  /** The test that provokes it: its file, and its title or how that begins. */
  readonly test: readonly [file: string, title: string];
}

const LOAD_ENDS: Readonly<Record<LoadFault["end"]["kind"], readonly [End, string]>> = {
  ready: ["recovery", "everything is there, and a photo is scored"],
  others: ["fallback", "the face networks judge the age and rate without it"],
  age: ["message", "the age could not be checked: no score, and what to do"],
  says: ["message", "why photos cannot be scored, and a button that loads the page again"],
  screen: ["message", "that screen says that it did not come; the others work"],
};

const FACESTATS = "e2e/facestats.spec.ts";
const FACESTATS_FAULTS = "e2e/faults-facestats.spec.ts";
const CAMERA = "e2e/camera.spec.ts";
const DEVICE = "e2e/faults-device.spec.ts";
const HISTORY = "e2e/history.spec.ts";
const ENGINE = "e2e/engine.spec.ts";
const AGE = "e2e/age.spec.ts";
const STORE = "src/models/store.test.ts";

const DOWNLOAD = [FACESTATS, "each fault of a download has its own words"] as const;
const FILES = [FACESTATS, "a variant can be brought in from a file"] as const;
const BAD = ["e2e/bad-input.spec.ts", "every bad file gets its own message"] as const;
const NO_CAMERA = [CAMERA, "each way of having no camera has its words"] as const;
const NOTHING_KEPT = [DEVICE, "where the browser keeps nothing at all"] as const;
const DISK = [DEVICE, "a full disk, an emptied store and a damaged one"] as const;
const GRAPHICS = [DEVICE, "a photo gets the same score after a crash of the graphics process"] as const;
const LEFT_OUT = ["e2e/history-import.spec.ts", "what is left out of an import is said"] as const;
const IMPORT = [HISTORY, "broken, foreign and newer files are told apart"] as const;

/** Rows as area, fault, end, how, test; areas stay together, and each fault on its line. */
// prettier-ignore
const ROWS: readonly (readonly [string, string, End, string, readonly [string, string]])[] = [
  ["models", "the landmark model is missing", "message", "a model file is missing on this site", [ENGINE, "a landmark model that is missing"]],
  ["models", "a web page in place of the manifest", "message", "a login page or filter may be in between", [ENGINE, "a web page in place of a model"]],
  ["models", "no model that estimates the age is listed", "message", "the age could not be checked: no score, and what to do", [AGE, "without a model that estimates the age"]],
  ["models", "one bit of the compact model is wrong", "message", "caught before it runs; the age could not be checked", [AGE, "a corrupted model is caught before it runs"]],
  ["models", "the compact model answers NaN, or no age", "message", "the age could not be checked: no score, and what to do", [AGE, "a model that answers"]],
  ["models", "1000 random bit flips on the way", "message", "every one is caught before the model runs", [STORE, "catches 1000 of 1000 random flips on the way"]],
  ["models", "1000 random bit flips in the store", "recovery", "that chunk is fetched again and the store healed", [STORE, "catches 1000 of 1000 random flips in the cache"]],
  ["models", "a connection that gives no byte for six seconds", "recovery", "asked again", [STORE, "treats a connection that gives no byte for six seconds as cut"]],
  ["FaceStats", "a chunk is missing", "message", "a piece is missing; the file can be brought in by hand", DOWNLOAD],
  ["FaceStats", "a web page in place of a chunk", "message", "sign in, then try again", DOWNLOAD],
  ["FaceStats", "a chunk arrives damaged", "message", "the copy on this site is damaged", DOWNLOAD],
  ["FaceStats", "a chunk arrives cut short", "message", "check the connection", DOWNLOAD],
  ["FaceStats", "no network", "message", "it goes on when the network is back", DOWNLOAD],
  ["FaceStats", "a chunk that never comes", "message", "the connection was cut, trying again, while the score stays", [FACESTATS_FAULTS, "a chunk that never comes"]],
  ["FaceStats", "a chunk of the head is damaged", "message", "it arrived damaged; the score stays as it was", [FACESTATS_FAULTS, "a damaged head, a missing worker and a crash"]],
  ["FaceStats", "its worker's script is missing", "message", "why, and a button to try again", [FACESTATS_FAULTS, "a damaged head, a missing worker and a crash"]],
  ["FaceStats", "its worker crashes", "recovery", "a fresh worker answers for the next photo", [FACESTATS_FAULTS, "a damaged head, a missing worker and a crash"]],
  ["FaceStats", "the download is cancelled", "recovery", "goes on where it stopped", [FACESTATS, "a cancelled download goes on where it stopped"]],
  ["FaceStats", "the disk is full", "fallback", "runs from memory and says so", [FACESTATS, "a full disk lets it run from memory"]],
  ["FaceStats", "no usable graphics processor", "fallback", "runs on the processor", [FACESTATS, "the first score comes before FaceStats"]],
  ["FaceStats", "the graphics processor is lost twice", "fallback", "a fresh worker, then the processor; no photo is lost", ["src/inference/page/facestats.test.ts", "after a lost GPU use a fresh worker"]],
  ["FaceStats", "a file that is a web page, half, damaged", "message", "refused with what to do", FILES],
  ["browser", "no shared memory (no cross-origin isolation)", "fallback", "one thread, and the same score", [DEVICE, "without shared memory it scores on one thread"]],
  ["browser", "no Cache Storage", "fallback", "models run from memory", NOTHING_KEPT],
  ["browser", "localStorage, sessionStorage and IndexedDB refuse", "fallback", "choices last as long as the page", NOTHING_KEPT],
  ["browser", "the German words do not come at the start", "fallback", "the page speaks English", NOTHING_KEPT],
  ["browser", "the German words do not come when chosen", "fallback", "the choice goes back to English, and it is said", [DEVICE, "a chosen language that does not come"]],
  ["browser", "an insecure address", "message", "open the https address; a photo is refused in words", [DEVICE, "an insecure address says what it lacks"]],
  ["browser", "the services behind the first screen come only later", "recovery", "a photo given meanwhile waits and is scored", [DEVICE, "a photo that is given while the rest"]],
  ["browser", "a screen's script did not come once", "recovery", "comes when it is asked for again", [DEVICE, "a screen that was lost comes"]],
  ["storage", "no room at all", "fallback", "scores from memory", DISK],
  ["storage", "the store is emptied during the visit", "recovery", "scores on; the next visit downloads again", DISK],
  ["storage", "every stored chunk has a wrong bit", "recovery", "downloaded again, and the same score", DISK],
  ["storage", "the history's disk is full", "message", "the result stays; free some space and try again", [HISTORY, "with the storage full the result stays on screen"]],
  ["storage", "the history's database is blocked", "message", "the switch stays off and says why", [HISTORY, "where the browser blocks its storage"]],
  ["storage", "a history file that is no history, damaged, newer or torn", "message", "told apart; nothing here changes", IMPORT],
  ["storage", "a history file with entries that are too deep, too large or out of bounds", "message", "the others are added; how many were left out, and why", LEFT_OUT],
  ["storage", "two tabs with one history", "recovery", "both show the same", [HISTORY, "two tabs show the same history"]],
  ["processes", "the engine's worker dies", "recovery", "a fresh one scores the next photo", [ENGINE, "a worker that dies is replaced"]],
  ["processes", "the engine's worker hangs", "message", "ended after 15 s by design; trying again scores", [DEVICE, "a worker that hangs is ended after 15 seconds"]],
  ["processes", "the worker hangs over the example that warms it up", "recovery", "ended after 15 s by design; the photo behind it is scored by a fresh one", [DEVICE, "a worker that hangs while it warms up"]],
  ["processes", "the graphics process crashes", "recovery", "a fresh worker, the same score", GRAPHICS],
  ["processes", "the page itself crashes", "recovery", "a reload; no model is downloaded again", [DEVICE, "a crash of the page is over with a reload"]],
  ["processes", "no memory for the wasm", "message", "close other tabs", [DEVICE, "a device without memory says so"]],
  ["processes", "no WebGL: off, blocked or none", "fallback", "the photo stays in memory; the same score", GRAPHICS],
  ["processes", "the page is frozen while it scores", "recovery", "goes on where it was", [DEVICE, "without a network it goes on scoring"]],
  ["processes", "the network goes away after the start", "recovery", "scores on", [DEVICE, "without a network it goes on scoring"]],
  ["processes", "two tabs start at once", "recovery", "one download, both score the same", [DEVICE, "two tabs that start at once"]],
  ["camera", "denied", "message", "how to allow it", NO_CAMERA],
  ["camera", "none there", "message", "connect one, or choose a photo", NO_CAMERA],
  ["camera", "held by another program", "message", "close that one", NO_CAMERA],
  ["camera", "none that can do what is asked", "message", "choose another camera", [DEVICE, "a camera that cannot do what is asked"]],
  ["camera", "on, but without a picture", "message", "another program may hold it", [DEVICE, "a camera that cannot do what is asked"]],
  ["camera", "an insecure page", "message", "open the https address", [CAMERA, "tells an insecure page from a browser without cameras"]],
  ["camera", "a browser without cameras", "message", "which browsers have them", [CAMERA, "tells an insecure page from a browser without cameras"]],
  ["camera", "the browser's question is ignored", "message", "a hint; a camera that comes too late is stopped", [CAMERA, "gives a hint when the browser’s question is ignored"]],
  ["camera", "unplugged", "message", "it went away; trying again goes on", [CAMERA, "says that it was unplugged"]],
  ["camera", "the page is hidden", "message", "off within 500 ms, and says why", [CAMERA, "is off within 500 ms of leaving"]],
  ["photos", "an empty file", "message", "choose another file", BAD],
  ["photos", "no picture at all", "message", "choose a JPEG, PNG, WebP or AVIF", BAD],
  ["photos", "a video", "message", "save a still of it", ["src/core/image/sniff/sniff.test.ts", "tells videos and raw files from other images"]],
  ["photos", "a camera's raw file", "message", "export it as JPEG", ["src/core/image/sniff/sniff.test.ts", "tells videos and raw files from other images"]],
  ["photos", "half a file", "message", "copy it again", BAD],
  ["photos", "a drawing (SVG)", "message", "save it as JPEG", BAD],
  ["photos", "20,000 pixels across", "message", "save a smaller copy", BAD],
  ["photos", "HEIC where the browser has no decoder", "message", "export it as JPEG", BAD],
  ["photos", "HEIF of a camera with 4:2:2 or 4:4:4 colour", "message", "that this kind cannot be read; save it as JPEG", ["src/capture/heic/decode.test.ts", "of a kind that the decoder does not know"]],
  ["photos", "nobody in the picture", "message", "what a usable photo shows", BAD],
  ["photos", "the face looks under 18", "message", "no score of any kind; the estimate can be wrong", [AGE, "a face that looks under 18"]],
  ["photos", "the face might be under 18", "message", "a question; no number before the answer", [AGE, "a face that might be a younger one's"]],
  ["photos", "the photo is upside down", "message", "scored as the upright photo, and said", [AGE, "a photo that is upside down"]],
  ["photos", "half a face", "message", "use the whole face", ["e2e/bad-input.spec.ts", "half a face is refused"]],
  ["photos", "a file that was moved or deleted after it was chosen", "message", "it is no longer there; choose it again", ["src/capture/file-bytes.test.ts", "is gone when it was deleted or moved meanwhile"]],
  ["photos", "a file that was changed, or is still in the cloud", "message", "it could not be read; open it once, then choose it again", ["src/capture/file-bytes.test.ts", "is unreadable when a cloud folder"]],
  ["photos", "eight bad files among forty", "message", "nothing is lost, everything is said", ["e2e/photos.spec.ts", "forty files of which eight are no images"]],
];

/** Every fault: those of the site's files first. */
export const FAULTS: readonly Fault[] = [
  ...LOAD_FAULTS.map(({ file, trouble, end, together }): Fault => {
    const [ends, how] = LOAD_ENDS[end.kind];
    const title = together ? "a site whose files come" : "whatever happens to the";
    return {
      area: "site's files",
      fault: `${file}: ${trouble}`,
      end: ends,
      how,
      test: ["e2e/faults.spec.ts", title],
    };
  }),
  ...ROWS.map(([area, fault, end, how, test]): Fault => ({ area, fault, end, how, test })),
];
