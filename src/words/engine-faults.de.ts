/** Was an einem Modell oder der Berechnung schiefging, und was als Nächstes hilft. Same codes as in English, checked by the compiler. */
import type { EngineFaultCode, ModelFaultCode } from "../core/fault.ts";
import type { Advice } from "./engine-faults.en.ts";
import { LOWEST_BROWSERS } from "./lowest-browsers.ts";

const { chrome, firefox, safari } = LOWEST_BROWSERS;

export const engineFaults: Record<ModelFaultCode | EngineFaultCode, Advice> = {
  "model-not-found": {
    what: "Auf dieser Website fehlt eine Modelldatei.",
    next: "Lade die Seite neu. Bleibt es dabei, ist die Website nicht vollständig eingerichtet.",
  },
  "model-not-a-model": {
    what: "Statt einer Modelldatei kam etwas anderes an.",
    next: "Vielleicht ist eine Anmeldeseite oder ein Filter dazwischen. Prüfe die Verbindung und lade neu.",
  },
  "model-truncated": {
    what: "Eine Modelldatei kam unvollständig an.",
    next: "Prüfe die Verbindung und lade die Seite neu.",
  },
  "model-corrupt": {
    what: "Eine Modelldatei ist beschädigt: Ihre Prüfsumme stimmt nicht.",
    next: "Lade die Seite neu, um sie noch einmal zu holen. Beschädigte Modelle werden nie benutzt.",
  },
  "model-network": {
    what: "Eine Modelldatei ließ sich nicht herunterladen.",
    next: "Prüfe die Verbindung und versuche es noch einmal.",
  },
  "model-manifest-invalid": {
    what: "Die Modellliste dieser Website lässt sich nicht lesen.",
    next: "Lade die Seite neu. Bleibt es dabei, ist die Website nicht vollständig eingerichtet.",
  },
  "model-failed-to-load": {
    what: "Ein Modell startet auf diesem Gerät nicht.",
    next: "Aktualisiere den Browser und lade neu, oder nimm einen anderen Browser.",
  },
  "model-output-invalid": {
    what: "Ein Modell gab eine sinnlose Antwort; sie wurde verworfen.",
    next: "Versuche es noch einmal. Bleibt es dabei, nimm einen anderen Browser oder ein anderes Gerät.",
  },
  "engine-timeout": {
    what: "Die Bewertung dauerte zu lange und wurde angehalten.",
    next: "Versuche es noch einmal; schließe andere Tabs, wenn das Gerät ausgelastet ist.",
  },
  "engine-crashed": {
    what: "Die Bewertung ist abgebrochen.",
    next: "Versuche es noch einmal: Sie wird dafür frisch gestartet.",
  },
  "engine-out-of-memory": {
    what: "Dem Gerät ist der Speicher ausgegangen.",
    next: "Schließe andere Tabs oder nimm eine kleinere Kopie des Fotos.",
  },
  "engine-unsupported": {
    what: "Diesem Browser fehlt etwas, das die Bewertung braucht.",
    next: `Nimm Chrome oder Edge ab ${chrome}, Firefox ab ${firefox} oder Safari ab ${safari}. Im Blockierungsmodus nimm diese Website davon aus.`,
  },
  "engine-insecure": {
    what: "Diese Seite kam nicht über eine sichere Verbindung, darum lässt sich hier nichts prüfen.",
    next: "Öffne Mien unter seiner https-Adresse oder unter localhost.",
  },
  "engine-internal": {
    what: "In Mien ist etwas schiefgegangen.",
    next: "Versuche es noch einmal. Passiert es mit diesem Foto jedes Mal, nimm ein anderes.",
  },
};
