/** The sentences of the history, in English. */
export const history = {
  title: "History",
  lead: "Your results over time, on this device and nowhere else.",
  keep: "Keep results",
  on: "On",
  off: "Off",
  whatTitle: "What is kept when it is on",
  what: "From then on, each photo that you score leaves its date, its scores with their intervals, the measurements, the notes about the photo, the names and versions of the models, and a label if you type one. They lie in this browser’s own storage on this device. Whoever uses this browser can see them.",
  whatNot:
    "Never kept: the photo, its file name, the landmarks. Nothing is sent anywhere. A set of more than {{most}} photos at once is not kept by itself: it has a table and files of its own.",
  thumbnails: "Small pictures",
  thumbnailsKept:
    "A small picture of the face, at most 96 pixels, goes with each result, until you switch that off.",
  thumbnailsWhat: "A picture of the face, at most 96 pixels, so that you recognise a result.",
  leftOver_one: "History is off. {{count}} earlier result is still here; delete it if you do not want it.",
  leftOver_other:
    "History is off. {{count}} earlier results are still here; delete them if you do not want them.",
  emptyOn: "Nothing is kept yet. The next photo that you score will be.",
  emptyOff: "Nothing is kept.",
  reading: "Reading the history",
  again: "Try again",
  unreadableBroken_one:
    "{{count}} kept result is damaged and cannot be shown. It stays stored and is part of an export.",
  unreadableBroken_other:
    "{{count}} kept results are damaged and cannot be shown. They stay stored and are part of an export.",
  unreadableNewer_one:
    "{{count}} kept result was written by a newer version of Mien. Reload the page to get that version; the result stays stored.",
  unreadableNewer_other:
    "{{count}} kept results were written by a newer version of Mien. Reload the page to get that version; the results stay stored.",
  line: "Over time",
  figure_one: "{{count}} result of {{from}}: {{low}}.",
  figure_other:
    "{{count}} results from {{from}} to {{to}}, scores between {{low}} and {{high}}. Each is in the list below with its interval.",
  lineNote:
    "Thin lines are 90 % intervals, thick ones 68 %. Where they overlap, the difference may be nothing but the photo.",
  list: "Kept results",
  count_one: "{{count}} result",
  count_other: "{{count}} results",
  geometricOnly: "geometry alone",
  picture: "Small picture of the face",
  label: "Label of the result of {{date}}",
  labelHint: "Add a label",
  details: "Details",
  detailsOf: "Details of the result of {{date}}",
  delete: "Delete",
  deleteOf: "Delete the result of {{date}}",
  more: "Show older ones ({{n}})",
  gone: "This result cannot be read any more.",
  models: "Models",
  backend: "Backend",
  burst: "Mean of {{count}} frames",
  burstSd: "SD {{sd}} points",
  seen: "Notes about the photo",
  seenNone: "none",
  parts: "Parts",
  measurements: "Measurements",
  files: "Take along or delete",
  exportAll: "Export as a file",
  import: "Import a file",
  deleteAll: "Delete all",
  deleteAllTitle_one: "Delete {{count}} result?",
  deleteAllTitle_other: "Delete all {{count}} results?",
  deleteAllWhat: "They are gone from this device for good. If you may want them again, export them first.",
  deleteAllYes: "Delete for good",
  deleteAllNo: "Keep them",
  fileNote:
    "The file holds everything that is kept, small pictures too, as readable text. An import adds what is missing and changes nothing that is here.",
  undo: "Undo",
  done: {
    deleted: "Deleted.",
    restored: "It is back.",
    cleared_one: "{{count}} result deleted.",
    cleared_other: "{{count}} results deleted.",
    exported_one: "{{count}} result exported.",
    exported_other: "{{count}} results exported.",
    added_one: "{{count}} result added.",
    added_other: "{{count}} results added.",
    addedNone: "Nothing was added.",
    known_one: "{{count}} was here already and stays as it is.",
    known_other: "{{count}} were here already and stay as they are.",
    broken_one: "{{count}} entry is damaged and was left out.",
    broken_other: "{{count}} entries are damaged and were left out.",
    newer_one: "{{count}} entry was written by a newer version of Mien and was left out.",
    newer_other: "{{count}} entries were written by a newer version of Mien and were left out.",
    torn: "The end of the file is missing; every whole entry was saved from it.",
  },
  refused: {
    "too-large": "This file is too large to be a history.",
    "not-json":
      "This file is not a history: it cannot be read as JSON text. Choose a file that “Export” made.",
    "not-a-history":
      "This is a JSON file, but not a history of Mien. Choose a file that “Export” on this screen made.",
    newer:
      "This history was written by a newer version of Mien. Reload the page to get that version, then import again.",
    unreadable: "The browser could not read this file. Copy it to another folder and choose it again.",
  },
  refusedNothing: "Nothing here was changed.",
  faults: {
    "storage-blocked": {
      what: "This browser does not let Mien keep anything.",
      next: "That is usual in a private window. Open Mien in a normal window, or download the result instead.",
    },
    "storage-full": {
      what: "There is no room left on this device for another result.",
      next: "Nothing that was kept is lost. Free some room, delete older results or unused models, and try again.",
    },
    "storage-newer": {
      what: "The history was written by a newer version of Mien.",
      next: "Close the other tabs of Mien and reload this page. Nothing is lost.",
    },
    "storage-broken": {
      what: "The browser’s storage did not answer.",
      next: "Reload the page and try again. If that does not help, download the result instead.",
    },
  },
  kept: {
    off: "History is off: this result is gone when you close the page.",
    offLink: "What the history keeps",
    not: "This result is not in the history.",
    keep: "Keep this result",
    keeping: "Being kept",
    kept: "Kept in the history of this device.",
    link: "Open the history",
    failed: "This result could not be kept. It stays here until you close the page.",
  },
  nudge: {
    title: "Time for a pause?",
    text_one: "That was {{count}} photo today.",
    text_other:
      "You have scored {{count}} photos today. Light and angle move the number more than a face does, and more photos will not make it truer. A pause is a good choice.",
    dismiss: "All right",
  },
} as const;
