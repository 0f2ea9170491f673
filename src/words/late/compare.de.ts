/** The sentences of the comparison in German. */
import type { Words } from "../en.ts";
import type { compare as english } from "./compare.en.ts";

export const compare: Words<typeof english> = {
  title: "Zwei Fotos vergleichen",
  lead: "Nebeneinander, Zahl für Zahl, und ob ein Unterschied größer ist, als zwei Fotos eines unveränderten Gesichts ihn zeigen würden.",
  emptyTitle: "Dafür braucht es zwei bewertete Fotos",
  emptyNone:
    "Noch hat kein Foto dieses Besuchs ein Ergebnis. Füge zwei hinzu, dann stehen sie hier nebeneinander.",
  emptyOne: "Ein Foto hat ein Ergebnis. Füge noch eines hinzu, dann stehen beide hier nebeneinander.",
  emptyWaiting:
    "Es werden noch Fotos bewertet. Sobald zwei ein Ergebnis haben, stehen sie hier nebeneinander.",
  a: "Foto A",
  b: "Foto B",
  swap: "A und B tauschen",
  open: "Ergebnis von Foto {{side}} öffnen",
  plate: "Foto {{side}}: {{name}}",
  scores: "Punktzahlen",
  scoresCaption: "Punktzahlen beider Fotos mit ihren 90-%-Intervallen und ihr Unterschied",
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
  pointTouch: "Tippe auf ein Maß, um seine Linien auf beiden Fotos zu sehen.",
  samePerson: "Das sind Fotos einer Person",
  joinedTitle: "Beide Fotos als ein Ergebnis",
  joinedWhat:
    "Das Mittel aus beiden, Teil für Teil. Sein Intervall ist um das schmaler als das eines Fotos, was von Foto zu Foto wechselt; der Fehler, den beide teilen, bleibt darin.",
  joinedFrom_one: "aus {{count}} Foto",
  joinedFrom_other: "aus {{count}} Fotos",
  joinedNot: "Die beiden stammen aus verschiedenen Modellen, deshalb gibt es kein gemeinsames Ergebnis.",
  joinedJson: "JSON des gemeinsamen Ergebnisses herunterladen",
  noiseTitle: "Was als Rauschen zählt",
  noiseWhat:
    "Die Streuung über die Durchläufe jedes Fotos, zusammen mit dem, was eine andere Haltung und ein anderer Abstand mit der Zahl machen; das zweite ist von gerenderten Gesichtern bekannt, gedreht, gesenkt und aus 40 bis 100 cm gesehen. Für die Bewertungen steckt auch darin, wie weit Fotos ein und derselben wirklichen Person auseinanderliegen, neutral und lächelnd. Mehr als Rauschen heißt ein Unterschied, den zwei Fotos eines unveränderten Gesichts seltener als einmal in zwanzig Fällen zeigen würden.",
  noiseNot:
    "Haare und Objektiv stecken nicht darin, bei den Maßen auch Ausdruck und Licht nicht: Auch sie können eine Zahl verschieben, und ein Unterschied sagt nichts darüber, welches Foto oder welches Gesicht vorzuziehen wäre.",
};
