/** The English sentences of the first screen and the frame around every screen. German has the same keys, checked by the compiler. */
import { engineFaults } from "./engine-faults.en.ts";

export const en = {
  faults: engineFaults,
  app: {
    name: "Mien",
    title: "Mien: a face measured, on your device",
    screenTitle: "{{screen}}: Mien",
    skip: "Skip to content",
    home: "Mien, start",
    footer: "Mien runs in your browser. No account, no upload, no tracking.",
    language: "Language",
    languages: { en: "English", de: "Deutsch" },
    languageLost: "{{language}} did not arrive. Check the connection, then choose it again.",
    theme: "Theme",
    themes: { system: "System", light: "Light", dark: "Dark" },
  },
  nav: {
    main: "Screens",
    other: "More",
    score: "Score",
    camera: "Camera",
    result: "Result",
    photos: "Photos",
    compare: "Compare",
    models: "Models",
    history: "History",
    settings: "Settings",
    method: "Method",
    benchmark: "Benchmark",
    "privacy-check": "Privacy check",
  },
  help: {
    file: "./help.html",
    link: "Help",
    support: "If this weighs on you: where to find support",
    opens: "opens in a new tab",
  },
  privacy: {
    label: "Privacy, live",
    sent: "Photo bytes sent",
    requests: "Requests since ready",
    notYet: "counting starts when the models are ready",
    how: "How this is counted",
    check: "Try it yourself: privacy check",
    method:
      "The page counts every byte that its own code hands to a sending call, and every request of the page that the browser reports after the models are ready. It cannot see its worker’s requests; the server’s headers forbid both to reach any other address. Models that you download are requests too, to this same site, and carry nothing of a photo. The browser itself may ask this site whether there is a newer version of the app. Stored on this device are the app itself, models, your settings, which processors passed their self-test and, only while you have the history on, your results.",
  },
  engine: {
    label: "Scoring engine",
    loading: "Loading the models. Photos that you add now wait for them.",
    loadingBytes: "{{bytes}} of {{total}}",
    speed: "{{speed}} a second",
    secondsLeft: "about {{seconds}} s left",
    minutesLeft: "about {{minutes}} min {{seconds}} s left",
    seconds: "{{seconds}} s",
    minutes: "{{minutes}} min {{seconds}} s",
    preparing: "All {{total}} are here. Starting the models.",
    ready: "Ready. Everything needed is on this device.",
    silent:
      "Nothing has come for a while. Check the connection. If it stays so, reload the page: what came whole is kept.",
    slow: "Everything is here, but the models have not started for a minute. If it stays so, close other tabs and reload the page: nothing needs to come again.",
    retrying: "The connection was cut. Trying again, {{n}} of 3.",
    failed: "The scoring engine could not start.",
    reload: "Reload the page",
  },
  update: {
    ready: "A new version is ready. Updating starts the page anew; results that are not kept are then gone.",
    button: "Update",
    waits: "The update waits until no photo is being scored.",
    replaced: "Mien was updated in another tab. This one goes on with the version it has.",
  },
  notice: {
    title: "Before the first photo",
    adults: "Mien is for adults. Use a photo of yourself, or of an adult who agreed.",
    meaning:
      "It estimates how an average stranger would rate one photo. That is not anybody’s worth, and it is often wrong: half of taste is private, and another photo of the same person gets another number.",
    leave:
      "If being measured does not feel good today, leaving is a fine choice. A face that looks under 18 is meant to get no score.",
    accept: "I am 18 or older, go on",
    decline: "Not now",
  },
  score: {
    title: "Score a photo",
    lead: "Mien measures the face in a photo, estimates how strangers would rate that photo, and shows how sure it is. The photo never leaves this device.",
    drop: "Drop a photo here",
    dropSeveral: "or paste one. Several at once are fine.",
    dropTouch: "Add a photo",
    dropSeveralTouch: "Several at once are fine.",
    dropNow: "Let go to score",
    choose: "Choose photos",
    useCamera: "Use camera",
    formats:
      "JPEG, PNG, WebP, AVIF, HEIC, up to 50 MB. From the front, relaxed, in even light, a metre away.",
    noPhoto: {
      link: "That was a link, not the picture itself. Save the picture to this device, then choose the file.",
      text: "That was text. There is no photo in it: choose a photo file instead.",
      folder: "There is no photo in this folder.",
      foreign: "The other program did not hand over its files. Save them there first, then choose them here.",
      nothing: "There was no image in what you dropped or pasted. Choose a photo file instead.",
    },
    examplesTitle: "Or try an example",
    examplesNote: "Rendered faces: they depict nobody.",
    example: "Try example: {{name}}",
    exampleFailed: "This example could not be loaded.",
    back: "Back to the results",
    inQueue_one: "{{count}} photo in this visit",
    inQueue_other: "{{count}} photos in this visit",
  },
  crash: {
    title: "Something broke on this page",
    what: "Your photos are untouched on your device, and nothing was sent. Reload the page to start again.",
    reload: "Reload the page",
    details: "Technical details",
  },
  loading: "Loading",
  lost: {
    title: "This screen could not be loaded",
    what: "A part of the site did not arrive. The other screens work as before, and photos that are open stay open.",
    next: "Check the connection and come back here. If it stays, reload the page.",
    back: "To the start",
    reload: "Reload the page",
  },
} as const;

/** The shape of a catalogue: the keys of the English one, with any words. */
export type Catalogue = Words<typeof en>;
/** The same keys with any words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
