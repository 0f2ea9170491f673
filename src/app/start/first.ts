/**
 * The page's first script, a classic one in its head: it runs before anything is painted, and before the app has come.
 *
 * The page's own HTML shows the start screen in each language (see `start-markup.tsx`). This script says which language
 * and theme to show it in, starts the thread that fetches what scoring needs, and takes photos that are dropped or chosen
 * before the app is there: they wait, and the app gets them first of all.
 */
import { droppedFiles, type Collected } from "../../capture/drop.ts";
import { startEngineThread } from "../../inference/protocol/engine-start.ts";
import { hashOf, routeOf } from "../../state/route.ts";
import { rememberedSettings } from "../../state/settings.ts";
import { browserStorage } from "../browser-storage.ts";
import type { Early } from "./early.ts";
import { leaveNothing } from "./leave-nothing.ts";

/** Where the start screen of the HTML stays hidden: another screen was asked for. */
const OTHER_SCREEN = "other";

leaveNothing(window);

const root = document.documentElement;
const script = document.currentScript as HTMLScriptElement | null;
const siteUrl = document.baseURI;

const { language, theme } = rememberedSettings(browserStorage(), navigator.languages);
root.lang = language;
if (theme !== "system") root.dataset["theme"] = theme;
if (routeOf(location.hash) !== "score") root.dataset["first"] = OTHER_SCREEN;

const untilTaken = new AbortController();
let waiting: Collected[] = [];
let hand = (photos: Collected): void => {
  waiting.push(photos);
};

const early: Early = {
  engine: startEngine(script?.dataset["engine"]),
  take(to) {
    untilTaken.abort();
    hand = to;
    for (const photos of waiting) to(photos);
    waiting = [];
  },
};
globalThis.mienEarly = early;

const { signal } = untilTaken;
window.addEventListener("dragover", (event) => event.preventDefault(), { signal });
window.addEventListener(
  "drop",
  (event) => {
    event.preventDefault();
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((photos) => hand(photos));
  },
  { signal },
);
// The document is read by then, and its modules have not run: `DOMContentLoaded` would wait for them.
document.addEventListener("readystatechange", watchMarkup, { once: true });

function watchMarkup(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('.first input[type="file"]')) {
    const choose = () => {
      hand({ files: [...(input.files ?? [])], skipped: 0, cut: false });
      input.value = "";
    };
    // For as long as its dialog may be open: the app may have replaced the input by then.
    input.addEventListener("change", choose);
  }
  for (const button of document.querySelectorAll(".first .score__camera"))
    button.addEventListener("click", () => (location.hash = hashOf("camera")), { signal });
}

/** Start the engine's thread: it loads while the app is still on its way. */
function startEngine(file: string | undefined): Worker | null {
  if (file === undefined) return null;
  try {
    const worker = new Worker(new URL(file, siteUrl), { type: "module", name: "mien-engine" });
    // The app starts its own then, and says what is wrong with that one.
    worker.addEventListener("error", () => (early.engine = null), { once: true });
    return startEngineThread(worker, siteUrl);
  } catch {
    return null;
  }
}
