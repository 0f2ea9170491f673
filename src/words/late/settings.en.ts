/** The sentences of the settings, in English. */
export const settings = {
  title: "Settings",
  lead: "Remembered in this browser only.",
  language: "The language of every sentence and number here.",
  theme: "Light, dark, or as your device is set.",
  scale: {
    legend: "Leading scale",
    what: "The scale that comes first; the other one stays beside it. Both say the same.",
    options: { "100": "0–100", "8": "0–8" },
  },
  group: {
    legend: "Compare with",
    what: "Among whom percentile and band are read. You choose, here or on a result; the photo is never asked. Score and interval stay the same.",
    options: { everyone: "Everyone", women: "Women", men: "Men" },
  },
  among: {
    everyone: "among all reference faces",
    women: "among women of the reference",
    men: "among men of the reference",
  },
  backend: {
    legend: "Processor",
    what: "What FaceStats runs on. Automatic takes the graphics processor where it passes its self-test.",
    options: { auto: "Automatic", webgpu: "Graphics (WebGPU)", wasm: "Main processor" },
  },
  history: { what: "Keeps each result in this browser, never the photo.", link: "What is kept exactly" },
  stored: {
    title: "Stored on this device",
    what: "Everything that Mien has put into this browser’s storage. The photos of this visit are not part of it: they are gone when you close the page.",
    parts: { models: "Models", history: "History", settings: "Settings", site: "The app itself" },
    part: "Part",
    size: "Size",
    unknown: "cannot be looked up",
    nothing: "nothing",
    results_one: "{{count}} result, {{size}}",
    results_other: "{{count}} results, {{size}}",
    usage: "By the browser’s own count, the whole site takes {{usage}} here.",
    delete: "Delete",
    deletePart: "Delete: {{part}}",
    wipe: "Delete everything",
    confirm: {
      models: {
        title: "Delete the stored models?",
        why: "Models that this page has loaded keep working until you close it. They are fetched again when they are needed.",
      },
      history: {
        title: "Delete the whole history?",
        why: "Every kept result is gone from this device for good, and the history is switched off.",
      },
      settings: {
        title: "Forget all settings?",
        why: "Every choice goes back to how it was on the first visit, and the notice before the first photo comes up again.",
      },
      site: {
        title: "Delete the app’s own files?",
        why: "This page goes on until you close it. The next visit needs the network and keeps the files again.",
      },
      all: {
        title: "Delete everything that is stored?",
        why: "Models, history and settings are gone from this device. The history cannot be brought back, the models can be fetched again.",
      },
    },
    yes: "Delete",
    no: "Keep",
    done: "Deleted.",
    failed: "The browser did not let go of: {{parts}}. Close other tabs of Mien and try again.",
  },
  reset: {
    what: "Puts language, theme, scale, comparison and processor back. History and stored results stay as they are.",
    button: "Reset the choices",
    done: "The choices are reset.",
  },
} as const;
