/** Searching, narrowing down and reading many photos at once, in German. */
import type { Words } from "../en.ts";
import type { tools as english } from "./photos-tools.en.ts";

export const tools: Words<typeof english> = {
  title: "Suchen und eingrenzen",
  search: "In den Dateinamen suchen",
  end: "Ergebnis",
  note: "Hinweis",
  any: "Alle",
  counted: "{{name}} ({{number}})",
  ends: {
    done: "Bewertet",
    asked: "Wartet auf deine Antwort",
    refused: "Ohne Punktzahl",
    failed: "Fehlgeschlagen",
    cancelled: "Abgebrochen",
    open: "Nicht fertig",
  },
  shown:
    "{{shown}} von {{total}} Fotos werden gezeigt. Mittelwert und Histogramm sind von diesen; die Dateien enthalten alle.",
  all: "Alle {{total}} Fotos werden gezeigt.",
  nothing: "Kein Foto ist so.",
  clear: "Alle zeigen",
  columns: "Spalten",
  histogram: "Histogramm des PSL",
  histogramBin: "{{low}} bis {{high}}",
  histogramCount: "Fotos",
  histogramOf:
    "{{number}} Fotos mit Punktzahl, von {{low}} bis {{high}}. Die Linie ist der Median, {{median}}.",
  whose: "Diese Fotos zeigen",
  whoseOptions: { one: "Einen Menschen", several: "Verschiedene Menschen" },
  severalTitle: "Mittelwert und Streuung",
  severalNote:
    "Von den bewerteten Fotos, die gezeigt werden, wer auch immer darauf ist. Die Streuung ist die zwischen diesen Fotos; sie ist für niemanden ein Intervall.",
};
