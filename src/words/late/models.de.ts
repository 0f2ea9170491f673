/** The sentences of the models screen in German. */
import type { Words } from "../en.ts";
import type { models as english } from "./models.en.ts";

export const models: Words<typeof english> = {
  title: "Modelle",
  lead: "Was hinter den Zahlen steht. Jedes Modell läuft auf diesem Gerät, und jedes Byte davon wird gegen seine veröffentlichte Prüfsumme geprüft, bevor es läuft.",
  reading: "Die Modellliste dieser Website wird gelesen.",
  listFailed: "Die Modellliste dieser Website ließ sich nicht lesen.",
  listAgain: "Noch einmal lesen",
  groups: {
    appearance: "Erscheinung",
    appearanceLead:
      "Die Punktzahl der Erscheinung ist das Mittel der Modelle, die eingeschaltet sind und geantwortet haben. Schaltest du eines aus oder ein, entstehen alle Ergebnisse dieses Besuchs neu aus den vorhandenen Antworten; nichts läuft noch einmal.",
    landmarks: "Landmarken",
    landmarksLead:
      "Findet die 478 Punkte, von denen aus alles andere gemessen wird. Wo das offizielle Modell da ist, wird es benutzt.",
  },
  names: {
    compact: "Kompaktes Erscheinungsmodell",
    faces: "Gesichtsnetze",
    official: "Gesichtslandmarken (MediaPipe)",
    assembled: "Gesichtslandmarken (zusammengesetzt)",
  },
  what: {
    facestats:
      "Ein großer Bildkodierer (CLIP ViT-B/32) mit einem kleinen Netz, das die Punktzahlen eines anderen Modells für synthetische Gesichter gelernt hat. Es wird nur auf deinen Wunsch heruntergeladen. Seine Antworten kommen zu vorhandenen Ergebnissen hinzu, und kein erstes Ergebnis wartet je darauf.",
    compact:
      "Das eigene kleine Netz dieses Projekts. Es schätzt auch, ob ein Gesicht jünger als 18 wirkt, ob ein- oder ausgeschaltet.",
    faces:
      "Kleine eigene Funktionen auf Gesichtsnetzen der npm-Pakete @vladmandic/human und @vladmandic/face-api (MIT). Nach den Veröffentlichungen haben andere sie an Fotografien echter Menschen trainiert: faceres zum Erkennen von Gesichtern, dann für Alter und Geschlecht (Savchenko 2019; das Paket nennt keine Fotografien), dlibs Gesichtserkennung an etwa drei Millionen (FaceScrub, VGG und aus dem Netz), die Mimik an Bildern aus dem Netz. Wird nach dem ersten Ergebnis geladen. Es beurteilt das Alter, ob ein- oder ausgeschaltet. Was es in einem Gesicht sieht, könnte Menschen unterscheiden; darum verlässt es nie den Worker dieser Seite und wird nirgends aufbewahrt.",
    official: "MediaPipes eigenes Landmarkenmodell, mit Mimik.",
    assembled: "Dasselbe Netz, aus einem frei veröffentlichten Paket zusammengesetzt, ohne Mimik.",
    other: "Ein weiteres Modell dieser Website.",
  },
  facts: {
    size: "Größe",
    sizes: "{{from}} bis {{to}}, je nach Variante",
    byVariant: "unten, für jede Variante",
    licence: "Lizenz",
    version: "Version",
    source: "Herkunft",
    runsOn: "Läuft auf",
    here: "Auf diesem Gerät",
    checksum: "SHA-256, geprüft",
    checksumShort: "{{start}}… ganz zeigen",
    checksumOf: "SHA-256 von {{name}}: {{start}}… ganz zeigen",
  },
  here: {
    whole: "gespeichert",
    part: "{{bytes}} von {{total}}",
    none: "nicht gespeichert",
  },
  runs: {
    wasm: "Prozessor",
    webgpu: "Grafikprozessor",
    wasmThreads_one: "Prozessor, {{count}} Thread",
    wasmThreads_other: "Prozessor, {{count}} Threads",
    webgpuNamed: "Grafikprozessor ({{gpu}})",
    notYet: "nicht geladen",
  },
  use: {
    inUse: "In Gebrauch.",
    standby: "In Reserve: Das andere wird benutzt.",
    counts: "Zählt in Ergebnissen",
    isOn: "Ein.",
    isOff: "Aus. Seine Antworten bleiben erhalten, und keine zählt.",
    notLoaded: "Noch nicht geladen.",
  },
  facestats: {
    nothing: "Nicht auf diesem Gerät.",
    someHere: "{{bytes}} von {{total}} sind auf diesem Gerät. Das Herunterladen geht von dort weiter.",
    stored: "Auf diesem Gerät, ausgeschaltet.",
    gone: "Beim letzten Besuch war es eingeschaltet, ist aber nicht mehr auf diesem Gerät gespeichert.",
    download: "{{size}} herunterladen und einschalten",
    downloadUpTo: "Bis zu {{size}} herunterladen und einschalten",
    resume: "Weiter herunterladen",
    turnOn: "Einschalten",
    turnOff: "Ausschalten",
    cancel: "Herunterladen abbrechen",
    stop: "Anhalten",
    retry: "Noch einmal versuchen",
    downloading: "FaceStats wird heruntergeladen.",
    progress: "Herunterladen von FaceStats",
    bytes: "{{bytes}} von {{total}}",
    retrying: "Die Verbindung ist abgerissen. Neuer Versuch, {{n}} von 3.",
    loading: "FaceStats startet: Seine Bytes werden geprüft, dann folgt ein Selbsttest.",
    ready: "Ein. Bereit nach {{seconds}} s.",
    resting: "Ein, in Ruhe: Sein Speicher ist zurückgegeben, das nächste Foto weckt es.",
    runningVariant: "{{variant}}, {{runsOn}}",
    fellBack: "Der Grafikprozessor ließ sich nicht nutzen, deshalb rechnet der Prozessor. {{why}}",
    failed: "FaceStats ließ sich nicht laden.",
  },
  notStored: {
    "quota-exceeded":
      "Zum Speichern war kein Platz. Es läuft deshalb aus dem Arbeitsspeicher und muss beim nächsten Besuch neu geladen werden. Schaffe Platz auf diesem Gerät oder lösche unten andere Varianten.",
    "storage-unavailable":
      "Dieser Browser speichert hier nichts (vielleicht ein privates Fenster). Es läuft deshalb aus dem Arbeitsspeicher und muss beim nächsten Besuch neu geladen werden. Ein normales Fenster behält es.",
  },
  absent: {
    landmarks:
      "Diese Website hat nur das zusammengesetzte Landmarkenmodell. Mit dem offiziellen von MediaPipe liegen die Punkte etwas genauer, und Ergebnisse stimmen etwas besser mit Menschen überein.",
    what: "Diese Website führt FaceStats nicht, ein größeres Modell. Ergebnisse entstehen ohne es und sagen das auch; auf deinem Gerät fehlt nichts.",
  },
  settings: {
    title: "Wie FaceStats läuft",
    backend: "Läuft auf",
    backends: { auto: "Automatisch", webgpu: "Grafikprozessor", wasm: "Prozessor" },
    backendNote:
      "Automatisch nimmt den Grafikprozessor, wo er einen echten Test besteht und mit einer bekannten Antwort übereinstimmt, sonst den Prozessor.",
    variant: "Variante",
    automatic: "Automatisch",
    automaticNote: "die erste, die passt: {{names}}",
    apply: "So benutzen",
    applyDownload: "{{size}} herunterladen und so benutzen",
    cannotRun: "nicht auf dem gewählten Prozessor",
    delete: "Löschen",
    deleteNamed: "{{name}} von diesem Gerät löschen",
  },
  variants: {
    q4f16: { name: "4 Bit, halbe Genauigkeit", note: "Am kleinsten. Für Grafikprozessoren." },
    q4: { name: "4 Bit", note: "Näher am Original als 8 Bit, und kleiner. Auf einem Prozessor langsamer." },
    quantized: {
      name: "8 Bit",
      note: "Was meist mit quantisiertem CLIP gemeint ist. Auf einem Prozessor schneller.",
    },
    uint8: { name: "8 Bit, ohne Vorzeichen", note: "Wie 8 Bit, anders gerundet." },
    fp16: { name: "Halbe Genauigkeit", note: "So gut wie das Original, halb so groß." },
    fp32: { name: "Original", note: "Der Maßstab. Zu groß für die meisten Telefone." },
  },
  calibrations: {
    linear: "lineare Kalibrierung, Mittel {{mean}}, SD {{sd}}",
    quantile: "kalibriert nach dem Rang unter den Vergleichsgesichtern",
    clamp: "Rohausgabe als Punktzahl genommen",
  },
  file: {
    title: "Aus einer Datei",
    lead: "Ein Modell, das du schon als Datei hast, kannst du ohne Herunterladen einbringen. Es muss Byte für Byte eine der oben aufgeführten Dateien sein: Es wird wie ein Download geprüft und ebenso gespeichert.",
    choose: "Modelldatei auswählen",
    none: "Diese Website führt kein Modell, das sich einbringen ließe.",
    reading: "{{file}} wird geprüft.",
    progress: "Prüfen der Datei",
    cancel: "Abbrechen",
    done: "{{file}} ist {{name}}. Die Datei wurde geprüft und ist auf diesem Gerät gespeichert.",
    "quota-exceeded":
      "{{file}} ist {{name}} und in Ordnung, aber zum Speichern fehlt der Platz. Schaffe Platz auf diesem Gerät und wähle sie noch einmal.",
    "storage-unavailable":
      "{{file}} ist {{name}} und in Ordnung, aber dieser Browser speichert hier nichts. Nimm ein normales Fenster und wähle sie noch einmal.",
    turnOn: "FaceStats einschalten",
    faults: {
      "model-not-a-model": {
        what: "{{file}} ist eine Webseite, kein Modell.",
        next: "Lade die Datei selbst herunter (oft ein Knopf namens „download“ oder „raw“) und wähle diese.",
      },
      "model-truncated": {
        what: "{{file}} ist nur der Anfang eines Modells.",
        next: "Der Download wurde abgebrochen. Lade sie noch einmal herunter und wähle die neue Datei.",
      },
      "model-corrupt": {
        what: "{{file}} ist keines der hier aufgeführten Modelle oder beschädigt: Größe oder Prüfsumme stimmt nicht. Nichts davon wurde behalten.",
        next: "Vergleiche Größe und Prüfsumme mit der Liste und lade genau diese Datei noch einmal herunter.",
      },
      other: {
        what: "{{file}} ließ sich nicht einbringen.",
        next: "Versuche es noch einmal oder lade das Modell stattdessen herunter.",
      },
    },
  },
  faults: {
    "model-not-found": {
      what: "Diese Website führt das Modell auf, aber ein Stück davon fehlt.",
      next: "Die Website ist nicht vollständig eingerichtet. Versuche es später oder bringe das Modell aus einer Datei ein.",
    },
    "model-not-a-model": {
      what: "Statt des Modells kam eine Webseite.",
      next: "Vielleicht ist eine Anmeldeseite oder ein Filter dazwischen. Öffne diese Website in einem neuen Tab, melde dich an, falls nötig, und versuche es noch einmal.",
    },
    "model-truncated": {
      what: "Ein Stück des Modells kam dreimal nacheinander abgeschnitten an.",
      next: "Was ganz ankam, ist noch da. Prüfe die Verbindung und versuche es noch einmal: Es geht von dort weiter.",
    },
    "model-corrupt": {
      what: "Ein Stück des Modells kam beschädigt an: Seine Prüfsumme stimmt nicht. Es wurde verworfen.",
      next: "Was ganz ankam, ist noch da. Versuche es noch einmal; bleibt es dabei, ist die Kopie auf dieser Website beschädigt.",
    },
    "model-network": {
      what: "Beim Herunterladen ist die Verbindung abgerissen.",
      next: "Was ganz ankam, ist noch da. Wenn du wieder online bist, versuche es noch einmal: Es geht von dort weiter.",
    },
    "model-manifest-invalid": {
      what: "Die Stücke sind in Ordnung, ergeben aber nicht das Modell, das diese Website aufführt.",
      next: "Die Website ist nicht richtig eingerichtet. Lade die Seite neu; bleibt es dabei, lässt es sich nur dort beheben.",
    },
    "model-failed-to-load": {
      what: "Das Modell ist da und in Ordnung, startet aber auf diesem Gerät nicht.",
      next: "Wähle unten eine andere Variante oder den Prozessor, oder aktualisiere den Browser.",
    },
    "model-output-invalid": {
      what: "Der Selbsttest gab eine falsche Antwort, deshalb wird das Modell hier nicht benutzt.",
      next: "Wähle unten den Prozessor oder eine andere Variante.",
    },
    "engine-out-of-memory": {
      what: "Für diese Variante reicht der Arbeitsspeicher nicht.",
      next: "Schließe andere Tabs oder wähle unten eine kleinere Variante.",
    },
  },
  storage: {
    title: "Auf diesem Gerät",
    models: "Modelle",
    site: "Diese Website insgesamt",
    usage: "{{usage}} von höchstens {{quota}}",
    unknown: "der Browser sagt es nicht",
    kept: "Aufbewahrt",
    keptYes: "Der Browser hat zugesagt, es nicht von selbst zu löschen.",
    keptNo: "Der Browser darf es löschen, wenn der Platz knapp wird.",
    ask: "Den Browser bitten, es zu behalten",
    askedNo:
      "Der Browser hat nichts zugesagt. Viele tun es, sobald eine Website installiert ist oder oft benutzt wird.",
    leftovers_one: "{{count}} Stück eines älteren Modells ist übrig.",
    leftovers_other: "{{count}} Stücke älterer Modelle sind übrig.",
    deleteLeftovers: "Reste löschen",
    deleted: "Gelöscht: {{bytes}} sind wieder frei.",
    tidied: "Die Reste sind gelöscht.",
    embedded: "Modelle, die jede Bewertung braucht, kommen beim nächsten Besuch wieder, wenn du sie löschst.",
  },
  partIn: {
    label: "Beteiligt an",
    geometry: "den Messungen ({{weight}} des PSL)",
    appearance: "der Erscheinung ({{weight}} des PSL)",
    age: "der Prüfung, ob ein Gesicht jünger als 18 wirkt",
    none: "zurzeit nichts",
  },
  concerns: {
    "saves-data": "Dein Browser ist darauf eingestellt, Daten zu sparen.",
    metered: "Du scheinst mobil verbunden zu sein; Daten können dann Geld kosten.",
    "low-storage":
      "Auf diesem Gerät ist nur noch Platz für {{free}}. FaceStats würde in diesem Besuch arbeiten und müsste beim nächsten noch einmal kommen.",
    "small-memory":
      "Dieses Gerät hat wenig Speicher: Der Browser schließt diesen Tab vielleicht, während FaceStats arbeitet. Das vorhandene Ergebnis braucht es nicht.",
  },
  ask: {
    question: "Trotzdem {{size}} herunterladen?",
    yes: "{{size}} herunterladen",
    no: "Jetzt nicht",
  },
  joining: {
    label: "FaceStats und dieses Ergebnis",
    offer:
      "FaceStats, ein größeres Modell, kann hinzukommen: Seine Antwort wäre {{weight}} des PSL, und danach arbeitet es auch ohne Netz.",
    offerLink: "Mehr dazu",
    add: "FaceStats hinzunehmen: {{size}}",
    addUpTo: "FaceStats hinzunehmen: bis zu {{size}}",
    resume: "Fortsetzen: noch {{size}}",
    takes: "etwa {{time}} über diese Verbindung",
    downloading:
      "FaceStats wird heruntergeladen und kommt zu diesem Ergebnis hinzu, sobald es bereit ist. Du kannst inzwischen weitermachen.",
    loading: "FaceStats startet und kommt zu diesem Ergebnis hinzu, sobald es bereit ist.",
    failed: "FaceStats ist eingeschaltet, ließ sich aber nicht laden.",
    failedLink: "Was zu tun ist",
  },
};
