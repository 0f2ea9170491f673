/** Searching, narrowing down and reading many photos at once, in English. */
export const tools = {
  title: "Find and narrow down",
  search: "Search the file names",
  end: "Outcome",
  note: "Note",
  any: "All",
  counted: "{{name}} ({{number}})",
  ends: {
    done: "Scored",
    asked: "Waits for your answer",
    refused: "No score",
    failed: "Failed",
    cancelled: "Cancelled",
    open: "Not finished",
  },
  shown: "{{shown}} of {{total}} photos are shown. Mean and histogram are of these; the files hold all.",
  all: "All {{total}} photos are shown.",
  nothing: "No photo is like that.",
  clear: "Show all",
  columns: "Columns",
  histogram: "Histogram of the PSL",
  histogramBin: "{{low}} to {{high}}",
  histogramCount: "Photos",
  histogramOf:
    "{{number}} photos with a score, from {{low}} to {{high}}. The line is the median, {{median}}.",
  whose: "These photos show",
  whoseOptions: { one: "One person", several: "Different people" },
  severalTitle: "Mean and spread",
  severalNote:
    "Of the scored photos that are shown, whoever they are of. The spread is that between these photos; it is no interval for anybody.",
} as const;
