/** Was an einem Foto nicht stimmt oder stört, und was als Nächstes hilft. Same codes as in English, checked by the compiler. */
import type { FileFaultCode } from "../core/fault.ts";
import type { QualityCode, Refusal } from "../core/report.ts";
import type { Advice } from "./engine-faults.en.ts";

export const fileFaults: Record<FileFaultCode, Advice> = {
  "file-empty": {
    what: "Diese Datei ist leer.",
    next: "Kommt sie aus einem Archiv (ZIP), entpacke es zuerst und wähle das entpackte Foto. Sonst speichere das Foto neu.",
  },
  "file-gone": {
    what: "Diese Datei ist nicht mehr dort, wo sie war, als du sie gewählt hast.",
    next: "Sie wurde verschoben, umbenannt oder gelöscht. Wähle sie dort, wo sie jetzt ist.",
  },
  "file-unreadable": {
    what: "Diese Datei ließ sich nicht lesen.",
    next: "Sie wurde geändert, nachdem du sie gewählt hast, oder sie liegt noch in der Cloud und nicht auf diesem Gerät. Öffne sie einmal in ihrem eigenen Programm und wähle sie dann neu.",
  },
  "file-too-large": {
    what: "Diese Datei ist größer als 50 MB.",
    next: "Speichere eine kleinere Kopie; 1000 bis 2000 Pixel Breite reichen.",
  },
  "file-not-image": {
    what: "Diese Datei ist kein Foto.",
    next: "Wähle eine JPEG-, PNG-, WebP- oder AVIF-Datei.",
  },
  "file-video": {
    what: "Das ist ein Video, kein Foto.",
    next: "Halte es an, wo das Gesicht gut zu sehen ist, und speichere das Standbild; aus einem Live Photo holst du es auf dem iPhone mit „Als Standbild duplizieren“.",
  },
  "file-raw": {
    what: "Das ist eine Rohdatei einer Kamera (etwa DNG, NEF oder CR3). Browser zeigen solche Dateien nicht.",
    next: "Exportiere sie im Fotoprogramm der Kamera oder des Telefons als JPEG, oder wähle das JPEG, das daneben gespeichert wurde.",
  },
  "file-unsupported-format": {
    what: "Diese Art von Bild lässt sich hier nicht lesen: Browser zeigen kein JPEG XL, TIFF, Photoshop und Ähnliches.",
    next: "Speichere das Foto als JPEG, PNG, WebP oder AVIF und versuche es noch einmal.",
  },
  "file-heic-unsupported": {
    what: "Dieser Browser kann keine HEIC-Fotos lesen.",
    next: "Exportiere das Foto als JPEG (iPhone: Einstellungen, Kamera, Formate, Maximale Kompatibilität).",
  },
  "file-heic-subsampling": {
    what: "Das ist ein HEIF-Foto einer Art, die sich hier nicht lesen lässt: mit 4:2:2- oder 4:4:4-Farbe, wie manche Kameras sie schreiben.",
    next: "Mit dem Foto ist alles in Ordnung. Speichere es in der Kamera oder mit dem Programm, aus dem es kommt, als JPEG oder PNG und wähle die Kopie.",
  },
  "file-truncated": {
    what: "Ein Teil dieser Datei fehlt.",
    next: "Kopiere oder lade das Foto noch einmal und nimm die neue Datei.",
  },
  "image-too-large": {
    what: "Dieses Bild hat mehr Pixel, als sich sicher öffnen lassen.",
    next: "Speichere eine kleinere Kopie; 1000 bis 2000 Pixel Breite reichen.",
  },
  "image-too-small": {
    what: "Dieses Bild ist zu klein, um ein Gesicht zu messen.",
    next: "Nimm ein Foto, auf dem das Gesicht mindestens 256 Pixel breit ist.",
  },
  "image-too-elongated": {
    what: "Dieses Bild ist ein extrem langer Streifen.",
    next: "Schneide es auf das Gesicht zu und versuche es noch einmal.",
  },
  "image-undecodable": {
    what: "Der Browser konnte dieses Bild nicht öffnen.",
    next: "Die Datei ist vielleicht beschädigt. Speichere sie neu als JPEG oder PNG.",
  },
  "image-blank": {
    what: "Das Bild kam leer an.",
    next: "Vielleicht fehlt dem Gerät Speicher. Schließe andere Tabs oder nimm eine kleinere Kopie.",
  },
};

