/**
 * The ways by which a person takes a result along: the device's own sheet, the clipboard, a file.
 *
 * None of these rejects. A sheet that is closed, a device that refuses and a clipboard that is not allowed are answers,
 * to be said in words beside the other ways.
 */

/** What became of taking a result along. */
export type Told =
  | "shared"
  | "share-closed"
  | "share-refused"
  | "picture-copied"
  | "text-copied"
  | "copy-refused"
  | "saved"
  | "draw-failed";

/** Whether a result was taken along. */
export function isTaken(told: Told): boolean {
  return told === "shared" || told === "picture-copied" || told === "text-copied" || told === "saved";
}

/** Return the picture as a file; null when it could not be drawn. */
export type Picture = () => Promise<File | null>;

/** What is asked of the browser; `share` and `clipboard` are missing where a page is not secure, or the browser older. */
export interface Device {
  readonly canShare?: ((data: ShareData) => boolean) | undefined;
  readonly share?: ((data: ShareData) => Promise<void>) | undefined;
  readonly clipboard?: (Pick<Clipboard, "writeText"> & Partial<Pick<Clipboard, "write">>) | undefined;
  readonly clipboardItem?: ((parts: Record<string, Promise<Blob>>) => ClipboardItem) | undefined;
}

/** Return the device that this page runs on. */
export function thisDevice(): Device {
  // Undefined in some browsers and on insecure pages, whatever the types say.
  const { canShare, share, clipboard } = navigator as Partial<Navigator>;
  const Item = (globalThis as Partial<typeof globalThis>).ClipboardItem;
  return {
    canShare: canShare?.bind(navigator),
    share: share?.bind(navigator),
    clipboard,
    clipboardItem: Item && ((parts) => new Item(parts)),
  };
}

/** Whether the device has a sheet that takes a picture. */
export function canSharePicture({ canShare, share }: Device): boolean {
  const probe = new File([], "probe.png", { type: "image/png" });
  return share !== undefined && canShare?.({ files: [probe] }) === true;
}

/** Whether the clipboard takes pictures here. */
export function canCopyPicture({ clipboard, clipboardItem }: Device): boolean {
  return clipboard?.write !== undefined && clipboardItem !== undefined;
}

/** Hand picture and text to the device's sheet; the picture alone where it does not take both. */
export async function handOver(device: Device, picture: Picture, text: string): Promise<Told> {
  const file = await drawn(picture);
  if (!file) return "draw-failed";
  const both: ShareData = { files: [file], text };
  try {
    await device.share?.(device.canShare?.(both) ? both : { files: [file] });
    return "shared";
  } catch (error) {
    return error instanceof Error && error.name === "AbortError" ? "share-closed" : "share-refused";
  }
}

/** Copy the picture. Asked for at once and drawn after: some browsers allow no copy that comes later than the tap. */
export async function copyPicture({ clipboard, clipboardItem }: Device, picture: Picture): Promise<Told> {
  if (!clipboard?.write || !clipboardItem) return "copy-refused";
  const file = drawn(picture);
  const png = file.then((made) => made ?? Promise.reject(new Error("the card was not drawn")));
  png.catch(() => undefined);
  try {
    await clipboard.write([clipboardItem({ "image/png": png })]);
    return "picture-copied";
  } catch {
    return (await file) ? "copy-refused" : "draw-failed";
  }
}

/** Copy the text. */
export async function copyText({ clipboard }: Device, text: string): Promise<Told> {
  if (!clipboard) return "copy-refused";
  return clipboard.writeText(text).then(
    (): Told => "text-copied",
    (): Told => "copy-refused",
  );
}

/** Save the picture where downloads go. */
export async function savePicture(save: (file: File) => void, picture: Picture): Promise<Told> {
  const file = await drawn(picture);
  if (file) save(file);
  return file ? "saved" : "draw-failed";
}

function drawn(picture: Picture): Promise<File | null> {
  return picture().catch(() => null);
}
