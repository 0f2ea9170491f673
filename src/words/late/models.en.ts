/** The sentences of the models screen in English. */
export const models = {
  title: "Models",
  lead: "What stands behind the numbers. Every model runs on this device, and every byte of it is checked against its published hash before it runs.",
  reading: "Reading this site’s list of models.",
  listFailed: "This site’s list of models could not be read.",
  listAgain: "Read it again",
  groups: {
    appearance: "Appearance",
    appearanceLead:
      "The appearance score is the mean of the models that are on and that answered. Switching one off or on makes every result of this visit anew from the answers that are there; nothing runs again.",
    landmarks: "Landmarks",
    landmarksLead:
      "Finds the 478 points that everything else is measured from. The official model is used where it is there.",
  },
  names: {
    compact: "Compact appearance model",
    faces: "Face networks",
    official: "Face landmarks (MediaPipe)",
    assembled: "Face landmarks (assembled)",
  },
  what: {
    facestats:
      "A large image encoder (CLIP ViT-B/32) with a small network that learnt another model’s scores of synthetic faces. Downloaded only when you ask. Its answers join results that are already there, and no first score ever waits for it.",
    compact: "This project’s own small network. It also estimates whether a face looks under 18, on or off.",
    faces:
      "Small functions of ours on face networks of the npm packages @vladmandic/human and @vladmandic/face-api (MIT). As published, others trained them on photographs of real people: faceres for recognising faces and then for age and sex (Savchenko 2019; the package names no photographs), dlib’s face recognition on about three million (FaceScrub, VGG, and from the web), the expressions on pictures from the web. Loaded after the first score. It judges the age, on or off. What it sees of a face could tell people apart, so it never leaves this page’s worker and is kept nowhere.",
    official: "MediaPipe’s own face landmark model, with expression.",
    assembled: "The same network put together from an openly published package, without expression.",
    other: "Another model of this site.",
  },
  facts: {
    size: "Size",
    sizes: "{{from}} to {{to}}, by variant",
    byVariant: "below, for each variant",
    licence: "Licence",
    version: "Version",
    source: "From",
    runsOn: "Runs on",
    here: "On this device",
    checksum: "SHA-256, verified",
    checksumShort: "{{start}}… show all",
    checksumOf: "SHA-256 of {{name}}: {{start}}… show all",
  },
  here: {
    whole: "stored",
    part: "{{bytes}} of {{total}}",
    none: "not stored",
  },
  runs: {
    wasm: "processor",
    webgpu: "graphics processor",
    wasmThreads_one: "processor, {{count}} thread",
    wasmThreads_other: "processor, {{count}} threads",
    webgpuNamed: "graphics processor ({{gpu}})",
    notYet: "not loaded",
  },
  use: {
    inUse: "In use.",
    standby: "Stands by: the other one is used.",
    counts: "Counts in results",
    isOn: "On.",
    isOff: "Off. Its answers are kept, and none counts.",
    notLoaded: "Not loaded yet.",
  },
  facestats: {
    nothing: "Not on this device.",
    someHere: "{{bytes}} of {{total}} are on this device. The download goes on from there.",
    stored: "On this device, switched off.",
    gone: "It was on at your last visit, but is no longer stored on this device.",
    download: "Download {{size}} and turn on",
    downloadUpTo: "Download up to {{size}} and turn on",
    resume: "Go on with the download",
    turnOn: "Turn on",
    turnOff: "Turn off",
    cancel: "Cancel the download",
    stop: "Stop",
    retry: "Try again",
    downloading: "Downloading FaceStats.",
    progress: "Download of FaceStats",
    bytes: "{{bytes}} of {{total}}",
    retrying: "The connection was cut. Trying again, {{n}} of 3.",
    loading: "Starting FaceStats: its bytes are checked and a self-test is made.",
    ready: "On. Ready after {{seconds}} s.",
    resting: "On, at rest: its memory was given back, and the next photo wakes it.",
    runningVariant: "{{variant}}, {{runsOn}}",
    fellBack: "The graphics processor could not be used, so the processor does the work. {{why}}",
    failed: "FaceStats could not be loaded.",
  },
  notStored: {
    "quota-exceeded":
      "There was no room to store it, so it runs from memory and the next visit must download it again. Free some space on this device, or delete other variants below.",
    "storage-unavailable":
      "This browser stores nothing here (a private window, perhaps), so it runs from memory and the next visit must download it again. A normal window keeps it.",
  },
  absent: {
    landmarks:
      "This site has the put-together landmark model alone. With MediaPipe’s official one, the points lie a little nearer to the truth, and scores agree a little better with people.",
    what: "This site does not carry FaceStats, a larger model. Scores are made without it and say so; nothing is missing on your device.",
  },
  settings: {
    title: "How FaceStats runs",
    backend: "Runs on",
    backends: { auto: "Automatic", webgpu: "Graphics processor", wasm: "Processor" },
    backendNote:
      "Automatic takes the graphics processor where it passes a real test and agrees with a known answer, else the processor.",
    variant: "Variant",
    automatic: "Automatic",
    automaticNote: "the first that fits: {{names}}",
    apply: "Use this",
    applyDownload: "Download {{size}} and use this",
    cannotRun: "not on the chosen processor",
    delete: "Delete",
    deleteNamed: "Delete {{name}} from this device",
  },
  variants: {
    q4f16: { name: "4-bit, half precision", note: "Smallest. For graphics processors." },
    q4: { name: "4-bit", note: "Nearer to the original than 8-bit, and smaller. Slower on a processor." },
    quantized: { name: "8-bit", note: "What is most often meant by quantized CLIP. Faster on a processor." },
    uint8: { name: "8-bit, unsigned", note: "As 8-bit, with another rounding." },
    fp16: { name: "Half precision", note: "As good as the original, at half its size." },
    fp32: { name: "Original", note: "The reference. Too large for most phones." },
  },
  calibrations: {
    linear: "linear calibration, mean {{mean}}, SD {{sd}}",
    quantile: "calibration by rank among the reference faces",
    clamp: "raw output taken as the score",
  },
  file: {
    title: "From a file",
    lead: "A model that you already have as a file can be brought in without a download. It must be, byte for byte, one of the files listed above: it is checked like a download and stored the same way.",
    choose: "Choose a model file",
    none: "This site lists no model that could be brought in.",
    reading: "Checking {{file}}.",
    progress: "Checking the file",
    cancel: "Cancel",
    done: "{{file}} is {{name}}. It was verified and is stored on this device.",
    "quota-exceeded":
      "{{file}} is {{name}} and is sound, but there is no room to store it. Free some space on this device and choose it again.",
    "storage-unavailable":
      "{{file}} is {{name}} and is sound, but this browser stores nothing here. Use a normal window and choose it again.",
    turnOn: "Turn FaceStats on",
    faults: {
      "model-not-a-model": {
        what: "{{file}} is a web page, not a model.",
        next: "Download the file itself (often a button named “download” or “raw”) and choose that.",
      },
      "model-truncated": {
        what: "{{file}} is only the beginning of a model.",
        next: "Its download was cut off. Download it again and choose the new file.",
      },
      "model-corrupt": {
        what: "{{file}} is none of the models listed here, or it is damaged: size or hash does not match. Nothing of it was kept.",
        next: "Compare its size and hash with the list, then download that very file again.",
      },
      other: {
        what: "{{file}} could not be brought in.",
        next: "Try it again, or download the model instead.",
      },
    },
  },
  faults: {
    "model-not-found": {
      what: "This site lists the model, but a piece of it is missing.",
      next: "The site is not completely installed. Try later, or bring the model in from a file.",
    },
    "model-not-a-model": {
      what: "A web page came in place of the model.",
      next: "A login page or a filter may be in between. Open this site in a new tab, sign in if asked, then try again.",
    },
    "model-truncated": {
      what: "A piece of the model arrived cut short, three times in a row.",
      next: "What came whole is kept. Check the connection, then try again: it goes on from there.",
    },
    "model-corrupt": {
      what: "A piece of the model arrived damaged: its hash is wrong. It was thrown away.",
      next: "What came whole is kept. Try again; if it stays, the copy on this site is damaged.",
    },
    "model-network": {
      what: "The connection was lost during the download.",
      next: "What came whole is kept. When you are online, try again: it goes on from there.",
    },
    "model-manifest-invalid": {
      what: "The pieces are sound, but do not make the model that this site lists.",
      next: "The site is not correctly installed. Reload the page; if it stays, it can only be repaired there.",
    },
    "model-failed-to-load": {
      what: "The model is here and sound, but would not start on this device.",
      next: "Choose another variant or the processor below, or update the browser.",
    },
    "model-output-invalid": {
      what: "The self-test gave a wrong answer, so the model is not used here.",
      next: "Choose the processor or another variant below.",
    },
    "engine-out-of-memory": {
      what: "There is not enough memory for this variant.",
      next: "Close other tabs, or choose a smaller variant below.",
    },
  },
  storage: {
    title: "On this device",
    models: "Models",
    site: "This site in all",
    usage: "{{usage}} of at most {{quota}}",
    unknown: "the browser does not tell",
    kept: "Kept",
    keptYes: "The browser has promised not to delete it by itself.",
    keptNo: "The browser may delete it when space runs short.",
    ask: "Ask the browser to keep it",
    askedNo: "The browser did not promise. Many do once a site is installed or used often.",
    leftovers_one: "{{count}} piece of an older model is left over.",
    leftovers_other: "{{count}} pieces of older models are left over.",
    deleteLeftovers: "Delete leftovers",
    deleted: "Deleted: {{bytes}} are free again.",
    tidied: "The leftovers are deleted.",
    embedded: "Models that every score needs come again with the next visit if you delete them.",
  },
  partIn: {
    label: "Takes part in",
    geometry: "the measurements ({{weight}} of the PSL)",
    appearance: "the appearance score ({{weight}} of the PSL)",
    age: "the check whether a face looks under 18",
    none: "nothing at present",
  },
  concerns: {
    "saves-data": "Your browser is set to save data.",
    metered: "You seem to be on a mobile connection, where data may cost money.",
    "low-storage":
      "There is room for only {{free}} on this device. FaceStats would work in this visit and have to come again in the next.",
    "small-memory":
      "This device has little memory: the browser may close this tab while FaceStats works. The score that you have needs none of it.",
  },
  ask: {
    question: "Download {{size}} all the same?",
    yes: "Download {{size}}",
    no: "Not now",
  },
  joining: {
    label: "FaceStats and this result",
    offer:
      "FaceStats, a larger model, can join: its answer would be {{weight}} of the PSL, and it works offline afterwards.",
    offerLink: "More about it",
    add: "Add FaceStats: {{size}}",
    addUpTo: "Add FaceStats: up to {{size}}",
    resume: "Go on: {{size}} to come",
    takes: "about {{time}} on this connection",
    downloading:
      "FaceStats is being downloaded and joins this result when it is ready. You can go on meanwhile.",
    loading: "FaceStats is starting and joins this result when it is ready.",
    failed: "FaceStats is on but could not be loaded.",
    failedLink: "What to do",
  },
} as const;
