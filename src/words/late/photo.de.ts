/** What becomes of a photo, in German. */
import type { Words } from "../en.ts";
import type { photo as english } from "./photo.en.ts";

export const photo: Words<typeof english> = {
  steps: {
    decode: "Foto öffnen",
    landmarks: "Gesicht finden",
    quality: "Foto prüfen",
    measurements: "Messen",
    geometry: "Maße bewerten",
    appearance: "Erscheinungsmodelle befragen",
    blend: "Zusammenführen",
  },
  phases: {
    queued: "Wartet",
    running: "Läuft",
    done: "Bewertet",
    refused: "Kein Wert",
    failed: "Fehlgeschlagen",
    cancelled: "Abgebrochen",
  },
  actions: {
    newPhoto: "Fotos hinzufügen",
    cancel: "Abbrechen",
    cancelAll: "Alle abbrechen",
    retry: "Noch einmal versuchen",
    remove: "Entfernen",
    removeNamed: "{{name}} entfernen",
    anotherPhoto: "Anderes Foto auswählen",
  },
  photos: {
    label: "Fotos",
    summary: "{{settled}} von {{total}} fertig",
    item: "{{name}}: {{state}}",
    itemScored: "{{name}}: PSL {{score}}, 90-%-Intervall {{low}} bis {{high}}",
  },
  running: {
    title: "Dieses Foto wird bewertet",
    queued: "Wartet, bis es an der Reihe ist",
    cancelled: "Dieses Foto wurde abgebrochen.",
    progress: "Fortschritt",
    photoFaint: "Foto, das bewertet wird: {{name}}",
  },
  announce: {
    running: "{{name}}: {{step}}",
    done: "{{name}}: PSL {{score}} von {{top}}, 90-%-Intervall {{low}} bis {{high}}. {{band}}.",
    joined:
      "{{name}}, ein weiteres Modell kam hinzu: PSL {{score}} von {{top}}, 90-%-Intervall {{low}} bis {{high}}. {{band}}.",
    rescored:
      "{{name}}, neu gebildet: PSL {{score}} von {{top}}, 90-%-Intervall {{low}} bis {{high}}. {{band}}.",
    refused: "{{name}}: kein Wert. {{what}} {{next}}",
    failed: "{{name}}: fehlgeschlagen. {{what}} {{next}}",
    cancelled: "{{name}}: abgebrochen.",
  },
  bands: {
    "well-below-average": "Weit unter dem Durchschnitt",
    "below-average": "Unter dem Durchschnitt",
    average: "Durchschnitt",
    "above-average": "Über dem Durchschnitt",
    "well-above-average": "Weit über dem Durchschnitt",
  },
  result: {
    title: "Ergebnis für {{name}}",
    psl: "PSL",
    pslGeometric: "PSL, nur Geometrie",
    outOf: "von 100",
    interval90: "90-%-Intervall",
    interval68: "68-%-Intervall",
    scale8: "Skala 0–8",
    scale100: "Skala 0–100",
    percentile: "Perzentil",
    band: "Bereich",
    range: "{{low}} bis {{high}}",
    about: "etwa {{value}}",
    nothingHere: "Hier ist noch kein Foto.",
    refusedTitle: "Kein Wert für dieses Foto",
    failedTitle: "Dieses Foto ließ sich nicht bewerten",
    nextStep: "Was hilft",
    alsoSeen: "Außerdem auf diesem Foto",
    technical: "Für Entwickler",
  },
};
