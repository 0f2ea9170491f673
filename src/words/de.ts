/** The German sentences of the first screen and the frame around every screen. */
import { engineFaults } from "./engine-faults.de.ts";
import type { Catalogue } from "./en.ts";

export const de: Catalogue = {
  faults: engineFaults,
  app: {
    name: "Mien",
    title: "Mien: ein Gesicht, vermessen auf deinem Gerät",
    skip: "Zum Inhalt springen",
    home: "Mien, Start",
    footer: "Mien läuft in deinem Browser. Kein Konto, kein Hochladen, keine Verfolgung.",
    language: "Sprache",
    languages: { en: "English", de: "Deutsch" },
    languageLost: "{{language}} ist nicht angekommen. Prüfe die Verbindung und wähle es dann noch einmal.",
    theme: "Darstellung",
    themes: { system: "System", light: "Hell", dark: "Dunkel" },
  },
  nav: {
    main: "Ansichten",
    other: "Mehr",
    score: "Bewerten",
    camera: "Kamera",
    result: "Ergebnis",
    photos: "Fotos",
    compare: "Vergleich",
    models: "Modelle",
    history: "Verlauf",
    settings: "Einstellungen",
    method: "Methode",
    benchmark: "Leistungstest",
    "privacy-check": "Datenschutz-Prüfung",
  },
  help: { file: "./hilfe.html", link: "Hilfe", opens: "öffnet einen neuen Tab" },
  privacy: {
    label: "Datenschutz, live",
    sent: "Gesendete Foto-Bytes",
    requests: "Anfragen seit Bereitschaft",
    notYet: "gezählt wird, sobald die Modelle bereit sind",
    how: "So wird gezählt",
    check: "Selbst ausprobieren: Datenschutz-Prüfung",
    method:
      "Die Seite zählt jedes Byte, das ihr eigener Code einer sendenden Funktion übergibt, und jede Anfrage der Seite, die der Browser meldet, nachdem die Modelle bereit sind. Die Anfragen ihres Workers sieht sie nicht; die Kopfzeilen des Servers verbieten beiden jede andere Adresse. Modelle, die du herunterlädst, sind auch Anfragen, an dieselbe Website, und enthalten nichts von einem Foto. Der Browser selbst fragt diese Website bisweilen, ob es eine neuere Version der App gibt. Gespeichert sind auf diesem Gerät die App selbst, Modelle, deine Einstellungen, welche Prozessoren ihren Selbsttest bestanden und, nur wenn du den Verlauf anschaltest, deine Ergebnisse.",
  },
  engine: {
    label: "Bewertung",
    loading: "Die Modelle werden geladen. Fotos, die du jetzt hinzufügst, warten so lange.",
    loadingBytes: "{{what}}: {{bytes}} von {{total}}",
    speed: "{{speed}} pro Sekunde",
    secondsLeft: "noch etwa {{seconds}} s",
    ready: "Bereit. Alles Nötige ist auf diesem Gerät.",
    silent:
      "Seit einer Weile kommt nichts an. Ein langsames Gerät oder eine langsame Verbindung kann länger brauchen; bleibt es so, prüfe die Verbindung und lade die Seite neu.",
    retrying: "Die Verbindung ist abgerissen. Neuer Versuch, {{n}} von 3.",
    failed: "Die Bewertung konnte nicht starten.",
    reload: "Seite neu laden",
  },
  update: {
    ready:
      "Eine neue Version ist bereit. Beim Aktualisieren startet die Seite neu; Ergebnisse, die nicht behalten wurden, sind dann weg.",
    button: "Aktualisieren",
    waits: "Die Aktualisierung wartet, bis kein Foto mehr bewertet wird.",
    replaced: "Mien wurde in einem anderen Tab aktualisiert. Dieser hier läuft mit seiner Version weiter.",
  },
  notice: {
    title: "Vor dem ersten Foto",
    adults: "Mien ist für Erwachsene. Nimm ein Foto von dir oder von einem Erwachsenen, der zugestimmt hat.",
    meaning:
      "Mien schätzt, wie ein durchschnittlicher Fremder ein einzelnes Foto bewerten würde. Das ist niemandes Wert, und es stimmt oft nicht: Geschmack ist zur Hälfte privat, und ein anderes Foto derselben Person bekommt eine andere Zahl.",
    leave:
      "Wenn Gemessenwerden sich heute nicht gut anfühlt, ist Gehen eine gute Wahl. Ein Gesicht, das jünger als 18 wirkt, soll keinen Wert bekommen.",
    accept: "Ich bin 18 oder älter, weiter",
    decline: "Jetzt nicht",
  },
  score: {
    title: "Ein Foto bewerten",
    lead: "Mien vermisst das Gesicht auf einem Foto, schätzt, wie Fremde dieses Foto bewerten würden, und zeigt, wie sicher das ist. Das Foto verlässt dieses Gerät nie.",
    drop: "Foto hier ablegen",
    dropSeveral: "oder einfügen. Gern auch mehrere auf einmal.",
    dropNow: "Loslassen zum Bewerten",
    choose: "Fotos auswählen",
    useCamera: "Kamera benutzen",
    formats:
      "JPEG, PNG, WebP, AVIF, HEIC, bis 50 MB. Von vorn, entspannt, gleichmäßig beleuchtet, aus einem Meter Abstand.",
    nothingUsable: "Darin war kein Bild. Wähle stattdessen eine Fotodatei aus.",
    examplesTitle: "Oder probiere ein Beispiel",
    examplesNote: "Gerenderte Gesichter: Sie zeigen niemanden.",
    example: "Beispiel probieren: {{name}}",
    exampleFailed: "Dieses Beispiel ließ sich nicht laden.",
    back: "Zurück zu den Ergebnissen",
    inQueue_one: "{{count}} Foto in diesem Besuch",
    inQueue_other: "{{count}} Fotos in diesem Besuch",
  },
  crash: {
    title: "Auf dieser Seite ist etwas kaputtgegangen",
    what: "Deine Fotos liegen unverändert auf deinem Gerät, und nichts wurde gesendet. Lade die Seite neu, um neu anzufangen.",
    reload: "Seite neu laden",
    details: "Technische Einzelheiten",
  },
  loading: "Lädt",
  lost: {
    title: "Dieser Bildschirm konnte nicht geladen werden",
    what: "Ein Teil der Website ist nicht angekommen. Die anderen Bildschirme gehen wie zuvor, und offene Fotos bleiben offen.",
    next: "Prüfe die Verbindung und komm wieder hierher. Bleibt es so, lade die Seite neu.",
    back: "Zum Anfang",
    reload: "Seite neu laden",
  },
};
