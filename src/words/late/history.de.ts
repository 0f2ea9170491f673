/** The sentences of the history, in German. */
import type { Words } from "../en.ts";
import type { history as english } from "./history.en.ts";

export const history: Words<typeof english> = {
  title: "Verlauf",
  lead: "Deine Ergebnisse im Lauf der Zeit, auf diesem Gerät und nirgends sonst.",
  keep: "Ergebnisse behalten",
  on: "An",
  off: "Aus",
  whatTitle: "Was der Verlauf behält, wenn er an ist",
  what: "Jedes Foto, das du dann bewertest, hinterlässt sein Datum, seine Punktzahlen mit Intervallen, die Maße, die Hinweise zum Foto, deine Antwort, falls nach dem Alter gefragt wurde, Namen und Versionen der Modelle und, wenn du sie einträgst, eine Bezeichnung oder den Namen der Person. Das liegt im eigenen Speicher dieses Browsers auf diesem Gerät. Wer diesen Browser benutzt, kann es sehen.",
  whatNot:
    "Nie behalten werden das Foto, sein Dateiname und die Landmarken. Nichts wird irgendwohin gesendet. Mehr als {{most}} Fotos auf einmal werden nicht von selbst behalten: Sie haben ihre eigene Tabelle und eigene Dateien.",
  thumbnails: "Kleine Bilder",
  thumbnailsKept:
    "Zu jedem Ergebnis gehört ein kleines Bild des Gesichts mit höchstens 96 Pixeln, bis du das ausschaltest.",
  thumbnailsWhat: "Ein Bild des Gesichts mit höchstens 96 Pixeln, damit du ein Ergebnis wiedererkennst.",
  leftOver_one:
    "Der Verlauf ist aus. {{count}} früheres Ergebnis ist noch hier; lösche es, wenn du es nicht willst.",
  leftOver_other:
    "Der Verlauf ist aus. {{count}} frühere Ergebnisse sind noch hier; lösche sie, wenn du sie nicht willst.",
  emptyOn: "Noch ist nichts behalten. Das nächste Foto, das du bewertest, wird es sein.",
  emptyOff: "Nichts ist behalten.",
  reading: "Der Verlauf wird gelesen",
  again: "Noch einmal versuchen",
  unreadableBroken_one:
    "{{count}} behaltenes Ergebnis ist beschädigt und lässt sich nicht zeigen. Es bleibt gespeichert und gehört zum Export.",
  unreadableBroken_other:
    "{{count}} behaltene Ergebnisse sind beschädigt und lassen sich nicht zeigen. Sie bleiben gespeichert und gehören zum Export.",
  unreadableNewer_one:
    "{{count}} behaltenes Ergebnis stammt von einer neueren Version von Mien. Lade die Seite neu, um sie zu bekommen; das Ergebnis bleibt gespeichert.",
  unreadableNewer_other:
    "{{count}} behaltene Ergebnisse stammen von einer neueren Version von Mien. Lade die Seite neu, um sie zu bekommen; die Ergebnisse bleiben gespeichert.",
  line: "Im Lauf der Zeit",
  reach: "Zeigen",
  reaches: { all: "Alles", year: "Das letzte Jahr", month: "Den letzten Monat", day: "Den letzten Tag" },
  morePersons: "Weitere Personen zeigen ({{n}})",
  noName: "Ohne Namen",
  band: "Im Band von {{low}} bis {{high}} liegen 19 von 20 Fotos eines unveränderten Gesichts.",
  nameNote:
    "Trage unten in der Liste einen Namen ein, um zu sagen, wessen Fotos es sind: Jede Person bekommt dann eine Linie, ihr Rauschband und ein Ergebnis aus all ihren Fotos.",
  oneOnly: "Bisher ein Ergebnis. Mit einem zweiten desselben Namens werden beide zu einem Ergebnis.",
  newestOnly: "Die neuesten {{most}} Ergebnisse stecken darin.",
  comparePerson: "Dieses Mittel vergleichen",
  name: "Name der Person zum Ergebnis vom {{date}}",
  nameHint: "Wessen Foto ist es?",
  compareOf: "Das Ergebnis vom {{date}} vergleichen",
  figure_one: "{{count}} Ergebnis vom {{from}}: {{low}}.",
  figure_other:
    "{{count}} Ergebnisse vom {{from}} bis zum {{to}}, Punktzahlen zwischen {{low}} und {{high}}. Jedes steht mit seinem Intervall in der Liste darunter.",
  lineNote:
    "Dünne Striche sind 90-%-Intervalle, dicke 68-%-Intervalle. Wo sie sich überlappen, kann der Unterschied allein am Foto liegen.",
  lineSome: "Gezeichnet sind {{drawn}} der {{all}} Ergebnisse, gleichmäßig der Zeit nach herausgegriffen.",
  list: "Behaltene Ergebnisse",
  count_one: "{{count}} Ergebnis",
  count_other: "{{count}} Ergebnisse",
  geometricOnly: "nur Geometrie",
  picture: "Kleines Bild des Gesichts",
  label: "Bezeichnung des Ergebnisses vom {{date}}",
  labelHint: "Bezeichnung eintragen",
  details: "Einzelheiten",
  detailsOf: "Einzelheiten des Ergebnisses vom {{date}}",
  delete: "Löschen",
  deleteOf: "Ergebnis vom {{date}} löschen",
  more: "Ältere zeigen ({{n}})",
  gone: "Dieses Ergebnis lässt sich nicht mehr lesen.",
  models: "Modelle",
  backend: "Rechenweg",
  burst: "Mittel aus {{count}} Aufnahmen",
  burstSd: "SD {{sd}} Punkte",
  age: "Alter",
  seen: "Hinweise zum Foto",
  seenNone: "keine",
  parts: "Teile",
  measurements: "Maße",
  files: "Mitnehmen oder löschen",
  exportAll: "Als Datei exportieren",
  import: "Datei importieren",
  importing: {
    label: "Import",
    reading: "Die Datei wird gelesen",
    writing: "Die Ergebnisse werden hinzugefügt",
    stop: "Import anhalten",
  },
  deleteAll: "Alle löschen",
  deleteAllTitle_one: "{{count}} Ergebnis löschen?",
  deleteAllTitle_other: "Alle {{count}} Ergebnisse löschen?",
  deleteAllWhat:
    "Sie sind dann endgültig von diesem Gerät verschwunden. Wenn du sie noch einmal brauchen könntest, exportiere sie vorher.",
  deleteAllYes: "Endgültig löschen",
  deleteAllNo: "Behalten",
  fileNote:
    "Die Datei enthält alles Behaltene, auch Namen, Bezeichnungen und die kleinen Bilder, als lesbaren Text; keine andere Datei enthält die Namen. Ein Import ergänzt, was fehlt, und ändert nichts, was hier ist.",
  undo: "Rückgängig",
  done: {
    deleted: "Gelöscht.",
    restored: "Es ist wieder da.",
    cleared_one: "{{count}} Ergebnis gelöscht.",
    cleared_other: "{{count}} Ergebnisse gelöscht.",
    exported_one: "{{count}} Ergebnis exportiert.",
    exported_other: "{{count}} Ergebnisse exportiert.",
    added_one: "{{count}} Ergebnis hinzugefügt.",
    added_other: "{{count}} Ergebnisse hinzugefügt.",
    addedNone: "Nichts wurde hinzugefügt.",
    known_one: "{{count}} war schon hier und bleibt, wie es ist.",
    known_other: "{{count}} waren schon hier und bleiben, wie sie sind.",
    broken_one: "{{count}} Eintrag ist beschädigt und blieb weg.",
    broken_other: "{{count}} Einträge sind beschädigt und blieben weg.",
    impossible_one: "{{count}} Eintrag hat eine Zahl oder ein Datum, das nicht sein kann, und blieb weg.",
    impossible_other: "{{count}} Einträge haben Zahlen oder Daten, die nicht sein können, und blieben weg.",
    oversized_one:
      "{{count}} Eintrag ist größer oder tiefer verschachtelt, als ein Ergebnis sein kann, und blieb weg.",
    oversized_other:
      "{{count}} Einträge sind größer oder tiefer verschachtelt, als ein Ergebnis sein kann, und blieben weg.",
    newer_one: "{{count}} Eintrag stammt von einer neueren Version von Mien und blieb weg.",
    newer_other: "{{count}} Einträge stammen von einer neueren Version von Mien und blieben weg.",
    stopped: "Der Import wurde angehalten.",
    torn: "Das Ende der Datei fehlt; jeder ganze Eintrag wurde daraus gerettet.",
  },
  refused: {
    "too-large": "Diese Datei hat mehr als 100 MB. Mehr nimmt ein Import nicht: Wähle eine kleinere Datei.",
    "not-json":
      "Diese Datei ist kein Verlauf: Sie lässt sich nicht als JSON-Text lesen. Wähle eine Datei, die „Exportieren“ gemacht hat.",
    "not-a-history":
      "Diese Datei ist kein Verlauf von Mien. Wähle eine Datei, die „Exportieren“ auf dieser Seite gemacht hat.",
    newer:
      "Dieser Verlauf stammt von einer neueren Version von Mien. Lade die Seite neu, um sie zu bekommen, und importiere dann noch einmal.",
    unreadable:
      "Der Browser konnte diese Datei nicht lesen. Kopiere sie in einen anderen Ordner und wähle sie noch einmal aus.",
    "broke-off":
      "Der Import brach ab: Ein Teil von Mien ließ sich nicht laden, oder dieses Gerät hat zu wenig Speicher für diese Datei. Lade die Seite neu und importiere noch einmal.",
  },
  refusedNothing: "Hier wurde nichts verändert.",
  faults: {
    "storage-blocked": {
      what: "Dieser Browser lässt Mien nichts behalten.",
      next: "In einem privaten Fenster ist das üblich. Öffne Mien in einem normalen Fenster oder lade das Ergebnis stattdessen herunter.",
    },
    "storage-full": {
      what: "Auf diesem Gerät ist kein Platz mehr für ein weiteres Ergebnis.",
      next: "Nichts Behaltenes ist verloren. Schaffe Platz, lösche ältere Ergebnisse oder unbenutzte Modelle, und versuche es noch einmal.",
    },
    "storage-newer": {
      what: "Der Verlauf stammt von einer neueren Version von Mien.",
      next: "Schließe die anderen Tabs von Mien und lade diese Seite neu. Nichts ist verloren.",
    },
    "storage-broken": {
      what: "Der Speicher des Browsers hat nicht geantwortet.",
      next: "Lade die Seite neu und versuche es noch einmal. Hilft das nicht, lade das Ergebnis stattdessen herunter.",
    },
  },
  kept: {
    off: "Der Verlauf ist aus: Dieses Ergebnis ist weg, wenn du die Seite schließt.",
    offLink: "Was der Verlauf behält",
    not: "Dieses Ergebnis ist nicht im Verlauf.",
    keep: "Dieses Ergebnis behalten",
    keeping: "Wird behalten",
    kept: "Im Verlauf dieses Geräts behalten.",
    link: "Verlauf öffnen",
    failed: "Dieses Ergebnis ließ sich nicht behalten. Es bleibt hier, bis du die Seite schließt.",
  },
  nudge: {
    title: "Zeit für eine Pause?",
    text_one: "Das war heute {{count}} Foto.",
    text_other:
      "Du hast heute {{count}} Fotos bewertet. Licht und Winkel verschieben die Zahl mehr als ein Gesicht, und mehr Fotos machen sie nicht wahrer. Eine Pause ist eine gute Wahl.",
    dismiss: "In Ordnung",
  },
};
