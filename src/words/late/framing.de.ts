/** Choosing the face, cropping and turning by hand, in German. */
import type { Words } from "../en.ts";
import type { framing as english } from "./framing.en.ts";

export const framing: Words<typeof english> = {
  tool: "Zuschneiden, drehen oder das Gesicht wählen",
  title: "Von Hand zuschneiden und drehen",
  lead: "Ziehe den Rahmen oder seine Ecken um ein Gesicht, mit Haaren und Kinn. Das Foto wird dann nur aus diesem Teil neu bewertet, auf diesem Gerät.",
  keys: "Mit der Tastatur: Tab führt zum Rahmen und seinen Griffen, die Pfeiltasten bewegen sie, mit Umschalt schneller.",
  frame: "Rahmen: der Teil, der bleibt",
  handles: {
    n: "Obere Kante des Rahmens",
    e: "Rechte Kante des Rahmens",
    s: "Untere Kante des Rahmens",
    w: "Linke Kante des Rahmens",
    ne: "Obere rechte Ecke des Rahmens",
    se: "Untere rechte Ecke des Rahmens",
    sw: "Untere linke Ecke des Rahmens",
    nw: "Obere linke Ecke des Rahmens",
  },
  turnLeft: "Nach links drehen",
  turnRight: "Nach rechts drehen",
  all: "Ganzes Foto",
  score: "Diesen Teil bewerten",
  close: "Abbrechen",
  size: "{{width}} × {{height}} Pixel bleiben.",
  noPicture: "Dieser Browser kann die Datei nicht zeigen, deshalb lässt sich hier kein Teil davon wählen.",
  offer: "Foto zuschneiden oder drehen",
  asItCame: "Wie es kam",
  faces: "Gesichter auf dem Foto",
  facesFound: "{{count}} Gesichter wurden gefunden. Wähle das, das gemeint ist:",
  face: "Gesicht {{number}} von {{of}}",
  faceLargest: "Gesicht {{number}} von {{of}}, das größte",
  lost: "Diese Wahl gab kein Ergebnis, deshalb bleibt alles, wie es war.",
  lostHide: "Ausblenden",
  closed:
    "Ein Gesicht auf diesem Foto sieht jünger als 18 aus oder könnte es sein. Deshalb wird es hier nicht weiter zugeschnitten oder gedreht.",
  said: "Von Hand gewählt: {{what}}",
  saidFace: "Gesicht {{number}} von {{of}}",
  saidCropped: "ein Teil des Fotos",
  saidTurned: "um {{degrees}}° im Uhrzeigersinn gedreht",
};
