/** The sentences of keeping and exporting a result, in German. */
import type { Words } from "../en.ts";
import type { exportWords as english } from "./export.en.ts";

export const exportWords: Words<typeof english> = {
  title: "Ergebnis behalten",
  card: "Bild zum Teilen",
  cardWhat:
    "Eine Karte mit der Punktzahl, ihrem Intervall und ihrer Lage auf der Kurve. Das Foto ist nur darauf, wenn du es dazunimmst.",
  shape: "Form",
  shapes: { wide: "Breit", tall: "Hoch" },
  theme: "Farben",
  themes: { light: "Hell", dark: "Dunkel" },
  withPhoto: "Foto auf der Karte",
  withPhotoOptions: { no: "Nein", yes: "Ja" },
  photoWarning: "Wer dieses Bild bekommt, sieht das Gesicht.",
  photoFailed: "Der Browser kann dieses Foto nicht zeichnen, deshalb ist die Karte ohne.",
  drawing: "Die Karte wird gezeichnet",
  drawFailed:
    "Der Browser konnte die Karte nicht zeichnen. Versuche es noch einmal oder lade stattdessen den Bericht herunter.",
  downloadCard: "PNG herunterladen",
  copyCard: "Bild kopieren",
  share: "Teilen …",
  shareNow: "Teilen",
  moreWays: "Weitere Wege zu teilen",
  copyPicture: "Bild kopieren",
  copyText: "Text kopieren",
  savePicture: "Bild speichern",
  withoutFace:
    "Die Zahl mit Intervall und Vergleichsgruppe. Das Gesicht ist nicht dabei; weiter unten gibt es eine Karte, die es tragen kann.",
  told: {
    shared: "Weitergegeben.",
    "share-closed": "Geschlossen, nichts wurde geteilt. Das Ergebnis ist noch hier.",
    "share-refused":
      "Dieses Gerät hat es nicht geteilt. Nichts ist verloren: Versuche es noch einmal, oder kopiere oder speichere das Bild.",
    "picture-copied": "Das Bild ist kopiert.",
    "text-copied": "Der Text ist kopiert.",
    "copy-refused": "Der Browser erlaubt das Kopieren hier nicht. Speichere das Bild stattdessen.",
    saved: "Das Bild liegt bei deinen Downloads.",
    "draw-failed":
      "Der Browser konnte die Karte nicht zeichnen. Versuche es noch einmal oder lade stattdessen den Bericht herunter.",
  },
  cardTitle: "Schätzung, wie Fremde ein Foto bewerten",
  cardMeaning:
    "Wie Fremde dieses Foto im Mittel bewerten, nicht den Menschen, liegt in 9 von 10 Fällen im Intervall. {{mean}} ist das Mittel der Vergleichsgesichter.",
  cardInterval: "90-%-Intervall {{low}} bis {{high}}",
  cardScale8: "{{value}} auf 0–8",
  cardScale100: "{{value}} auf 0–100",
  cardLabel: "{{label}}, von {{top}}",
  cardPlace: "{{band}}: Perzentil {{value}} {{among}}",
  cardAlt: "Karte: PSL {{score}}, 90-%-Intervall {{low}} bis {{high}}.",
  cardMade: "Auf dem Gerät gemacht, kein Foto gesendet",
  files: "Dateien",
  filesWhat:
    "Punktzahlen, Maße, Hinweise zum Foto, seine Größe, die Haltung des Kopfes, deine Antwort, falls nach dem Alter gefragt wurde, und die Namen der Modelle: kein Foto und kein Dateiname.",
  landmarks: "Landmarken im JSON",
  landmarksNo:
    "Ohne Landmarken. Das sind 478 Punkte, die die Form dieses Gesichts angeben: eine Vorlage, an der man ein Gesicht wiedererkennen kann.",
  landmarksYes:
    "Mit Landmarken: 478 Punkten, die die Form dieses Gesichts angeben. Sie sind eine Vorlage, an der man ein Gesicht wiedererkennen kann. Gib diese Datei nur Menschen, denen du auch das Foto geben würdest.",
  copy: "JSON kopieren",
  copied: "Kopiert",
  copyFailed: "Kopieren ist hier gesperrt. Nimm das Herunterladen.",
  json: "JSON herunterladen",
  csv: "CSV herunterladen",
  print: "Bericht auf Papier",
  printWhat: "Ein bis zwei Seiten A4 mit den Maßen; der Druckdialog kann auch ein PDF speichern.",
  printButton: "Bericht drucken",
  printPhoto: "Foto im Bericht",
  historyTitle: "Verlauf",
  reportTitle: "Bericht zu einem Foto",
  reportDate: "Gedruckt {{date}}",
  reportMeaning: "Was diese Zahl ist",
  reportPhoto: "Bewertetes Foto",
  reportFooter:
    "Mien hat dieses Foto auf dem Gerät vermessen, auf dem es ausgewählt wurde. Nichts wurde gesendet.",
  reportZ: "SD",
};
