/** The sentences of the settings, in German. */
import type { Words } from "../en.ts";
import type { settings as english } from "./settings.en.ts";

export const settings: Words<typeof english> = {
  title: "Einstellungen",
  lead: "Nur in diesem Browser gemerkt.",
  language: "Die Sprache aller Sätze und Zahlen hier.",
  theme: "Hell, dunkel oder wie dein Gerät eingestellt ist.",
  scale: {
    legend: "Führende Skala",
    what: "Die Skala, die zuerst kommt; die andere bleibt daneben. Beide sagen dasselbe.",
    options: { "100": "0–100", "8": "0–8" },
  },
  group: {
    legend: "Vergleichen mit",
    what: "Unter wem Perzentil und Bereich gelesen werden. Du wählst, hier oder beim Ergebnis; das Foto wird nie gefragt. Punktzahl und Intervall bleiben gleich.",
    options: { everyone: "Allen", women: "Frauen", men: "Männern" },
  },
  among: {
    everyone: "unter allen Vergleichsgesichtern",
    women: "unter den Frauen der Vergleichsgruppe",
    men: "unter den Männern der Vergleichsgruppe",
  },
  backend: {
    legend: "Prozessor",
    what: "Worauf FaceStats rechnet. Automatisch nimmt den Grafikprozessor, wo er seinen Selbsttest besteht.",
    options: { auto: "Automatisch", webgpu: "Grafik (WebGPU)", wasm: "Hauptprozessor" },
  },
  history: {
    what: "Behält jedes Ergebnis in diesem Browser, nie das Foto.",
    link: "Was genau behalten wird",
  },
  stored: {
    title: "Auf diesem Gerät gespeichert",
    what: "Alles, was Mien in den Speicher dieses Browsers gelegt hat. Die Fotos dieses Besuchs gehören nicht dazu: Sie sind weg, wenn du die Seite schließt.",
    parts: { models: "Modelle", history: "Verlauf", settings: "Einstellungen", site: "Die App selbst" },
    part: "Teil",
    size: "Größe",
    unknown: "lässt sich nicht nachsehen",
    nothing: "nichts",
    results_one: "{{count}} Ergebnis, {{size}}",
    results_other: "{{count}} Ergebnisse, {{size}}",
    usage: "Nach der Zählung des Browsers belegt die ganze Website hier {{usage}}.",
    delete: "Löschen",
    deletePart: "Löschen: {{part}}",
    wipe: "Alles löschen",
    confirm: {
      models: {
        title: "Gespeicherte Modelle löschen?",
        why: "Modelle, die diese Seite geladen hat, arbeiten weiter, bis du sie schließt. Sie werden wieder geholt, wenn sie gebraucht werden.",
      },
      history: {
        title: "Den ganzen Verlauf löschen?",
        why: "Jedes behaltene Ergebnis ist endgültig von diesem Gerät verschwunden, und der Verlauf wird ausgeschaltet.",
      },
      settings: {
        title: "Alle Einstellungen vergessen?",
        why: "Jede Wahl geht auf den Stand des ersten Besuchs zurück, und der Hinweis vor dem ersten Foto erscheint wieder.",
      },
      site: {
        title: "Die Dateien der App löschen?",
        why: "Diese Seite läuft weiter, bis du sie schließt. Der nächste Besuch braucht das Netz und behält die Dateien wieder.",
      },
      all: {
        title: "Alles Gespeicherte löschen?",
        why: "Modelle, Verlauf und Einstellungen sind von diesem Gerät verschwunden. Der Verlauf lässt sich nicht zurückholen, die Modelle lassen sich neu laden.",
      },
    },
    yes: "Löschen",
    no: "Behalten",
    done: "Gelöscht.",
    failed:
      "Der Browser gab nicht frei: {{parts}}. Schließe andere Tabs von Mien und versuche es noch einmal.",
  },
  reset: {
    what: "Stellt Sprache, Farbschema, Skala, Vergleich und Prozessor zurück. Verlauf und behaltene Ergebnisse bleiben, wie sie sind.",
    button: "Auswahl zurücksetzen",
    done: "Die Auswahl ist zurückgesetzt.",
  },
};
