/** `npm run bench -- photo | large | result | batch | camera | cold | landmarks | facestats | remainder | encoder [FORMAT...]`: measures on this machine and writes into `docs/performance.md`. */
import { benchAgainst, COMPARABLE } from "./against.ts";
import { benchWords } from "./against-options.ts";
import { batchOptions, benchBatch } from "./batch.ts";
import { benchCamera } from "./camera.ts";
import { benchCold } from "./cold.ts";
import { benchEncoder, formatsNamed } from "./encoder.ts";
import { benchFaceStatsPage } from "./facestats-page.ts";
import { benchLandmarks } from "./landmarks.ts";
import { benchLarge } from "./large.ts";
import { benchPhoto } from "./photo.ts";
import { benchRemainder } from "./remainder.ts";
import { benchResult } from "./result.ts";

const HELP = `Usage: npm run bench -- photo [--half-core]
       npm run bench -- result
       npm run bench -- large [FOLDER]
       npm run bench -- batch [PHOTOS] [cores=N]
       npm run bench -- camera
       npm run bench -- cold [FOLDER]
       npm run bench -- landmarks
       npm run bench -- facestats
       npm run bench -- remainder [LINK]
       npm run bench -- encoder [uint8] [q4] [fp16]
       npm run bench -- photo | compact | batch | cold --against COMMIT [visits=N] [pairs=N] [--half-core] [--document]

  photo      a warm 1024 px photo through the built site: every stage, and the page's longest task; with the compact
             network alone, and with all
  result     the page's longest task while a result appears, at 360 and 1440 px
  large      photos of 12, 48 (HEIC) and 108 megapixels from choosing to result, and the memory afterwards; with a folder, in
             turns with another build of the site, which is printed and not written down
  batch      many photos in one visit (100 unless told): photos a second, memory after photo 50 and at the end;
             with cores=N as a device of so many cores would do it, which is printed and not written down
  camera     the camera's guidance: frames read a second, and how soon advice follows a change
  cold       visits with an empty and a filled browser: time and bytes to the first score, also without a server;
             with a folder, of another build of the site, which is printed and not written down
  landmarks  finding a face and its landmarks, against face-api.js
  facestats  whether the page stays interactive while FaceStats is downloaded and joins a result
  remainder  whether the time that the bars show is the time that it takes, over slow links, and how long FaceStats takes;
             with the beginning of a link's name (1.6, 10, 100) only that one, which is printed and not written down
  encoder    FaceStats' encoder on wasm, with stand-ins, alone and against transformers.js

  --against COMMIT  builds that commit in a worktree of its own and measures both builds in turn; prints the ratio of each
                    figure with its interval, and with --document writes it down. compact is a photo without the late networks.
  --half-core       the browser's processes get half of one core in total, as a phone's might (Linux, as root)
`;

try {
  const { words, against, ...how } = benchWords(process.argv.slice(2));
  const [what, ...names] = words;
  const part = COMPARABLE.find((each) => each === what);
  if (against !== null && part) await benchAgainst(part, { revision: against, ...how });
  else if (against !== null) throw new Error(`compared with another commit are: ${COMPARABLE.join(", ")}`);
  else if (what === "encoder") await benchEncoder(formatsNamed(names));
  else if (what === "facestats") await benchFaceStatsPage();
  else if (what === "remainder") await benchRemainder(names[0]);
  else if (what === "landmarks") await benchLandmarks();
  else if (what === "photo") await benchPhoto(how.share);
  else if (what === "result") await benchResult();
  else if (what === "large") await benchLarge(names[0]);
  else if (what === "batch") await benchBatch(batchOptions(names));
  else if (what === "cold") await benchCold(names[0]);
  else if (what === "camera") await benchCamera();
  else {
    process.stdout.write(HELP);
    process.exitCode = what === undefined || what === "--help" ? 0 : 2;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
