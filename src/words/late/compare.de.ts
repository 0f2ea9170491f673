/** The sentences of the comparison in German. */
import type { Words } from "../en.ts";
import type { compare as english } from "./compare.en.ts";

export const compare: Words<typeof english> = {
  title: "Vergleich",
  lead: "Zwei Fotos, behaltene Ergebnisse oder Mittel aus mehreren Fotos, Zahl für Zahl, und ob ein Unterschied größer ist, als zwei Fotos eines unveränderten Gesichts ihn zeigen würden.",
  emptyTitle: "Dafür braucht es zwei bewertete Fotos",
  emptyNone:
    "Noch hat kein Foto dieses Besuchs ein Ergebnis. Füge zwei hinzu, dann stehen sie hier nebeneinander.",
  emptyOne: "Ein Foto hat ein Ergebnis. Füge noch eines hinzu, dann stehen beide hier nebeneinander.",
  emptyUnscored_one: "{{count}} Foto bekam keine Punktzahl oder wartet auf deine Antwort.",
  emptyUnscored_other: "{{count}} Fotos bekamen keine Punktzahl oder warten auf deine Antwort.",
  emptyWhy: "Warum, und was hilft",
  emptyWaiting:
    "Es werden noch Fotos bewertet. Sobald zwei ein Ergebnis haben, stehen sie hier nebeneinander.",
  a: "Foto A",
  b: "Foto B",
  columns: { a: "A", b: "B" },
  noneChosen: "Noch nichts gewählt",
  change: "Anderes wählen",
  chooseNow: "Wählen",
  choose: { a: "A wählen", b: "Womit vergleichen?" },
  close: "Schließen",
  groups: {
    photos: "Fotos dieses Besuchs",
    persons: "Personen, als Mittel ihrer Fotos",
    kept: "Behaltene Ergebnisse",
    unscored: "Nicht zu vergleichen",
  },
  unscoredWhat:
    "Diese Fotos haben keine Punktzahl, also gibt es nichts zu vergleichen. Öffne eines, um zu sehen, was hilft.",
  showMore: "Mehr zeigen ({{n}})",
  marked: "Eine Person, {{count}} Fotos dieses Besuchs",
  missing: {
    none: "Wähle, womit verglichen werden soll.",
    reading: "Das behaltene Ergebnis wird gelesen",
    gone: "Dieses behaltene Ergebnis lässt sich nicht mehr lesen. Wähle ein anderes.",
    mixed:
      "Die Ergebnisse dieser Person stammen aus verschiedenen Modellen, deshalb haben sie kein Mittel. Wähle stattdessen eines davon.",
  },
  view: "Bilder",
  views: { over: "Übereinander", beside: "Nebeneinander" },
  slider: "Wo Foto A endet und Foto B beginnt",
  sliderAt: "A {{a}} %, B {{b}} %",
  outlines: "Umrisse von beiden",
  apart: "nur in einem der Umrisse",
  overlayNote:
    "Beide Gesichter sind so gedreht und vergrößert, dass die Mitten ihrer Augen aufeinanderliegen; nichts ist verzerrt. Die Umrisse unterscheiden sich deshalb auch darin, wie der Kopf gehalten ist.",
  notAligned:
    "Die Augen eines Fotos liegen an einer Stelle, deshalb lassen sich die beiden nicht übereinanderlegen. Sieh sie dir nebeneinander an.",
  keptNoPicture:
    "Ein behaltenes Ergebnis hat kein Foto und keine Landmarken, nur seine Zahlen und, wo das an war, ein kleines Bild. Deshalb lässt sich hier nichts übereinanderlegen.",
  personNoPicture: "Ein Mittel hat kein eigenes Gesicht, deshalb lässt sich hier nichts übereinanderlegen.",
  personTitle: "Eine Person als eine Seite",
  personWhat:
    "Jede ihrer Zahlen ist das Mittel der Fotos, und ihr Rauschen ist um das kleiner, was von Foto zu Foto wechselt. Jemand hat gesagt, dass die Fotos von einer Person sind; nichts hier sieht nach, ob es so ist.",
  swap: "A und B tauschen",
  open: "Ergebnis von Foto {{side}} öffnen",
  plate: "Foto {{side}}: {{name}}",
  plateOther: "{{side}}: {{name}}",
  scores: "Punktzahlen",
  scoresCaption: "Punktzahlen beider Fotos mit ihren 90-%-Intervallen und ihr Unterschied",
  measurements: "Maße",
  moreCaption: "Maße, die sich um mehr als das Rauschen unterscheiden",
  restCaption: "Maße im Rauschen, oder nicht zu vergleichen",
  rest: "Die übrigen {{n}}: im Rauschen oder nicht zu vergleichen",
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
  tally: "{{more}} von {{compared}} Maßen unterscheiden sich um mehr als das Rauschen.",
  chance: "Bei einem unveränderten Gesicht wären es durch Zufall allein etwa {{expected}} von {{compared}}.",
  nothingMore: "Kein Maß unterscheidet sich um mehr als das Rauschen.",
  point: "Zeige auf ein Maß oder fokussiere es, um seine Linien auf beiden Fotos zu sehen.",
  pointTouch: "Tippe auf ein Maß, um seine Linien auf beiden Fotos zu sehen.",
  samePerson: "Das sind Fotos einer Person",
  unlike: {
    what: "Die Formen dieser Gesichter sind sich weniger ähnlich als sonst die einer Person.",
    ofTwo: "Formen: Die Hälfte der Maße liegt um das {{most}}-Fache des Rauschens auseinander oder weiter.",
    ofMany:
      "Formen: Im unähnlichsten Paar liegt die Hälfte der Maße um das {{most}}-Fache des Rauschens auseinander oder weiter.",
    seldom: "Bei zwei Fotos einer Person ist es selten mehr als das {{usual}}-Fache.",
    noProof: "Ähnliche Formen beweisen nicht, dass es eine Person ist.",
    pairs: "Mehr als das ist es in {{unlike}} von {{pairs}} Paaren.",
    next: "Auch ein breites Lachen, ein gedrehter Kopf oder Punkte an falscher Stelle können das bewirken. Wenn sie von zwei Menschen sind, nimm einen heraus: Das Mittel ist sonst von niemandem.",
  },
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
