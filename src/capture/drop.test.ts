import { describe, expect, it } from "vitest";
import { droppedFiles, folderFiles, MAX_DROPPED_FILES, MAX_FOLDER_DEPTH, pastedFiles } from "./drop.ts";

function fileEntry(name: string, type = ""): FileSystemEntry {
  const entry = {
    isFile: true,
    isDirectory: false,
    name,
    file: (done: (file: File) => void) => done(new File([], name, { type })),
  };
  return entry as unknown as FileSystemEntry;
}

function unreadable(name: string): FileSystemEntry {
  const file = (_done: unknown, failed: (error: Error) => void) => failed(new Error("gone"));
  return { isFile: true, isDirectory: false, name, file } as unknown as FileSystemEntry;
}

/** A folder that hands out its entries in batches of two, as browsers do in batches of a hundred. */
function folder(name: string, ...entries: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (done: (batch: FileSystemEntry[]) => void) => done(left.splice(0, 2)) };
  };
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry;
}

/** A transfer that is emptied once the event is over, as browsers do. */
function transferOf(...entries: readonly (FileSystemEntry | null)[]): DataTransfer {
  let over = false;
  queueMicrotask(() => (over = true));
  const item = (entry: FileSystemEntry | null) => ({
    kind: "file",
    webkitGetAsEntry: () => (over ? null : entry),
  });
  const files = entries.map((entry) => new File([], entry?.name ?? "plain.jpg"));
  const types = ["text/plain", ...(entries.length > 0 ? ["Files"] : [])];
  return { items: [{ kind: "string" }, ...entries.map(item)], files, types } as unknown as DataTransfer;
}

const names = (files: readonly File[]) => files.map(({ name }) => name);

describe("a drop", () => {
  it("gives single files as they are, photos or not, in their order", async () => {
    const { files, skipped, cut } = await droppedFiles(
      transferOf(fileEntry("b.jpg"), fileEntry("notes.txt"), fileEntry("a.png")),
    );
    expect(names(files)).toEqual(["b.jpg", "notes.txt", "a.png"]);
    expect([skipped, cut]).toEqual([0, false]);
  });

  it("gives the photos of folders and their folders, sorted by number, and counts what it left out", async () => {
    const inner = folder(
      "inner",
      fileEntry("4.HEIC"),
      fileEntry("no-ending", "image/webp"),
      fileEntry("drawing.svg", "image/svg+xml"),
    );
    const outer = folder(
      "outer",
      fileEntry("10.jpg"),
      fileEntry("2.jpg"),
      inner,
      fileEntry(".hidden.jpg"),
      fileEntry("Thumbs.db"),
    );
    const { files, skipped } = await droppedFiles(transferOf(outer, fileEntry("single.gif")));
    expect(names(files)).toEqual(["2.jpg", "10.jpg", "4.HEIC", "no-ending", "single.gif"]);
    expect(skipped).toBe(3);
  });

  it("goes on after a file that cannot be read", async () => {
    const { files, skipped } = await droppedFiles(
      transferOf(folder("f", unreadable("1.jpg"), fileEntry("2.jpg"))),
    );
    expect(names(files)).toEqual(["2.jpg"]);
    expect(skipped).toBe(1);
  });

  it("stops at the bound of depth, and says so", async () => {
    const nested = (depth: number): FileSystemEntry =>
      depth === 0 ? fileEntry("deep.jpg") : folder("f", nested(depth - 1));
    expect(await droppedFiles(transferOf(nested(MAX_FOLDER_DEPTH)))).toMatchObject({
      cut: false,
      files: [{ name: "deep.jpg" }],
    });
    expect(await droppedFiles(transferOf(nested(MAX_FOLDER_DEPTH + 1)))).toMatchObject({
      cut: true,
      files: [],
    });
  });

  it("stops at the bound of files, and says so", async () => {
    const many = Array.from({ length: MAX_DROPPED_FILES + 1 }, (_, i) => fileEntry(`${i}.jpg`));
    const { files, cut } = await droppedFiles(transferOf(folder("f", ...many)));
    expect(files).toHaveLength(MAX_DROPPED_FILES);
    expect(cut).toBe(true);
  });

  it("falls back to the plain list where the browser gives no entries", async () => {
    expect(names((await droppedFiles(transferOf(null))).files)).toEqual(["plain.jpg"]);
  });
});

describe("a paste", () => {
  it("gives the copied files, and none for text", () => {
    const files = [new File([], "image.png", { type: "image/png" })];
    expect(
      names(
        pastedFiles({ clipboardData: { files, items: [], types: ["Files"] } as unknown as DataTransfer })
          .files,
      ),
    ).toEqual(["image.png"]);
    expect(pastedFiles({ clipboardData: null })).toEqual({
      files: [],
      skipped: 0,
      cut: false,
      instead: "nothing",
    });
  });
});

describe("a chosen folder", () => {
  const at = (path: string, type = ""): File => {
    const file = new File([], path.split("/").at(-1) ?? path, { type });
    return Object.defineProperty(file, "webkitRelativePath", { value: path });
  };

  it("gives its photos in the order of their paths, numbers as numbers, and counts the rest", () => {
    const { files, skipped, cut } = folderFiles([
      at("album/10.jpg"),
      at("album/2.jpg"),
      at("album/notes.txt"),
      at("album/.hidden.jpg"),
      at("album/day/1.heic"),
      at("camera/3.HIF"),
    ]);
    expect(names(files)).toEqual(["2.jpg", "10.jpg", "1.heic", "3.HIF"]);
    expect([skipped, cut]).toEqual([2, false]);
  });

  it("stops at the same bound as a drop", () => {
    const many = Array.from({ length: MAX_DROPPED_FILES + 1 }, (_, i) => at(`a/${i}.jpg`));
    const { files, cut } = folderFiles(many);
    expect(files).toHaveLength(MAX_DROPPED_FILES);
    expect(cut).toBe(true);
  });
});

describe("a drop or paste without a photo", () => {
  const items = (...kinds: readonly string[]) =>
    kinds.map((kind) => ({ kind, webkitGetAsEntry: () => null, getAsFile: () => null }));
  const transfer = (types: readonly string[], ...kinds: readonly string[]) =>
    ({ items: items(...kinds), files: [], types }) as unknown as DataTransfer;

  it.each([
    ["a picture of another page", "link", transfer(["text/uri-list", "text/html"], "string", "string")],
    ["a link", "link", transfer(["text/uri-list", "text/plain"], "string", "string")],
    ["text", "text", transfer(["text/plain"], "string")],
    ["cells of a spreadsheet", "text", transfer(["text/plain", "text/html"], "string", "string")],
    ["attachments of a mail program", "foreign", transfer(["Files"], "file", "file")],
    ["nothing", "nothing", transfer([])],
  ])("tells what it was: %s", async (_what, instead, given) => {
    expect(await droppedFiles(given)).toEqual({ files: [], skipped: 0, cut: false, instead });
    expect(pastedFiles({ clipboardData: given })).toMatchObject({ files: [], instead });
  });

  it("tells of a folder that has none, and how much else is in it", async () => {
    const found = await droppedFiles(transferOf(folder("empty"), folder("notes", fileEntry("a.txt"))));
    expect(found).toEqual({ files: [], skipped: 1, cut: false, instead: "folder" });
  });

  it("says nothing of the kind where there is a file", async () => {
    expect("instead" in (await droppedFiles(transferOf(fileEntry("a.jpg"))))).toBe(false);
  });
});
