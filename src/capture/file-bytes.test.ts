import { describe, expect, it } from "vitest";
import type { FaultError } from "../core/fault.ts";
import { fileBytes } from "./file-bytes.ts";
import { openPhoto } from "./file.ts";

/** A file that says it has so many bytes, and ends so when it is read, in whole or in part. */
function fileThat(size: number, read: () => Promise<ArrayBuffer>): Blob {
  const of = (length: number): Blob =>
    ({ size: length, arrayBuffer: read, slice: (from: number, to: number) => of(to - from) }) as Blob;
  return of(size);
}
const refusing = (name: string) => () => Promise.reject(new DOMException("could not be read", name));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "read",
    (error: unknown) => (error as FaultError).fault.code,
  );

describe("a chosen file", () => {
  it("is read whole, or its beginning", async () => {
    const file = new File(["a photo"], "a.jpg");
    expect(await fileBytes(file)).toHaveLength(7);
    expect(await fileBytes(file, 3)).toEqual(new TextEncoder().encode("a p"));
    expect(await fileBytes(new File([], "none.jpg"))).toHaveLength(0);
  });

  it("is gone when it was deleted or moved meanwhile, whatever size the browser says it has", async () => {
    for (const size of [0, 5000, 5_000_000])
      expect(await codeOf(openPhoto(fileThat(size, refusing("NotFoundError"))))).toBe("file-gone");
  });

  it.each(["NotReadableError", "NotAllowedError", "SecurityError", "UnknownError"])(
    "is unreadable when it was changed meanwhile or may not be read (%s)",
    async (name) => {
      expect(await codeOf(openPhoto(fileThat(5000, refusing(name))))).toBe("file-unreadable");
    },
  );

  it("is unreadable when a cloud folder has only its name here", async () => {
    const placeholder = fileThat(5000, () => Promise.resolve(new ArrayBuffer(0)));
    expect(await codeOf(openPhoto(placeholder))).toBe("file-unreadable");
  });

  it("is empty when it has no bytes and can be read, as out of an archive", async () => {
    expect(await codeOf(openPhoto(new File([], "from-a-zip.jpg")))).toBe("file-empty");
  });
});
