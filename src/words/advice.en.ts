/** What is wrong with a photo or disturbs in it, and what to do next: one entry for every code of the closed lists. */
import type { FileFaultCode } from "../core/fault.ts";
import type { QualityCode, Refusal } from "../core/report.ts";
import type { Advice } from "./engine-faults.en.ts";

export const fileFaults = {
  "file-empty": {
    what: "This file is empty.",
    next: "If it came out of an archive (ZIP), unpack that first and choose the unpacked photo. Otherwise save the photo again.",
  },
  "file-gone": {
    what: "This file is no longer where it was when you chose it.",
    next: "It was moved, renamed or deleted. Choose it again where it is now.",
  },
  "file-unreadable": {
    what: "This file could not be read.",
    next: "It was changed after you chose it, or it is still in the cloud and not on this device. Open it once in its own program, then choose it again.",
  },
  "file-too-large": {
    what: "This file is larger than 50 MB.",
    next: "Save a smaller copy; 1,000 to 2,000 pixels across is plenty.",
  },
  "file-not-image": { what: "This file is not a photo.", next: "Choose a JPEG, PNG, WebP or AVIF file." },
  "file-video": {
    what: "This is a video, not a photo.",
    next: "Pause it where the face is seen well and save that still, or take the still out of a live photo: on an iPhone, Duplicate as Still Photo.",
  },
  "file-raw": {
    what: "This is a camera’s raw file (such as DNG, NEF or CR3). Browsers cannot show these.",
    next: "Export it as JPEG from your camera’s or phone’s photo program, or choose the JPEG that was saved beside it.",
  },
  "file-unsupported-format": {
    what: "This kind of image cannot be read here: browsers do not show JPEG XL, TIFF, Photoshop and the like.",
    next: "Save the photo as JPEG, PNG, WebP or AVIF and try again.",
  },
  "file-heic-unsupported": {
    what: "This browser cannot read HEIC photos.",
    next: "Export the photo as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and try again.",
  },
  "file-heic-subsampling": {
    what: "This is a HEIF photo of a kind that cannot be read here: with 4:2:2 or 4:4:4 colour, as some cameras write.",
    next: "Nothing is wrong with it. Save it as JPEG or PNG in the camera or with the program it comes from, then choose the copy.",
  },
  "file-truncated": {
    what: "Part of this file is missing.",
    next: "Copy or download the photo again, then try the new file.",
  },
  "image-too-large": {
    what: "This image has more pixels than can be opened safely.",
    next: "Save a smaller copy; 1,000 to 2,000 pixels across is plenty.",
  },
  "image-too-small": {
    what: "This image is too small to measure a face.",
    next: "Use a photo in which the face is at least 256 pixels across.",
  },
  "image-too-elongated": {
    what: "This image is an extremely long strip.",
    next: "Crop it to the face and try again.",
  },
  "image-undecodable": {
    what: "The browser could not open this image.",
    next: "The file may be damaged. Save it again as JPEG or PNG and try once more.",
  },
  "image-blank": {
    what: "The image came out blank.",
    next: "Your device may be short of memory. Close other tabs, or try a smaller copy.",
  },
} as const satisfies Record<FileFaultCode, Advice>;

export const refusals = {
  "no-face": {
    what: "No face was found in this photo.",
    next: "Use a photo that shows one face from the front, in even light. If the face is small in the photo, crop the photo to it first.",
  },
  "face-too-small": {
    what: "The face is too small to be measured.",
    next: "Use a larger photo, or one taken from nearer: at least 256 pixels across the face. If this is a small copy, crop the original to the face.",
  },
  "face-cut-off": {
    what: "The face is cut off by the edge of the photo.",
    next: "Use a photo with the whole face in it, chin and forehead included.",
  },
  "pose-too-far": {
    what: "The head is turned or tilted too far.",
    next: "Use a photo that looks straight into the camera, at eye level.",
  },
  "face-unclear": {
    what: "The face cannot be read clearly: each look at it shows something else.",
    next: "Use a sharp photo with nothing in front of the face.",
  },
  "looks-under-18": {
    what: "This face looks under 18, so it gets no score of any kind.",
    next: "Mien is for photos of adults only. An estimate can be wrong; if this one is, we are sorry.",
  },
  "said-under-18": {
    what: "You answered that this is not an adult’s face, or not surely, so it gets no score of any kind.",
    next: "Thank you. Mien is for photos of adults only.",
  },
  "age-not-judged": {
    what: "The age could not be checked, so there is no score. Nothing is wrong with your photo.",
    next: "Check the connection and reload the page, then choose the photo again. If that does not help, try a current version of another browser.",
  },
} as const satisfies Record<Refusal, Advice>;

export const quality = {
  "several-faces": {
    what: "There are several faces. Unless you chose one, the largest was scored.",
    next: "Another one can be chosen at the photo, or crop to one face.",
  },
  "face-small": {
    what: "The face is small, so the points are less exact.",
    next: "Use a larger photo, or one taken from nearer.",
  },
  "photo-turned": {
    what: "The photo lies on its side or upside down. It was read upright.",
    next: "Nothing to do: the score is that of the upright photo.",
  },
  turned: { what: "The head is turned to one side.", next: "Look straight into the camera." },
  "tilted-up-or-down": {
    what: "The head is tilted up or down.",
    next: "Hold the camera at eye level and keep the chin level.",
  },
  rolled: { what: "The head leans to one side. This was corrected.", next: "Nothing to do." },
  "eyes-closed": { what: "The eyes look closed.", next: "Use a photo with open eyes." },
  "eyes-hidden": {
    what: "The eyes are hidden, by dark glasses for instance.",
    next: "Use a photo in which both eyes can be seen.",
  },
  "mouth-open": {
    what: "The mouth is open, which changes the lower face.",
    next: "Use a photo with the lips together.",
  },
  "mouth-covered": {
    what: "Mouth and nose are covered, by a mask for instance: what lies below was guessed.",
    next: "Use a photo in which the whole face can be seen.",
  },
  "strong-smile": {
    what: "A broad smile changes the mouth, eyes and cheeks.",
    next: "Use a photo with a relaxed face.",
  },
  blurred: {
    what: "The face is blurred.",
    next: "Use a sharper photo: more light, a steady hand, a clean lens.",
  },
  "too-dark": { what: "The face is dark.", next: "Face a window or a lamp." },
  "too-bright": { what: "The face is overexposed.", next: "Step out of direct light or lower the exposure." },
  "uneven-light": {
    what: "The light comes from one side.",
    next: "Turn to the light so that both sides are lit alike.",
  },
  "black-and-white": {
    what: "The photo has no colour.",
    next: "Use a colour photo if there is one: the reference photos have colour.",
  },
  "near-edge": {
    what: "The face is close to the edge of the photo.",
    next: "Leave some room around the face.",
  },
  "too-close": {
    what: "The camera was close, which makes noses wide and faces narrow.",
    next: "Step back to a metre or more and zoom in.",
  },
  "distance-unknown": {
    what: "The face fills the photo, and how far the camera was is unknown. From close up, noses grow wide and faces narrow.",
    next: "If it was closer than half a metre, use a photo from a metre or more. The original file often tells; copies from chats do not.",
  },
  "drawing-like": {
    what: "This does not look like a photograph.",
    next: "The reference is photographs of people: read the result of a drawing or rendering with great care.",
  },
  "end-missing": {
    what: "The file ends without its end mark. Every row of the photo is there.",
    next: "Nothing to do: the whole photo was read. Other programs may call the file damaged; save it anew for them.",
  },
} as const satisfies Record<QualityCode, Advice>;
