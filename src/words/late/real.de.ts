/** The sentences of the method screen about photographs of real people in German. */
import type { Words } from "../en.ts";
import type { real as english } from "./real.en.ts";

export const real: Words<typeof english> = {
  intro:
    "Fotos echter Menschen, die durch diese ganze App gegangen sind. An die Bewertungen hier wurde nichts angepasst. Bereiche sind 95 %: aus einem Bootstrap über Gesichter, Fotos oder Paare, für Anteile nach Wilson.",
  sources:
    "Face Research Lab London Set: 102 Erwachsene, bewertet von 2.513 Menschen (DeBruine und Jones 2017, doi 10.6084/m9.figshare.5047666.v5, CC BY 4.0); 40 kanadische Studierende (doi 10.6084/m9.figshare.4220517.v1, CC BY 4.0); zwei Reihen von je einer Person (DeBruine, CC0); 274 Gesichter aus FairFace (Kärkkäinen und Joo 2021, CC BY 4.0).",
  compare:
    "Zum Vergleich, an denselben Londoner Bewertungen von anderen gemessen: Ein einzelner Bewerter stimmt mit dem Mittel der anderen mit r = {{rater}} überein; zwei kommerzielle Apps erreichten an {{faces}} der Fotos Spearman ρ {{one}} und {{other}}.",
  notMeasured: "{{what}}: hier nicht gemessen.",
  what: {
    rated: "Übereinstimmung an echten Fotos",
    person: "Eine Person, neutral und lächelnd",
    age: "Die Altersschranke nach wahrem Alter",
    distance: "Eine Person aus 15 bis 60 cm",
    other: "Eine Person in anderen Größen und Neigungen",
    landmarks: "Landmarken gegen gesetzte Punkte",
  },
  psl: "PSL",
  mean: "Mittel der Modelle",
  scored:
    "London: {{scored}} von {{photos}} neutralen Fotos bekamen ein Ergebnis, {{asked}} davon nach der Frage nach dem Alter.",
  agreement: "Echte Fotos: Bewertungen und Punktzahlen",
  part: "Teil",
  pearson: "Pearson r",
  spearman: "Spearman ρ",
  mae: "Mittlerer Fehler, Punkte von 1–7",
  women: "r, Frauen",
  men: "r, Männer",
  ageAndSex: "Alter und Geschlecht allein, an die übrigen Teile ebendieser Bewertungen angepasst",
  of: "{{part}} von {{all}}",
  tooFew: "zu wenige",
  people: "{{number}} Menschen",
  coverage:
    "Hat eine gerade Linie den Bewertungen Mittelwert und SD der Skala gegeben, liegen {{in68}} von {{of}} in den Intervallen, die 68 % sagen ({{low68}} bis {{high68}}), und {{in90}} in denen, die 90 % sagen ({{low90}} bis {{high90}}).",
  signed: {
    text: "Um wie viel sich das Modell in Gruppen irrt: das Mittel von Punktzahl minus Bewertung, beide über alle bewerteten Londoner Fotos standardisiert, in SD. Über 0 irrt es sich nach oben. Die Gruppen sind klein und ihre Bereiche weit.",
    table: "Um wie viel sich das Modell irrt",
    group: "Gruppe",
    groups: {
      women: "Frauen",
      men: "Männer",
      black: "Schwarze",
      "east-asian": "aus Ostasien",
      "west-asian": "aus Westasien",
      white: "Weiße",
    },
  },
  person: {
    text: "{{pairs}} Menschen mit je einem neutralen und einem lächelnden Foto. ICC ist die Intraklassenkorrelation eines einzelnen Fotos.",
    table: "Eine Person, neutral und lächelnd",
    icc: "ICC",
    sd: "SD des Unterschieds, Punkte",
    change: "Mittlere Änderung durch Lächeln, Punkte",
  },
  age: {
    text: "Von Fotos von Menschen, deren Alter bekannt ist. Was das Alter schätzt, wurde auch an FairFace und Kanada angepasst; dort zählt mehr, was als „ungesehen“ dasteht: geschätzt von Netzköpfen, die das Foto nie gesehen hatten. An Londons Alter wurde nichts angepasst.",
    table: "Die Altersschranke nach wahrem Alter",
    photos: "Fotos von",
    judged: "Alter geschätzt",
    refused: "Abgewiesen",
    asked: "Nachgefragt",
    scored: "Ohne Frage bewertet",
    unseen: "ungesehen: {{share}}",
  },
  changes: {
    text: "Änderung der Punktzahl, und die Hälfte des 68-%-Intervalls des PSL.",
    photo: "Foto",
    geometry: "Geometrie",
    half: "Halbes Intervall",
    none: "kein Ergebnis",
  },
  landmarks: {
    text: "Mittlerer Fehler in Prozent des Abstands der äußeren Augenwinkel, über Punkte, die beide Seiten gleich bestimmen; am Kiefer der Abstand von seiner Linie. Ein Teil jedes Fehlers ist, dass Menschen und Modell mit einem Namen leicht andere Stellen meinen. Die Anordnungen von zoom und lisa sind die eines Programms; ihre Punkte sind vielleicht nicht alle von Hand gesetzt.",
    table: "Landmarken gegen gesetzte Punkte",
    region: "Gegend",
    found: "Gefunden",
    all: "Alle",
    regions: { eyes: "Augen", brows: "Brauen", nose: "Nase", mouth: "Mund", jaw: "Kiefer" },
  },
};