export const refusals: Record<Refusal, Advice> = {
  "no-face": {
    what: "Auf diesem Foto wurde kein Gesicht gefunden.",
    next: "Nimm ein Foto, das ein Gesicht von vorn zeigt, gleichmäßig beleuchtet. Ist das Gesicht klein im Bild, schneide das Foto vorher darauf zu.",
  },
  "face-too-small": {
    what: "Das Gesicht ist zu klein zum Messen.",
    next: "Nimm ein größeres Foto oder eines aus größerer Nähe: mindestens 256 Pixel Gesichtsbreite. Ist dies eine kleine Kopie, schneide das Original auf das Gesicht zu.",
  },
  "face-cut-off": {
    what: "Das Gesicht ist vom Bildrand abgeschnitten.",
    next: "Nimm ein Foto mit dem ganzen Gesicht, auch Kinn und Stirn.",
  },
  "pose-too-far": {
    what: "Der Kopf ist zu weit gedreht oder geneigt.",
    next: "Nimm ein Foto mit geradem Blick in die Kamera, auf Augenhöhe.",
  },
  "face-unclear": {
    what: "Das Gesicht ist nicht klar zu erkennen: Jeder Blick darauf zeigt etwas anderes.",
    next: "Nimm ein scharfes Foto, auf dem nichts vor dem Gesicht ist.",
  },
  "looks-under-18": {
    what: "Dieses Gesicht wirkt jünger als 18 und bekommt deshalb keinerlei Ergebnis.",
    next: "Mien ist nur für Fotos von Erwachsenen. Eine Schätzung kann falsch sein; wenn es diese ist, tut uns das leid.",
  },
  "said-under-18": {
    what: "Du hast geantwortet, dass dies nicht oder nicht sicher das Gesicht eines Erwachsenen ist. Deshalb bekommt es keinerlei Ergebnis.",
    next: "Danke. Mien ist nur für Fotos von Erwachsenen.",
  },
  "age-not-judged": {
    what: "Das Alter ließ sich nicht prüfen, deshalb gibt es kein Ergebnis. An deinem Foto liegt es nicht.",
    next: "Prüfe die Verbindung und lade die Seite neu, dann wähle das Foto noch einmal. Hilft das nicht, versuche es mit der aktuellen Version eines anderen Browsers.",
  },
};

export const quality: Record<QualityCode, Advice> = {
  "several-faces": {
    what: "Auf dem Foto sind mehrere Gesichter. Wenn du keines gewählt hast, wurde das größte bewertet.",
    next: "Ein anderes lässt sich beim Foto wählen, oder schneide auf ein Gesicht zu.",
  },
  "face-small": {
    what: "Das Gesicht ist klein, die Punkte sind deshalb weniger genau.",
    next: "Nimm ein größeres Foto oder eines aus größerer Nähe.",
  },
  "photo-turned": {
    what: "Das Foto liegt auf der Seite oder steht auf dem Kopf. Es wurde aufrecht gelesen.",
    next: "Es ist nichts zu tun: Die Punktzahl ist die des aufrechten Fotos.",
  },
  turned: { what: "Der Kopf ist zur Seite gedreht.", next: "Blicke gerade in die Kamera." },
  "tilted-up-or-down": {
    what: "Der Kopf ist nach oben oder unten geneigt.",
    next: "Halte die Kamera auf Augenhöhe und das Kinn gerade.",
  },
  rolled: { what: "Der Kopf liegt schief. Das wurde ausgeglichen.", next: "Es ist nichts zu tun." },
  "eyes-closed": { what: "Die Augen wirken geschlossen.", next: "Nimm ein Foto mit offenen Augen." },
  "eyes-hidden": {
    what: "Die Augen sind verdeckt, etwa durch dunkle Gläser.",
    next: "Nimm ein Foto, auf dem beide Augen zu sehen sind.",
  },
  "mouth-open": {
    what: "Der Mund ist offen; das verändert das untere Gesicht.",
    next: "Nimm ein Foto mit geschlossenen Lippen.",
  },
  "mouth-covered": {
    what: "Mund und Nase sind verdeckt, etwa durch eine Maske: Was darunter liegt, wurde geraten.",
    next: "Nimm ein Foto, auf dem das ganze Gesicht zu sehen ist.",
  },
  "strong-smile": {
    what: "Ein breites Lächeln verändert Mund, Augen und Wangen.",
    next: "Nimm ein Foto mit entspanntem Gesicht.",
  },
  blurred: {
    what: "Das Gesicht ist unscharf.",
    next: "Nimm ein schärferes Foto: mehr Licht, ruhige Hand, saubere Linse.",
  },
  "too-dark": { what: "Das Gesicht ist dunkel.", next: "Wende dich einem Fenster oder einer Lampe zu." },
  "too-bright": {
    what: "Das Gesicht ist überbelichtet.",
    next: "Geh aus dem direkten Licht oder belichte knapper.",
  },
  "uneven-light": {
    what: "Das Licht kommt von einer Seite.",
    next: "Wende dich dem Licht zu, sodass beide Seiten gleich hell sind.",
  },
  "black-and-white": {
    what: "Das Foto hat keine Farbe.",
    next: "Nimm ein Farbfoto, wenn es eines gibt: Die Fotos des Maßstabs haben Farbe.",
  },
  "near-edge": { what: "Das Gesicht ist nah am Bildrand.", next: "Lass etwas Platz um das Gesicht." },
  "too-close": {
    what: "Die Kamera war nah; das macht Nasen breit und Gesichter schmal.",
    next: "Geh einen Meter oder mehr zurück und zoome heran.",
  },
  "distance-unknown": {
    what: "Das Gesicht füllt das Foto, und wie weit die Kamera weg war, ist unbekannt. Aus der Nähe werden Nasen breit und Gesichter schmal.",
    next: "War es weniger als ein halber Meter, nimm ein Foto aus einem Meter oder mehr. Die Originaldatei sagt es oft; Kopien aus Chats nicht.",
  },
  "drawing-like": {
    what: "Das sieht nicht wie ein Foto aus.",
    next: "Der Maßstab sind Fotos von Menschen: Lies das Ergebnis einer Zeichnung oder eines Renderings mit großer Vorsicht.",
  },
  "end-missing": {
    what: "Der Datei fehlt ihre Endmarke. Alle Zeilen des Fotos sind da.",
    next: "Nichts zu tun: Gelesen wurde das ganze Foto. Andere Programme nennen die Datei vielleicht beschädigt; speichere sie dafür neu.",
  },
};
