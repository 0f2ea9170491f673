/** Films of rendered faces for Chromium's fake camera, made when a test needs them and kept in `.cache/`. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import jpeg from "jpeg-js";
import type { FaceScene } from "../src/core/render/render-face.ts";
import { renderFace } from "../src/core/render/render-face.ts";
import { canonicalFace } from "../scripts/render/canonical-face.ts";
import { EXAMPLE_FACES } from "../scripts/render/example-scenes.ts";
import { ROOT } from "../scripts/build/ensure-built.ts";

const FOLDER = path.join(ROOT, ".cache", "fake-camera");
/** Chromium plays films of this kind at this rate, again and again. */
const FRAMES_PER_SECOND = 30;

/** What the camera sees for a while: one scene, or several that take turns frame by frame, as a living head moves. */
export interface Shot {
  readonly scenes: readonly FaceScene[];
  readonly seconds: number;
}

const SITTER = EXAMPLE_FACES[1];

/** Return the sitter before a usual webcam at 65 cm, with changes. */
export function sitter(
  change: Partial<FaceScene> = {},
  camera: Partial<FaceScene["camera"]> = {},
): FaceScene {
  if (!SITTER) throw new Error("there is no example face");
  return {
    ...SITTER.scene,
    samples: 2,
    light: { azimuth: -8, elevation: 30, intensity: 0.74, ambient: 0.5, colour: [255, 248, 240] },
    ...change,
    camera: {
      width: 960,
      height: 720,
      distance: 65,
      lens: { kind: "field-of-view", degrees: 45 },
      centre: { x: 0.5, y: 0.5 },
      ...camera,
    },
  };
}

/** The sitter as wanted, with the small movements of somebody who tries to hold still. */
export function still(): FaceScene[] {
  return [
    { yaw: 0.4, pitch: 0.2, roll: 0.3, x: 0.5 },
    { yaw: -0.5, pitch: 0.4, roll: 0.1, x: 0.503 },
    { yaw: 0.1, pitch: -0.5, roll: -0.4, x: 0.498 },
  ].map(({ x, ...pose }) => sitter({ pose }, { centre: { x, y: 0.5 } }));
}

/** Return the file of a film. */
export function film(shots: readonly Shot[]): string {
  const frames = shots.flatMap(({ scenes, seconds }) => {
    const pictures = scenes.map(picture);
    const count = Math.round(seconds * FRAMES_PER_SECOND);
    // Every picture stands for two frames: a camera at 15 a second, so that each is surely seen.
    return Array.from({ length: count }, (_, k) => pictures[(k >> 1) % pictures.length] as Buffer);
  });
  const name = hashOf(shots.map(({ scenes, seconds }) => [scenes, seconds]));
  const file = path.join(FOLDER, `${name}.mjpeg`);
  if (!existsSync(file)) {
    // Another worker may make the same film: whoever is last replaces it whole.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, Buffer.concat(frames));
    renameSync(own, file);
  }
  return file;
}

/** The flags that make Chromium play a film as its camera, and answer its own question with yes. */
export function cameraFlags(file: string | null, answer: "allow" | "ask" = "allow"): string[] {
  return [
    "--use-fake-device-for-media-stream",
    ...(answer === "allow" ? ["--use-fake-ui-for-media-stream"] : []),
    ...(file === null ? [] : [`--use-file-for-fake-video-capture=${file}`]),
  ];
}

function picture(scene: FaceScene): Buffer {
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${hashOf(scene)}.jpg`);
  if (existsSync(file)) return readFileSync(file);
  const { data, width, height } = renderFace(canonicalFace(), scene).image;
  const bytes = jpeg.encode({ data: Buffer.from(data.buffer), width, height }, 90).data;
  writeFileSync(file, bytes);
  return bytes;
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
