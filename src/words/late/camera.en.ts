/** The camera's words: how it can be had, and what to do in front of it. Left and right are the person's own. */
import type { CameraFaultCode } from "../../capture/camera.ts";
import type { Advice } from "../../core/quality/guidance.ts";

interface FaultWords {
  readonly what: string;
  readonly next: string;
}

const faults = {
  denied: {
    what: "This page may not use the camera.",
    next: "Allow it in the browser: press the sign to the left of the address, set Camera to Allow, then try again. If the browser asks nothing, the system’s own privacy settings may forbid it.",
  },
  missing: {
    what: "No camera was found.",
    next: "Connect one, or check that it is switched on and not covered by a shutter, then try again.",
  },
  busy: {
    what: "The camera could not be started.",
    next: "Another program or tab may be using it. Close that one, then try again.",
  },
  overconstrained: {
    what: "The chosen camera cannot be used here.",
    next: "Choose another camera, or connect this one again and try once more.",
  },
  insecure: {
    what: "Browsers hand a camera only to secure pages, and this one is not.",
    next: "Open Mien at its https address, or at localhost.",
  },
  unsupported: {
    what: "This browser gives pages no camera.",
    next: "Use a current version of Chrome, Edge, Firefox or Safari. Browsers inside other apps often have none.",
  },
  unplugged: {
    what: "The camera went away.",
    next: "It was unplugged, or the system took it. Connect it again, then turn it on.",
  },
  silent: {
    what: "The camera is on but sends no picture.",
    next: "Another program may hold it, or its cover may be shut. Check both, then try again.",
  },
} as const satisfies Record<CameraFaultCode, FaultWords>;

const advice = {
  "no-face": "Come into the picture, facing the camera.",
  "several-faces": "Be alone in the picture.",
  "too-near": "Move back a little.",
  "too-far": "Come a little nearer.",
  "move-left": "Move a little to your left.",
  "move-right": "Move a little to your right.",
  "move-up": "Move up a little, or lower the camera’s view.",
  "move-down": "Move down a little, or raise the camera’s view.",
  "turn-left": "Turn your face a little to your left.",
  "turn-right": "Turn your face a little to your right.",
  "chin-down": "Lower your chin a little.",
  "chin-up": "Raise your chin a little.",
  "lean-left": "Straighten your head: lean it to your left.",
  "lean-right": "Straighten your head: lean it to your right.",
  "too-dark": "More light on your face: turn to a window or a lamp.",
  "too-bright": "Less light on your face: step out of direct light.",
  "light-left": "The light comes from your left: turn towards it, with the camera.",
  "light-right": "The light comes from your right: turn towards it, with the camera.",
  "eyes-closed": "Open your eyes.",
  "mouth-open": "Close your lips.",
  smile: "Relax your face, without a smile.",
  blurred: "Hold still. If it stays blurred, wipe the lens or add light.",
} as const satisfies Record<Advice, string>;

const short = {
  "no-face": "no face",
  "several-faces": "several faces",
  "too-near": "too near",
  "too-far": "too far",
  "move-left": "too far right",
  "move-right": "too far left",
  "move-up": "too low",
  "move-down": "too high",
  "turn-left": "turned right",
  "turn-right": "turned left",
  "chin-down": "chin too high",
  "chin-up": "chin too low",
  "lean-left": "leans right",
  "lean-right": "leans left",
  "too-dark": "too dark",
  "too-bright": "too bright",
  "light-left": "from the left",
  "light-right": "from the right",
  "eyes-closed": "eyes closed",
  "mouth-open": "mouth open",
  smile: "smile",
  blurred: "blurred",
} as const satisfies Record<Advice, string>;

export const camera = {
  title: "Camera",
  lead: "Mien guides you to a photo that can be measured well, then takes five frames in half a second and scores their mean.",
  private: "The picture is read on this device only. Nothing is recorded, stored or sent.",
  start: "Turn the camera on",
  again: "Try again",
  stop: "Turn the camera off",
  photoInstead: "Choose a photo instead",
  photoName: "Camera, {{time}}",
  off: {
    taken: "The photo is taken, and the camera is off.",
    stopped: "The camera is off.",
    hidden: "The camera was turned off because this page was out of sight.",
  },
  asking: {
    title: "Waiting for the browser’s permission",
    what: "The browser asks whether Mien may use the camera. Choose Allow.",
    ignored:
      "No answer yet. Look for the browser’s question near the address at the top; a small camera sign there opens it again.",
  },
  failedTitle: "No camera",
  technical: "For developers",
  preview: "What the camera sees, with an oval for the face",
  guide: {
    starting: "Getting the guidance ready …",
    loading:
      "The models are still loading. Guidance starts when they are here; you can take a photo by hand now.",
    failed: "There is no guidance on this device. You can take a photo by hand.",
  },
  good: "Good. Hold still.",
  goodByHand: "Good. Take the photo.",
  taking: "Taking frame {{taken}} of {{of}}. Hold still.",
  on: "The camera is on.",
  take: "Take the photo",
  takeHint: "Space or Enter",
  auto: "Take it by itself when all is well",
  mirror: "Mirror the preview",
  mirrorNote: "The photo itself is never mirrored.",
  choose: "Camera to use",
  unnamed: "Camera {{number}}",
  gauges: "What is measured of the preview",
  gauge: {
    distance: "Distance",
    place: "Place",
    head: "Head",
    light: "Light",
    sharpness: "Sharpness",
    face: "Expression",
  },
  fine: "good",
  unknown: "–",
  burst:
    "Mean of {{used}} of {{frames}} frames of the camera. They differ by {{sd}} points (SD), which is part of the interval.",
  burstOne: "One of {{frames}} frames of the camera could be scored, so their spread is unknown.",
  frame: "Frame {{number}} of {{of}}",
  faults,
  advice,
  short,
} as const;
