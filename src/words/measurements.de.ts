/** Namen und Sätze der Messungen auf Deutsch. */
import type { MeasurementId } from "../core/measure/ids.ts";
import type { MeasurementText } from "./measurements.en.ts";

const noSingle = "Keine Studie fand, dass es für sich allein zählt; es wirkt nur zusammen mit den anderen.";
const canons = "Klassische Regeln dafür wurden von echten Gesichtern nicht erfüllt, als man nachmaß.";
const sexes = "Es unterscheidet sich im Mittel zwischen Frauen und Männern, mit großer Überlappung.";

export const measurements: Readonly<Record<MeasurementId, MeasurementText>> = {
  "width-to-height": {
    name: "Breite zu Höhe des oberen Gesichts",
    definition:
      "Breite des Gesichts an den Jochbeinen geteilt durch die Höhe von den Brauen bis zur Oberlippe.",
    literature:
      "Breitere Gesichter wurden im Mittel etwas niedriger bewertet; Ausdruck und Abstand ändern mehr.",
  },
  "height-to-width": {
    name: "Höhe zu Breite des Gesichts",
    definition: "Höhe vom oberen Rand des Netzes bis zum Kinn geteilt durch die Breite an den Jochbeinen.",
    literature: "Eine nahe Kamera lässt das Gesicht länger und schmaler wirken, als es ist.",
  },
  "forehead-share": {
    name: "Anteil der Stirn",
    definition: "Höhe vom oberen Rand des Netzes bis zwischen die Brauen als Anteil der Gesichtshöhe.",
    literature:
      "Der Haaransatz gehört nicht zu den Messpunkten; dies ist nicht das obere Drittel der Lehrbücher.",
  },
  "middle-share": {
    name: "Anteil des mittleren Gesichts",
    definition: "Höhe von der Mitte zwischen den Brauen bis zur Nasenbasis als Anteil der Gesichtshöhe.",
    literature: canons,
  },
  "lower-share": {
    name: "Anteil des unteren Gesichts",
    definition: "Höhe von der Nasenbasis bis zum Kinn als Anteil der Gesichtshöhe.",
    literature: sexes,
  },
  "eyes-to-mouth": {
    name: "Augen zu Mund",
    definition: "Höhe von den Iriden bis zur Linie zwischen den Lippen als Anteil der Gesichtshöhe.",
    literature: "In einem Versuch gefielen Gesichter am besten, wenn dies nahe am Durchschnitt lag.",
  },
  midface: {
    name: "Mittelgesicht",
    definition: "Abstand der Iriden geteilt durch die Höhe von den Iriden bis zur Oberlippe.",
    literature:
      "Eine kleine Studie fand bei Männern einen Zusammenhang mit einem ähnlichen Winkel; wiederholt wurde sie nicht.",
  },
  "temples-to-face": {
    name: "Schläfen zu Gesicht",
    definition: "Breite an den Schläfen geteilt durch die Breite an den Jochbeinen.",
    literature: noSingle,
  },
  asymmetry: {
    name: "Unterschied von links und rechts",
    definition: "Mittlere Entfernung paariger Punkte vom Spiegelbild des anderen, je Irisabstand.",
    literature: "In großen Stichproben hat natürliche Asymmetrie der Form kaum Einfluss auf Bewertungen.",
  },
  "canthal-tilt": {
    name: "Neigung der Augenwinkel",
    definition: "Winkel, um den die äußeren Augenwinkel über den inneren liegen.",
    literature:
      "Veränderte Fotos deuten auf eine Rolle des inneren Winkels; die natürliche Neigung wurde nicht geprüft.",
  },
  "eye-opening": {
    name: "Öffnung der Augen",
    definition: "Höhe zwischen den Lidern geteilt durch die Länge des Auges.",
    literature: "Die Augen von Frauen sind im Mittel etwas runder; ein Lächeln verengt alle.",
  },
  "eye-length-to-face": {
    name: "Augenlänge zu Gesicht",
    definition: "Länge des Auges geteilt durch die Breite des Gesichts.",
    literature: "In einer frühen Studie gingen größere Augen bei Frauen mit höheren Bewertungen einher.",
  },
  "inner-corners-to-face": {
    name: "Innere Augenwinkel zu Gesicht",
    definition: "Abstand der inneren Augenwinkel geteilt durch die Breite des Gesichts.",
    literature:
      "Es unterscheidet sich zwischen Bevölkerungen um ein Fünftel; ein einziger richtiger Wert kann nicht sein.",
  },
  "iris-distance-to-face": {
    name: "Irisabstand zu Gesicht",
    definition: "Abstand der Iriden geteilt durch die Breite des Gesichts.",
    literature: "In einem Versuch gefielen Gesichter am besten, wenn dies nahe am Durchschnitt lag.",
  },
  "inner-corners-to-eye": {
    name: "Innere Augenwinkel zu Augenlänge",
    definition: "Abstand der inneren Augenwinkel geteilt durch die Länge eines Auges.",
    literature: "Die klassische Regel, dass beide gleich sind, erfüllen wenige echte Gesichter.",
  },
  "brow-tilt": {
    name: "Neigung der Brauen",
    definition: "Winkel, um den das äußere Ende der Braue über dem inneren liegt.",
    literature: "Zehn Grad Neigung des Kopfes ändern mehr daran, als Menschen sich unterscheiden.",
  },
  "brow-above-eye": {
    name: "Braue über dem Lid",
    definition: "Höhe des höchsten Punkts der Braue über dem Oberlid, je Irisabstand.",
    literature: "Welche Höhe gefällt, hängt vom Alter der Betrachtenden ab.",
  },
  "brow-above-iris": {
    name: "Braue über der Iris",
    definition: "Höhe des höchsten Punkts der Braue über den Iriden, je Irisabstand.",
    literature: sexes,
  },
  "brow-length": {
    name: "Länge der Brauen",
    definition: "Länge der oberen Kante der Braue, je Irisabstand.",
    literature: noSingle,
  },
  "brow-thickness": {
    name: "Dicke der Brauen",
    definition: "Dicke der Braue an ihrem höchsten Punkt, je Irisabstand.",
    literature: "Brauen folgen Mode und Pflege, darum halten Befunde nicht lange.",
  },
  "brow-arch": {
    name: "Bogen der Brauen",
    definition: "Höhe des höchsten Punkts der Braue über der Mitte ihrer Enden, je Irisabstand.",
    literature: "Welche Form gefällt, hängt vom Alter der Betrachtenden ab.",
  },
  "nose-to-inner-corners": {
    name: "Nasenbreite zu inneren Augenwinkeln",
    definition: "Breite der Nasenflügel geteilt durch den Abstand der inneren Augenwinkel.",
    literature: "Die klassische Regel, dass beide gleich sind, erfüllen wenige echte Gesichter.",
  },
  "nose-to-face": {
    name: "Nasenbreite zu Gesicht",
    definition: "Breite der Nasenflügel geteilt durch die Breite des Gesichts.",
    literature:
      "Es unterscheidet sich zwischen Bevölkerungen und Geschlechtern, und eine nahe Kamera vergrößert es.",
  },
  "nose-length": {
    name: "Länge der Nase",
    definition:
      "Höhe von der Nasenwurzel bis zur Nasenbasis geteilt durch die Höhe von der Wurzel bis zum Kinn.",
    literature: canons,
  },
  "nose-index": {
    name: "Breite zu Länge der Nase",
    definition: "Breite der Nasenflügel geteilt durch die Höhe von der Nasenwurzel bis zur Nasenbasis.",
    literature: sexes,
  },
  "nose-bridge-width": {
    name: "Nasenrücken zu inneren Augenwinkeln",
    definition: "Breite des oberen Nasenrückens geteilt durch den Abstand der inneren Augenwinkel.",
    literature: noSingle,
  },
  "mouth-to-nose": {
    name: "Mundbreite zu Nasenbreite",
    definition: "Breite des Mundes geteilt durch die Breite der Nasenflügel.",
    literature: noSingle,
  },
  "mouth-to-iris-distance": {
    name: "Mundbreite zu Irisabstand",
    definition: "Breite des Mundes geteilt durch den Abstand der Iriden.",
    literature: "Ein Lächeln ändert mehr daran, als Menschen sich unterscheiden.",
  },
  "mouth-to-face": {
    name: "Mundbreite zu Gesicht",
    definition: "Breite des Mundes geteilt durch die Breite des Gesichts.",
    literature: "Ein Lächeln ändert mehr daran, als Menschen sich unterscheiden.",
  },
  "upper-lip": {
    name: "Höhe der Oberlippe",
    definition: "Höhe der Oberlippe in der Mitte geteilt durch die Breite des Mundes.",
    literature:
      "In einer Studie ging eine höhere Oberlippe bei Frauen und Männern mit höheren Bewertungen einher.",
  },
  "lower-lip": {
    name: "Höhe der Unterlippe",
    definition: "Höhe der Unterlippe in der Mitte geteilt durch die Breite des Mundes.",
    literature: "Studien über das Verhältnis der Lippen widersprechen sich.",
  },
  "lip-ratio": {
    name: "Unterlippe zu Oberlippe",
    definition: "Höhe der Unterlippe geteilt durch die Höhe der Oberlippe.",
    literature: "Studien widersprechen sich: In manchen gefiel 2 zu 1, in anderen 1 zu 1.",
  },
  "mouth-gap": {
    name: "Spalt zwischen den Lippen",
    definition: "Höhe des Spalts zwischen den Lippen geteilt durch die Breite des Mundes.",
    literature: "Es sagt, was der Mund gerade tut, nicht wie er gebaut ist.",
  },
  philtrum: {
    name: "Nase bis Oberlippe",
    definition: "Höhe von der Nasenbasis bis zur Oberlippe als Anteil des unteren Gesichts.",
    literature: "Ein kürzerer Abstand passt zu einer Studie; ein Lächeln verkürzt ihn ebenfalls.",
  },
  "mouth-curve": {
    name: "Bogen des Mundes",
    definition: "Höhe der Mundwinkel über der Mitte des Mundes, geteilt durch seine Breite.",
    literature: "Es ist vor allem ein Lächeln, und Lächeln wird freundlicher bewertet.",
  },
  "chin-height": {
    name: "Höhe des Kinns",
    definition: "Höhe von der Unterlippe bis zum Kinn als Anteil des unteren Gesichts.",
    literature: canons,
  },
  "jaw-to-face": {
    name: "Kieferbreite zu Gesicht",
    definition: "Breite des Kiefers, Mittel aus zwei Höhen, geteilt durch die Breite des Gesichts.",
    literature:
      "Kiefer von Männern sind im Mittel breiter; Befunde zu Bewertungen stammen von Varianten eines Gesichts.",
  },
  "gonion-to-face": {
    name: "Kieferwinkel zu Gesicht",
    definition: "Breite zwischen den Kieferwinkeln geteilt durch die Breite des Gesichts.",
    literature: "Die Winkel sind von vorn nicht zu sehen; dieser Punkt ist eine Schätzung des Modells.",
  },
  "chin-width": {
    name: "Breite des Kinns",
    definition: "Breite der Unterkante des Kinns geteilt durch die Breite des Gesichts.",
    literature: sexes,
  },
  "cheek-to-jaw": {
    name: "Wangen zu Kiefer",
    definition: "Breite an den Wangen geteilt durch die Breite des Kiefers.",
    literature: noSingle,
  },
  "jaw-angle": {
    name: "Kieferwinkel, von vorn gesehen",
    definition: "Winkel an der Ecke des Kiefers zwischen den Linien zum Kinn und zum Jochbein.",
    literature: sexes,
  },
  "chin-angle": {
    name: "Kinnwinkel",
    definition: "Winkel am Kinn zwischen den Linien zu beiden Ecken des Kiefers.",
    literature: sexes,
  },
  "mouth-level-to-face": {
    name: "Gesichtsbreite auf Höhe des Mundes",
    definition: "Breite des Gesichts auf Höhe des Mundes geteilt durch die Breite an den Jochbeinen.",
    literature: noSingle,
  },
};
