/** The sentences of the comparison in German. */
import type { Words } from "../en.ts";
import type { compare as english } from "./compare.en.ts";

export const compare: Words<typeof english> = {
  title: "Zwei Fotos vergleichen",
  lead: "Nebeneinander, Zahl für Zahl, und ob ein Unterschied größer ist, als zwei Fotos eines unveränderten Gesichts ihn zeigen würden.",
  emptyTitle: "Dafür braucht es zwei bewertete Fotos",
  emptyNone:
    "Noch hat kein Foto dieses Besuchs einen Wert. Füge zwei hinzu, dann stehen sie hier nebeneinander.",
  emptyOne: "Ein Foto hat einen Wert. Füge noch eines hinzu, dann stehen beide hier nebeneinander.",
  emptyWaiting: "Es werden noch Fotos bewertet. Sobald zwei einen Wert haben, stehen sie hier nebeneinander.",
  a: "Foto A",
  b: "Foto B",
  swap: "A und B tauschen",
  open: "Ergebnis von Foto {{side}} öffnen",
  plate: "Foto {{side}}: {{name}}",
  scores: "Werte",
  scoresCaption: "Werte beider Fotos mit ihren 90-%-Intervallen und ihr Unterschied",
  measurements: "Maße",
  measurementsCaption: "Maße beider Fotos und ihr Unterschied gegen das Rauschen",
  part: "Teil",
  difference: "B − A",
  verdict: "Gegen das Rauschen",
  within: "im Rauschen",
  more: "mehr als Rauschen",
  model: "Erscheinung, {{name}}",
  noise: "Rauschen ± {{value}}",
  missingA: "in A nicht gemessen",
  missingB: "in B nicht gemessen",
  missingBoth: "in keinem gemessen",
  noAnswerA: "keine Antwort für A",
  noAnswerB: "keine Antwort für B",
  madeDifferently: "aus verschiedenen Modellen",
  show: "Zeigen",
  all: "Alle",
  onlyMore: "Mehr als Rauschen",
  tally: "{{more}} von {{compared}} Maßen unterscheiden sich um mehr als das Rauschen.",
  chance: "Bei einem unveränderten Gesicht wären es durch Zufall allein etwa {{expected}} von {{compared}}.",
  nothingMore: "Kein Maß unterscheidet sich um mehr als das Rauschen.",
  point: "Zeige auf ein Maß oder fokussiere es, um seine Linien auf beiden Fotos zu sehen.",
  noiseTitle: "Was als Rauschen zählt",
  noiseWhat:
    "Die Streuung über die Durchläufe jedes Fotos, zusammen mit dem, was eine andere Haltung und ein anderer Abstand mit der Zahl machen; das zweite ist von gerenderten Gesichtern bekannt, gedreht, gesenkt und aus 40 bis 100 cm gesehen. Mehr als Rauschen heißt ein Unterschied, den zwei Fotos eines unveränderten Gesichts seltener als einmal in zwanzig Fällen zeigen würden.",
  noiseNot:
    "Ausdruck, Licht, Haare und Objektiv stecken nicht darin: Auch sie können eine Zahl verschieben, und ein Unterschied sagt nichts darüber, welches Foto oder welches Gesicht vorzuziehen wäre.",
};
