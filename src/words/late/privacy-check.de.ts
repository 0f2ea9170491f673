/** The sentences of the privacy check, in German. */
import type { Words } from "../en.ts";
import type { privacyCheck as english } from "./privacy-check.en.ts";

export const privacyCheck: Words<typeof english> = {
  title: "Datenschutz-Prüfung",
  lead: "Versuche, etwas aus dieser Seite hinauszubringen, und sieh zu, wie der Browser ablehnt. Die Prüfung nutzt jeden Weg, der gefahrlos geht, aus der Seite und aus einem Worker.",
  how: "Jeder Versuch trägt ein festes Wort, an eine Adresse, die es nicht gibt und die nie jemandem gehören kann. Nichts von einem Foto ist darin. Die Prüfung fragt diese Website noch einmal nach dieser Seite, um ihre Kopfzeilen zu lesen, und nach der Datei des Workers; die Zeile oben zählt auch solche Anfragen.",
  start: "Hinaus versuchen",
  again: "Noch einmal versuchen",
  running: "Jeder Weg wird versucht …",
  summary: {
    all: "{{blocked}} von {{tried}} Wegen hinaus wurden abgelehnt. Keiner ist offen.",
    silent:
      "{{blocked}} von {{tried}} Wegen hinaus wurden abgelehnt, keiner war erkennbar offen. Zu {{silent}} sagte der Browser nichts.",
    open: "{{open}} von {{tried}} Wegen hinaus sind hier offen, {{blocked}} wurden abgelehnt.",
  },
  meaning: {
    all: "Der Browser selbst steht zwischen dieser Seite und dem Netz: Was er hier ablehnte, kann kein Code dieser Seite tun.",
    notKept:
      "Dieser Host sendet seine Kopfzeilen, aber dieser Browser ließ trotzdem etwas durch. Nimm einen neueren Browser und sag uns, welcher es war: In der Hilfe steht, wie.",
    cameWithout:
      "Diese Seite kam ohne Kopfzeilen, die jetzt gesendet würden: Was oben steht, gilt für die Seite, wie sie ist. Lade sie neu und versuche es noch einmal. Bleibt es so, lösche in den Einstellungen alles Gespeicherte und lade noch einmal neu.",
    noPolicy:
      "Diese Seite kam ohne die Kopfzeile, die eine Seite am Senden hindert: Content-Security-Policy fehlt. Kein Code von Mien sendet ein Foto, aber hier erzwingt das nichts. Die Website kann auf einem anderen Host liegen oder auf deinem eigenen Gerät laufen.",
    noAllowlist:
      "Diese Seite kam ohne Connection-Allowlist. Was die Richtlinie abdeckt, wird abgelehnt; das Verlassen der Seite, neue Fenster und direkte Verbindungen nicht. Was dann hinauskommt, steht unten.",
    oldBrowser:
      "Dieser Browser kennt Connection-Allowlist nicht oder sagt es nicht (Chromium kennt sie ab Version 152). Was die Richtlinie abdeckt, wird abgelehnt. Das Verlassen der Seite, neue Fenster und direkte Verbindungen bleiben möglich, wie unten steht: Kein Code von Mien nutzt sie, aber hier erzwingt das nichts.",
    unknown: "Die Kopfzeilen dieser Seite konnten nicht gelesen werden, vielleicht weil kein Netz da ist.",
  },
  now: {
    title: "In diesem Moment",
    sent: "Gesendete Foto-Bytes",
    requests: "Anfragen, seit alles bereit ist",
    notReady: "gezählt wird, sobald die Modelle bereit sind",
    stored: "Hier gespeichert: {{part}}",
    delete: "In den Einstellungen ansehen und löschen",
  },
  ways: {
    title: "Wege hinaus",
    caption: "Jeder Weg aus der Seite und was aus dem Versuch wurde",
    way: "Weg",
    page: "Seite",
    worker: "Worker",
    notInWorker: "hat nur eine Seite",
    noWorker: "Der Worker konnte nicht gestartet werden, also wurde aus ihm nichts versucht.",
    untried: "Hier nicht versucht",
    untriedWhy: {
      leaving:
        "Diese führen von der Seite weg oder öffnen eine andere. Wo Connection-Allowlist gesendet und befolgt wird, sind sie zusammen mit direkten Verbindungen verboten. Die Tests im Quelltext versuchen auch sie.",
      unseen:
        "Diese geben einer Seite kein Zeichen, ob sie abgelehnt wurden. Connection-Allowlist verbietet sie, wo sie gesendet und befolgt wird.",
    },
    without: "Was ohne Connection-Allowlist hinauskommt",
    withoutWhy:
      "Jeder dieser Wege erreichte in einem Test eine andere Adresse, während alle anderen Kopfzeilen galten. Von Safari wurde nur der Unterbau geprüft; direkte Verbindungen, die ihm fehlen, sind genannt, weil nichts bekannt ist, was sie dort verhindert.",
    engines: {
      chromium: "Chrome, Edge und andere vor Version 152, oder wo die Kopfzeile fehlt",
      firefox: "Firefox",
      webkit: "Safari",
    },
  },
  verdicts: {
    blocked: "Abgelehnt",
    open: "Nicht abgelehnt",
    silent: "Kein Wort",
    absent: "Nicht in diesem Browser",
  },
  silentWhy:
    "„Kein Wort“: Der Browser meldete weder eine Ablehnung noch eine Verbindung. Vielleicht hat er es nicht versucht, vielleicht lehnt er schweigend ab.",
  channels: {
    fetch: "Eine Anfrage",
    xhr: "Eine Anfrage der älteren Art",
    beacon: "Ein Beacon, wie Zähler es nutzen",
    later: "Eine Anfrage für das Verlassen der Seite",
    websocket: "Eine bleibende Verbindung",
    "event-source": "Ein Strom von Ereignissen",
    "web-transport": "Eine Verbindung über QUIC",
    image: "Ein Bild",
    "svg-image": "Ein Bild in einer Zeichnung",
    style: "Ein Stylesheet",
    "style-picture": "Ein Bild in einem Stylesheet",
    font: "Eine Schrift",
    media: "Ton oder Film",
    script: "Ein Skript",
    import: "Ein Modul",
    "import-scripts": "Skripte eines Workers",
    frame: "Eine Seite in der Seite",
    object: "Ein eingebettetes Objekt",
    form: "Ein Formular, das gesendet wird",
    ping: "Der Ping eines Links",
    prefetch: "Vorab holen",
    preload: "Vorab laden",
    "module-preload": "Ein Modul vorab laden",
    speculation: "Vorab holen nach Regeln",
    preconnect: "Vorab verbinden",
    stun: "Eine direkte Verbindung, über UDP",
    turn: "Eine direkte Verbindung, über TCP",
    candidate: "Die Adresse einer Gegenstelle, von der Seite genannt",
    navigation: "Zu einer anderen Seite gehen",
    window: "Ein neues Fenster",
    refresh: "Eine Seite, die sich selbst weiterleitet",
    "download-link": "Ein Link, der herunterlädt",
  },
  headers: {
    title: "Kopfzeilen dieser Seite",
    caption: "Die Kopfzeilen, mit denen diese Seite gekommen sein soll, und was aus jeder wurde",
    answerer: {
      host: "Diese Seite kam vom Host, und diese Kopfzeilen auch.",
      worker:
        "Diese Seite kam vom Service Worker der Website, der die App auf diesem Gerät hält, und diese Kopfzeilen auch: Der Host wurde nicht gefragt.",
      changed:
        "Seit die Seite geladen wurde, kommt die Antwort von anderswo: Was gelesen wurde, ist vielleicht nicht das, womit diese Seite kam.",
    },
    header: "Kopfzeile",
    state: "Stand",
    states: {
      kept: "In Kraft",
      sent: "Gesendet",
      "not-kept": "Gesendet, nicht in Kraft",
      missing: "Fehlt",
    },
    what: {
      "Content-Security-Policy": "Code, Bilder und Verbindungen nur von dieser Website",
      "Connection-Allowlist": "Keine Navigation, kein Fenster, keine direkte Verbindung nach anderswo",
      "Cross-Origin-Opener-Policy": "Kein anderes Fenster hält dieses fest",
      "Cross-Origin-Embedder-Policy": "Nichts Fremdes wird ungefragt eingebettet",
      "Cross-Origin-Resource-Policy": "Keine andere Website bettet diese Dateien ein",
      "Permissions-Policy":
        "Die Kamera nur für diese Seite; kein Mikrofon, kein Standort, keine Passkeys, keine Zahlung",
      "Referrer-Policy": "Links sagen nicht, woher du kommst",
      "X-Content-Type-Options": "Eine Datei ist, was ihr Typ sagt",
    },
  },
  limits: {
    title: "Was das nicht zeigen kann",
    text: "Erweiterungen des Browsers und Programme auf diesem Gerät sehen mehr als eine Seite, und keine Kopfzeile bindet sie. Die Prüfung sagt, was dieser Browser jetzt tut; in der Hilfe steht, wie du von außen nachsiehst, ohne dieser Seite zu trauen.",
  },
};
