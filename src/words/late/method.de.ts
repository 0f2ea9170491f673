/** The sentences of the method screen in German. */
import type { Words } from "../en.ts";
import type { method as english } from "./method.en.ts";

export const method: Words<typeof english> = {
  title: "Methode",
  lead: "Wie die Zahl entsteht, wie gut sie mit Menschen übereinstimmt und wo sie versagt. Die Zahlen dieser Seite stammen aus dem Auswertungsbericht und aus dem Code, der bewertet.",
  contents: "Auf dieser Seite",
  top: "Zurück zum Inhalt",
  asTable: "Als Tabelle",
  asTableNamed: "Als Tabelle: {{name}}",
  notMeasured: "Noch nicht gemessen.",
  range: "{{low}} bis {{high}}",
  parts: {
    geometry: "Geometrie",
    compact: "Kompaktes Modell",
    faces: "Gesichtsnetze",
    facestats: "FaceStats",
    appearance: "Mittel beider Modelle",
    blend: "Mischung",
  },
  groups: { everyone: "Alle", women: "Frauen", men: "Männer" },
  landmarkModel: "Landmarkenmodell",
  landmarkModels: { official: "Offiziell", assembled: "Zusammengesetzt" },
  part: "Teil",

  sections: {
    meaning: "Was die Zahl sagt",
    steps: "Wie sie entsteht, Schritt für Schritt",
    real: "Fotos echter Menschen",
    agreement: "Wie gut sie mit Menschen übereinstimmt: Vergleichsgesichter",
    groups: "Für wen sie schlechter ist",
    blend: "Warum diese Gewichte",
    interval: "Ob das Intervall hält",
    age: "Die Altersschranke",
    steady: "Wie ruhig sie ist",
    models: "Modellsteckbriefe",
    population: "Die Vergleichsgesichter",
    limits: "Bekannte Fehler und Grenzen",
    sources: "Quellen",
  },

  meaning: {
    is: "Sie schätzt, wie ein durchschnittlicher Fremder dieses eine Foto bewerten würde. Auf ihrer Skala haben die Vergleichsgesichter den Mittelwert {{mean}} und die Standardabweichung {{sd}}.",
    not: "Was sie nicht sagt:",
    nots: {
      worth: "Was jemand wert ist, und nichts über Gesundheit, Charakter oder Zukunft.",
      life: "Wie jemand im Leben oder auf einem anderen Foto aussieht: Licht, Objektiv, Abstand und Mimik verschieben sie.",
      taste:
        "Was du oder sonst jemand Bestimmtes meinen würde: Ein einzelner Bewerter stimmt mit dem Mittel aller anderen nur mit r = {{single}} überein.",
      change: "Dass an einem Gesicht etwas zu ändern wäre. Keine Behandlung und kein Rat folgt aus ihr.",
    },
  },

  steps: {
    open: {
      title: "Öffnen",
      text: "Der Browser öffnet das Foto auf diesem Gerät und dreht es aufrecht. Eine Datei darf bis zu {{megabytes}} MB groß sein und {{side}} Pixel je Seite haben; was länger als {{decoded}} Pixel ist, wird verkleinert.",
    },
    find: {
      title: "Das Gesicht finden",
      text: "Ein Landmarkenmodell findet {{points}} Punkte des größten Gesichts. Dann sieht es noch {{passes}}-mal hin, auf Ausschnitte von {{frame}} Pixeln, die etwas verschoben, gedreht, skaliert und gespiegelt sind. Es zählt das Mittel dieser Blicke, und wie weit sie auseinanderliegen, macht das Intervall breiter.",
    },
    check: {
      title: "Das Foto prüfen",
      text: "Kein Ergebnis gibt es, wenn kein Gesicht gefunden wird; wenn es schmaler als {{face}} Pixel ist oder die Augen näher als {{iris}} Pixel beieinanderliegen; wenn der Kopf um mehr als {{yaw}}° gedreht oder um mehr als {{pitch}}° geneigt ist; wenn mehr als {{outside}} des Gesichts außerhalb des Fotos liegen; wenn seine Punkte von Blick zu Blick um mehr als {{jitter}} des Augenabstands wandern; wenn es jünger als 18 wirkt; oder wenn sich sein Alter nicht schätzen ließ. Alles Mildere macht das Intervall um die Punkte unten breiter.",
      tableTitle: "Was eine Warnung zum Intervall hinzufügt",
      code: "Auf dem Foto gesehen",
      sd: "SD, Punkte",
    },
    measure: {
      title: "Messen",
      text: "{{all}} Strecken, Verhältnisse und Winkel werden zwischen den Punkten genommen, in einem Gesicht, das an der Linie durch beide Iris aufgerichtet und in Irisabständen gemessen ist. So zählt weder die Größe des Fotos noch sein Ausschnitt noch ein schief gehaltener Kopf. {{scored}} davon zählen; {{shown}} werden gezeigt, ohne zu zählen:",
      shown: "{{name}}: {{why}}",
    },
    weigh: {
      title: "Gewichten",
      text: "Jedes Maß, das zählt, wird in Standardabweichungen mit seinem Mittel über die {{faces}} Vergleichsgesichter verglichen und mit seinem Gewicht malgenommen. {{mean}} plus all dies ist die Punktzahl der Geometrie, jeder Beitrag ist also exakt. Die Gewichte stammen aus einer Ridge-Regression auf die mittleren Bewertungen (Strafterm {{lambda}}). Sie wurden gemeinsam geschätzt, und viele Maße überschneiden sich: Ein Gewicht für sich sagt wenig.",
      tableTitle: "Die Gewichte",
      measurement: "Maß",
      reference: "Mittel",
      sd: "SD",
      points: "Punkte je SD",
    },
    look: {
      title: "Hinsehen",
      text: "Erscheinungsmodelle sehen das Bild des Gesichts statt seiner Punkte: das kompakte Modell einen ausgerichteten Ausschnitt von {{width}} × {{height}} Pixeln, FaceStats, wo es eingeschaltet ist, einen von {{clip}} × {{clip}}. Ihre Antworten kommen auf dieselbe Skala, und die Punktzahl der Erscheinung ist das schlichte Mittel der Modelle, die geantwortet haben. Eine fehlende Antwort bleibt weg und wird nie ersetzt.",
      passes: "Das kompakte Modell sieht {{passes}}-mal hin, und das Mittel zählt.",
    },
    blend: {
      title: "Mischen",
      text: "{{geometry}} × Geometrie + {{appearance}} × Erscheinung ist der PSL. Hat kein Erscheinungsmodell geantwortet, ist er die Punktzahl der Geometrie allein und sagt das auch.",
    },
    scale: {
      title: "Auf die Skala bringen",
      text: "Alles steht auf einer Skala: {{mean}} + {{sd}} × z, mit Enden bei {{low}} und {{high}}; z ist der Abstand vom Mittel der Vergleichsgesichter in Standardabweichungen. Die Skala 0–8 ist das {{factor}}-fache dieser Punktzahl. Das Perzentil ist der Anteil der Vergleichsgesichter, die in genau dieser Größe niedriger liegen: von allen oder nur von den Frauen oder den Männern unter ihnen, je nach Wahl. Der Bereich wird von diesem Perzentil abgelesen; so liegt die Hälfte jeder Gruppe unter ihrer Mitte, und die Mitte jeder Gruppe ist Durchschnitt.",
      bands: "Die Bereiche",
      band: "Bereich",
      from: "Von Perzentil",
      below: "Bis unter",
    },
    interval: {
      title: "Sagen, wie sicher",
      text: "Das Intervall sagt, wo das Mittel der Bewertungen vieler Fremder läge. Bei Gesichtern, die die Anpassung nicht gesehen hatte, übertreiben extreme Punktzahlen; seine Mitte ist deshalb {{mean}} + {{slope}} × (Punktzahl − {{mean}}). Halbe Breiten von {{q68}} und {{q90}} Punkten fassten 68 % und 90 % ihrer Bewertungen. Fotos wirklicher Menschen sind schwieriger; q ist deshalb das {{f68}}- und das {{f90}}-fache davon. Ein anderes Foto derselben Person bekäme eine andere Punktzahl, mit einer SD von {{photo}} Punkten bei wirklichen Menschen, die mehrmals fotografiert wurden. Das, die Blicke dieses Fotos, seine Warnungen und was sich nicht messen ließ, sind zusammen eine SD s: Die halbe Breite wird √(q² + (k s)²), mit k = {{k68}} und {{k90}}.",
      which: "Das sind die Zahlen der Mischung mit {{models}} und dem Landmarkenmodell „{{kind}}“.",
    },
  },

  agreement: {
    held: "Alle Zahlen sind an ungesehenen Gesichtern gemessen: Die {{faces}} bewerteten Gesichter sind in {{folds}} Teile geteilt, und kein Gesicht wird von etwas bewertet, das an ihm angepasst wurde. Spannen sind 95-%-Intervalle eines Bootstraps.",
    compare:
      "Woran man es misst: Ein einzelner Bewerter stimmt mit dem Mittel der anderen mit r = {{single}} überein. Die Bewertungen selbst sind zuverlässig genug für höchstens r = {{ceiling}}. Wahrgenommenes Alter und Geschlecht allein, ohne jeden Blick auf die Form eines Gesichts, erreichen r = {{baseline}}.",
    table: "Übereinstimmung mit menschlichen Bewertungen",
    figure: "Größe",
    pearson: "Pearson r",
    spearman: "Spearman ρ",
    mae: "Mittlerer Fehler, Bewertungspunkte",
    women: "r unter Frauen ({{faces}})",
    men: "r unter Männern ({{faces}})",
    slope: "Steigung",
    tooFew: "zu wenige Gesichter",
    scatter: {
      title: "Bewertung über Punktzahl",
      summary:
        "{{faces}} Gesichter als Punkte: Punktzahl nach rechts, mittlere Bewertung nach oben. Die Linie ist die Bewertung, die eine Punktzahl vorhersagt. Pearson r ist {{r}}.",
      caption:
        "Jeder Punkt ist ein Gesicht. Die Linie ist die Bewertung, die eine Punktzahl vorhersagt; r = {{r}}.",
    },
    residuals: {
      title: "Was übrig bleibt",
      summary:
        "Bewertung minus vorhergesagte Bewertung von {{faces}} Gesichtern über ihrer Punktzahl. Der mittlere Fehler ist {{mae}} Bewertungspunkte.",
      caption: "Bewertung minus Vorhersage. Der mittlere Fehler ist {{mae}} Bewertungspunkte.",
    },
    calibration: {
      title: "Kalibrierung",
      summary:
        "Mittlere gegen vorhergesagte Bewertung für Zehntel der Gesichter, von den niedrigsten Punktzahlen zu den höchsten. Auf der gestrichelten Linie ist beides gleich; der größte Unterschied ist {{most}} Bewertungspunkte.",
      caption:
        "Zehntel der Gesichter, niedrigste Punktzahlen bis höchste. Auf der gestrichelten Linie hält die Punktzahl Wort; das fernste liegt {{most}} Punkte daneben.",
    },
    axes: {
      score: "Punktzahl, ungesehen",
      rating: "mittlere Bewertung",
      residual: "Bewertung − Vorhersage",
      predicted: "vorhergesagte Bewertung",
    },
    tenths: {
      score: "Punktzahlen",
      faces: "Gesichter",
      meanScore: "Mittlere Punktzahl",
      rating: "Mittlere Bewertung",
      predicted: "Vorhergesagt",
      residual: "Mittlerer Unterschied",
      sd: "SD der Unterschiede",
    },
  },

  within: {
    text: "Innerhalb einer Gruppe helfen die Unterschiede zwischen Gruppen nicht mehr; das ist also die schwerere Prüfung. Die Mischung stimmt mit den Bewertungen von {{worse}} weniger überein (r = {{low}}) als mit denen von {{better}} (r = {{high}}): Lies Punktzahlen von {{worse}} mit mehr Vorbehalt.",
    few: "Von einer Gruppe sind zu wenige Gesichter da, um es zu sagen.",
    table: "Übereinstimmung innerhalb von Gruppen",
    group: "Gruppe",
    r: "Pearson r",
    plot: "0 bis 1",
    worse: { women: "Frauen", men: "Männern" },
  },

  weights: {
    text: "Die Gewichte sind eine Entscheidung, keine Anpassung: Geometrie hat {{geometry}}, weil sich jeder Punkt von ihr zeigen und prüfen lässt. Am besten stimmte die Mischung bei {{best}} für die Erscheinung überein, r = {{bestR}}; mit den verwendeten {{used}} ist es r = {{usedR}}.",
    title: "Übereinstimmung bei jedem Gewicht",
    summary:
      "Pearson r der Mischung über dem Gewicht der Erscheinung, von 0 bis 1. Verwendet wird {{used}} mit r = {{usedR}}; das höchste r, {{bestR}}, liegt bei {{best}}.",
    caption: "Der Punkt ist das verwendete Gewicht.",
    weight: "Gewicht der Erscheinung",
    r: "Pearson r",
  },

  coverage: {
    text: "Ein Intervall, das 90 % verspricht, sollte die Bewertung von neun aus zehn Gesichtern fassen. So viele der ungesehenen Bewertungen lagen darin:",
    table: "Anteil der Bewertungen in den Intervallen",
    level: "Intervall",
    inside: "Darin",
    plot: "0 bis 100 %",
    note: "Der Strich ist, was das Intervall verspricht, der Balken, was es hielt.",
  },

  age: {
    text: "Ein Gesicht, dessen geschätztes Alter unter {{years}} Jahren liegt, bekommt keinerlei Ergebnis, ebenso eines, dessen Alter sich nicht schätzen ließ. Von da bis {{ask}} Jahre wird gefragt, wer das Foto geöffnet hat, ob es das Gesicht eines Erwachsenen ist, und vor der Antwort gibt es keine Zahl. Jedes Gesicht wurde hier von Netzen beurteilt, die es nie gesehen hatten; die Schätzungen liegen bei Gesichtern, die nach 12 bis 24 aussehen, im Mittel um {{mae}} Jahre daneben.",
    missed:
      "Vollkommen ist sie nicht: Von den Gesichtern, die jünger als 16 wirken, würden {{missed}} ohne Frage bewertet, und von denen, die älter als 25 wirken, würden {{wrong}} zu Unrecht abgewiesen und zu {{asked}} würde gefragt. Bitte nimm also nur Fotos von Erwachsenen.",
    table: "Gesichter, die die Altersschranke abweist oder zu denen sie fragt",
    perceived: "Wahrgenommenes Alter",
    under16: "unter 16",
    between: "16 bis 25",
    over25: "über 25",
    faces: "Gesichter",
    refused: "Abgewiesen",
    asked: "Gefragt",
    plot: "0 bis 100 %",
  },

  steady: {
    text: "Dasselbe Foto, anders gespeichert, beleuchtet, skaliert oder zugeschnitten, geht noch einmal durch die ganze App, und seine Landmarken werden neu gesucht. So weit bewegte sich die Punktzahl: ihre SD über die Fassungen, in Punkten von 100, über {{faces}} Gesichter.",
    table: "Wie weit sich eine Punktzahl bewegt, wenn das Foto verändert wird",
    change: "Änderung",
    changes: {
      jpeg: "als JPEG in drei Qualitäten gespeichert",
      brightness: "dunkler und heller",
      size: "kleiner und größer",
      framing: "beschnitten, umrandet, gespiegelt",
      all: "all dies",
    },
    parts: { geometry: "Geometrie", appearance: "Erscheinung", psl: "PSL" },
  },

  cards: {
    text: "Was diese Website mitbringt. Wie ein Modell auf diesem Gerät steht und was sich mit ihm tun lässt, steht auf einer eigenen Seite:",
    loading: "Die Modellliste dieser Website wird gelesen.",
    failed: "Die Modellliste dieser Website ließ sich nicht lesen.",
    role: "Was es tut",
    roles: {
      official: "Findet die {{points}} Punkte; erkennt auch Mimik.",
      assembled:
        "Findet die {{points}} Punkte. Dasselbe Netz, aus einem veröffentlichten Paket zusammengesetzt.",
      single: "Bewertet das Bild eines Gesichts und schätzt sein Alter für die Altersschranke.",
      "several-crops":
        "Bewertet das Bild eines Gesichts, schätzt sein Alter und erkennt Lächeln: kleine eigene Funktionen auf Netzen, die andere an echten Gesichtern trainiert haben.",
      "two-part": "Bewertet das Bild eines Gesichts: ein großer Bildkodierer und ein kleines Netz dahinter.",
    },
    size: "Größe",
    sizes: "{{from}} bis {{to}}",
    licence: "Lizenz",
    version: "Version",
    source: "Herkunft",
    agreement: "Übereinstimmung",
    agreementOf: "r = {{r}} ({{low}} bis {{high}}), an ungesehenen Gesichtern",
    agreementVia: "r = {{r}} ({{low}} bis {{high}}) für die Geometrie aus seinen Punkten",
    unmeasured:
      "noch nicht gemessen: Solange es zählt, ist das Perzentil eine Schätzung und das Intervall breiter",
    absent: "FaceStats gehört nicht zu dieser Website. Wer sie betreibt, kann es hinzufügen.",
    card: "Der ganze Steckbrief",
    english: "Die Steckbriefe werden auf Englisch geführt.",
  },

  population: {
    text: "{{faces}} Gesichter von Erwachsenen mit mittleren Bewertungen auf 0–100 (Mittel {{mean}}, SD {{sd}}), {{women}} von den Bewertern als Frauen gesehen und {{men}} als Männer. Sie sind synthetisch: von einem generativen Netz gerendert, im Licht eines Studios, von Menschen, die es nicht gibt.",
    source:
      "One Million Impressions: Peterson, Uddenberg, Griffiths, Todorov und Suchow, „Deep models of superficial face judgments“, PNAS 2022, doi 10.1073/pnas.2115228119. Ein Perzentil auf dieser Seite ist ein Platz unter diesen Gesichtern und im Geschmack dieser Bewerter, nicht unter allen Menschen.",
    title: "Punktzahlen der Vergleichsgesichter",
    summary:
      "Verteilung der Mischung unter den Vergleichsgesichtern. Die Hälfte aller liegt unter {{all}}, die Hälfte der Frauen unter {{women}}, die Hälfte der Männer unter {{men}}.",
    caption: "Die Mischung unter allen Vergleichsgesichtern und unter Frauen und Männern allein.",
    score: "Punktzahl",
    share: "Anteil darunter",
  },

  limits: {
    synthetic:
      "Die Vergleichsgesichter sind synthetisch und gleichmäßig beleuchtet. An echten Fotos ist die Übereinstimmung niedriger; um wie viel, steht oben, wo es gemessen wurde.",
    taste:
      "Die Bewerter wurden online für eine einzige Studie gewonnen. Menschen anderer Orte, Alter und Zeiten sehen Gesichter vielleicht anders, und Geschmack ist zur Hälfte privat.",
    groups: "Bei {{worse}} ist sie schlechter: r = {{low}} gegen {{high}}.",
    age: "Die Altersschranke bewertet {{missed}} der Gesichter, die jünger als 16 wirken, ohne Frage, fragt bei vielen jungen Erwachsenen und weist manche ab.",
    extremes:
      "Ungewöhnliche Punktzahlen übertreiben: Die Steigung der Bewertungen über den Punktzahlen ist {{slope}}; eine Punktzahl weit weg von {{mean}} ist zum Teil Zufall.",
    photo:
      "Gedrehte Köpfe, Lächeln, offene Münder, Brillen, Bärte, verdeckte oder unscharfe Gesichter und eine nahe Kamera verschieben Maße. Die Hinweise eines Ergebnisses sagen, was gesehen wurde; alles wird nicht gesehen.",
    lens: "Aus weniger als {{close}} cm werden Nasen breit und Gesichter schmal. Ohne die Daten des Objektivs ist der Abstand unbekannt, und das Intervall wird breiter.",
    outline:
      "Punkte am Umriss von Kiefer und Wange sind Schätzungen des Landmarkenmodells, keine sichtbaren Marken. Das Netz endet auf der Stirn: Haar und Haaransatz werden nicht gemessen.",
    drawings: "Zeichnungen, Renderings und bearbeitete Fotos liegen außerhalb dessen, wofür es gemacht ist.",
    facestats:
      "FaceStats wurde an die Vorhersagen eines anderen Modells für synthetische Gesichter angepasst, nicht an Bewertungen durch Menschen; wie gut es mit Menschen übereinstimmt, wurde nie veröffentlicht. Eine Mischung mit FaceStats wurde noch nicht mit Bewertungen verglichen, und ihr Intervall ist dafür breiter.",
  },

  sources: {
    text: "Worauf sich die Hinweise zu den Maßen stützen. „Erinnert“ heißt: aus der Literatur bekannt und nicht noch einmal nachgeschlagen.",
    recalled: "erinnert",
    for: "für {{names}}",
  },
};
