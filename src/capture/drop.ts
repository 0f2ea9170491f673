/** Files out of a drop or a paste. What is no photo among single files is handed on too: its refusal has words of its own. */

/** Most files of one drop; a bound against a dropped disk, far above any album that is scored at once. */
export const MAX_DROPPED_FILES = 10_000;
/** Deepest folder below a dropped one. */
export const MAX_FOLDER_DEPTH = 8;

/**
 * What a drop or paste without any file was: a link to a picture elsewhere, text, a folder without photos, things that another program
 * hands over in a way that only its kin can read, or nothing at all.
 */
export type Instead = "link" | "text" | "folder" | "foreign" | "nothing";

/** The files in the order found. `skipped` counts files of folders that do not look like photos; `cut` tells that a bound was hit. */
export interface Collected {
  readonly files: readonly File[];
  readonly skipped: number;
  readonly cut: boolean;
  /** Where there is no file: what there was. */
  readonly instead?: Instead;
}

interface Collecting {
  readonly files: File[];
  skipped: number;
  cut: boolean;
}

const PHOTO_NAME = /\.(jpe?g|jfif|png|webp|avif|gif|hei[cf]|hif|bmp)$/i;

/** Whether a file of a folder is taken: folders hold much else, so name or type must speak for a photo. */
function looksLikePhoto(file: File): boolean {
  if (file.name.startsWith(".")) return false;
  return PHOTO_NAME.test(file.name) || (file.type.startsWith("image/") && file.type !== "image/svg+xml");
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isPlainFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** Return the entries of a folder; a browser gives them in batches until an empty one. An unreadable folder is empty. */
async function entriesOf(
  folder: FileSystemDirectoryEntry,
  most: number,
): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  while (entries.length <= most) {
    const batch = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (batch.length === 0) break;
    entries.push(...batch);
  }
  return entries.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

async function walk(entry: FileSystemEntry, depth: number, found: Collecting): Promise<void> {
  if (found.files.length >= MAX_DROPPED_FILES || depth > MAX_FOLDER_DEPTH) {
    found.cut = true;
    return;
  }
  if (isPlainFile(entry)) {
    const file = await fileOf(entry);
    if (file && (depth === 0 || looksLikePhoto(file))) found.files.push(file);
    else found.skipped++;
  } else if (isFolder(entry)) {
    for (const inner of await entriesOf(entry, MAX_DROPPED_FILES)) await walk(inner, depth + 1, found);
  }
}

/** What a transfer without a file holds; asked within the event. */
function insteadOf({ items, types }: Pick<DataTransfer, "items" | "types">): Instead {
  // Attachments dragged out of a mail program, say: items that are called files, and none can be had of them.
  if ([...items].some(({ kind }) => kind === "file") || types.includes("Files")) return "foreign";
  if (types.includes("text/uri-list")) return "link";
  return types.some((type) => type.startsWith("text/")) ? "text" : "nothing";
}

function withInstead(found: Collected, instead: Instead): Collected {
  return found.files.length > 0 ? found : { ...found, instead };
}

function bounded(files: readonly File[]): Collected {
  return { files: files.slice(0, MAX_DROPPED_FILES), skipped: 0, cut: files.length > MAX_DROPPED_FILES };
}

/**
 * Return the files of a drop, those inside folders too.
 *
 * Call it within the event: the browser empties the transfer once the event is over, so entries are taken before any wait.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Collected> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const instead = insteadOf(transfer);
  if (entries.length === 0 || entries.some((entry) => entry === null))
    return withInstead(bounded(plain), instead);
  const found: Collecting = { files: [], skipped: 0, cut: false };
  for (const entry of entries) if (entry) await walk(entry, 0, found);
  return withInstead(found, entries.some((entry) => entry && isFolder(entry)) ? "folder" : instead);
}

/**
 * Return the photos of a folder chosen in the file dialog, those of the folders inside it too, sorted by their paths.
 * What does not look like a photo is counted and left out, as in a dropped folder.
 */
export function folderFiles(files: readonly File[]): Collected {
  const photos = files.filter(looksLikePhoto);
  const inOrder = [...photos].sort((a, b) => pathOf(a).localeCompare(pathOf(b), "en", { numeric: true }));
  return { ...bounded(inOrder), skipped: files.length - photos.length };
}

function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

/** Return the files of a paste: a copied picture or copied files; none, and what there is instead, when the clipboard holds none. */
export function pastedFiles(event: Pick<ClipboardEvent, "clipboardData">): Collected {
  const { clipboardData } = event;
  if (!clipboardData) return { ...bounded([]), instead: "nothing" };
  return withInstead(bounded([...clipboardData.files]), insteadOf(clipboardData));
}
