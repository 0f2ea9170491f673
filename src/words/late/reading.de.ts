/** What is said of a number where it stands, in German. */
import type { Words } from "../en.ts";
import type { reading as english } from "./reading.en.ts";

export const reading: Words<typeof english> = {
  bar: {
    label: "Mit diesem Ergebnis",
    compare: "Vergleichen",
    next: "Neues Foto",
  },
  psl: {
    question: "Was ist PSL?",
    scale:
      "Eine Skala aus Internetforen dafür, wie ein Gesicht auf einem Foto wirkt: von 0 bis 8, mit 4 in der Mitte. Mien zeigt dieselbe Skala von 0 bis 100: 50 entspricht dort der 4, dem Mittel der Vergleichsgesichter.",
    meaning:
      "Die Zahl schätzt, wie Fremde dieses eine Foto im Mittel bewerten würden, und sagt nichts darüber, was ein Mensch wert ist.",
    close: "Schließen",
  },
  said: {
    bands: {
      "well-below-average": "weit unter dem Durchschnitt",
      "below-average": "unter dem Durchschnitt",
      average: "im Durchschnitt",
      "above-average": "über dem Durchschnitt",
      "well-above-average": "weit über dem Durchschnitt",
    },
    among: {
      everyone: "aller Vergleichsgesichter",
      women: "der Frauen in der Vergleichsgruppe",
      men: "der Männer in der Vergleichsgruppe",
    },
    place: "Am ehesten {{band}} {{among}}; in neun von zehn Fällen irgendwo von „{{from}}“ bis „{{to}}“.",
    placeSure: "In neun von zehn Fällen {{band}} {{among}}.",
    regions: {
      eyes: "Augen",
      brows: "Brauen",
      nose: "Nase",
      mouth: "Mund",
      jaw: "Kiefer und Kinn",
      face: "ganzes Gesicht",
    },
    both: "In der Geometrie hob die Zahl am meisten: {{raised}} ({{up}} Punkte); am meisten senkte sie: {{lowered}} ({{down}}).",
    raised:
      "In der Geometrie hob die Zahl am meisten: {{raised}} ({{up}} Punkte); keine Region senkte sie merklich.",
    lowered:
      "In der Geometrie senkte die Zahl am meisten: {{lowered}} ({{down}} Punkte); keine Region hob sie merklich.",
    even: "In der Geometrie fällt keine Region ins Gewicht.",
    surer: "Sicherer wäre die Zahl mit einem solchen Foto: {{with}}.",
    several: "An diesem Foto macht nichts die Zahl unsicherer; mehrere Fotos zusammen sagen mehr.",
    with: {
      "several-faces": "mit einem Gesicht allein",
      "face-small": "mit größerem Gesicht",
      "photo-turned": "aufrecht gehalten",
      turned: "mit geradem Blick in die Kamera",
      "tilted-up-or-down": "mit der Kamera auf Augenhöhe",
      rolled: "mit geradem Kopf",
      "eyes-closed": "mit offenen Augen",
      "eyes-hidden": "mit frei sichtbaren Augen",
      "mouth-open": "mit geschlossenen Lippen",
      "mouth-covered": "mit nichts vor dem Gesicht",
      "strong-smile": "mit entspanntem Ausdruck",
      blurred: "schärfer",
      "too-dark": "mit mehr Licht",
      "too-bright": "mit weicherem Licht",
      "uneven-light": "mit Licht von vorn",
      "black-and-white": "in Farbe",
      "near-edge": "mit mehr Raum um das Gesicht",
      "too-close": "mit der Kamera einen Meter entfernt",
      "distance-unknown": "mit der Kamera einen Meter entfernt",
      "drawing-like": "eine Fotografie eines Menschen",
      "end-missing": "mit vollständiger Datei",
    },
  },
};
