import { describe, expect, it, vi } from "vitest";
import {
  canCopyPicture,
  canSharePicture,
  copyPicture,
  copyText,
  handOver,
  isTaken,
  savePicture,
  type Device,
} from "./ways-out.ts";

const card = new File(["card"], "card.png", { type: "image/png" });
const picture = async () => card;
const noPicture = async () => null;
const broken = () => Promise.reject(new Error("no canvas"));

const named = (name: string) => Object.assign(new Error(name), { name });
const refusing = (name: string) => () => Promise.reject(named(name));

const clipboardItem = (parts: Record<string, Promise<Blob>>) => parts as unknown as ClipboardItem;

/** A clipboard that takes what it is given, once the picture is there. */
function clipboard() {
  const held: Blob[] = [];
  const write = async (items: ClipboardItem[]) => {
    for (const item of items)
      held.push(await (item as unknown as Record<string, Promise<Blob>>)["image/png"]!);
  };
  return { held, write, writeText: async () => undefined };
}

describe("handing a result to the device's sheet", () => {
  it("hands over picture and text where the device takes both", async () => {
    const share = vi.fn(async () => undefined);
    expect(await handOver({ share, canShare: () => true }, picture, "words")).toBe("shared");
    expect(share).toHaveBeenCalledExactlyOnceWith({ files: [card], text: "words" });
  });

  it("hands over the picture alone where the device does not take both", async () => {
    const share = vi.fn(async () => undefined);
    const canShare = (data: ShareData) => data.text === undefined;
    expect(await handOver({ share, canShare }, picture, "words")).toBe("shared");
    expect(share).toHaveBeenCalledExactlyOnceWith({ files: [card] });
  });

  it("tells a closed sheet from a device that refuses", async () => {
    const answer = (name: string) =>
      handOver({ share: refusing(name), canShare: () => true }, picture, "words");
    expect(await answer("AbortError")).toBe("share-closed");
    expect(await answer("NotAllowedError")).toBe("share-refused");
    expect(await answer("DataError")).toBe("share-refused");
  });

  it("opens no sheet for a card that could not be drawn", async () => {
    const share = vi.fn(async () => undefined);
    for (const none of [noPicture, broken])
      expect(await handOver({ share, canShare: () => true }, none, "words")).toBe("draw-failed");
    expect(share).not.toHaveBeenCalled();
  });

  it("is offered only where there is a sheet that takes files", () => {
    const share = async () => undefined;
    expect(canSharePicture({})).toBe(false);
    expect(canSharePicture({ share })).toBe(false);
    expect(canSharePicture({ share, canShare: ({ files }) => files === undefined })).toBe(false);
    expect(canSharePicture({ share, canShare: () => true })).toBe(true);
  });
});

describe("copying", () => {
  it("puts the picture on the clipboard", async () => {
    const board = clipboard();
    expect(await copyPicture({ clipboard: board, clipboardItem }, picture)).toBe("picture-copied");
    expect(board.held).toEqual([card]);
  });

  it("asks for the clipboard before the picture is drawn, while the tap still counts", async () => {
    const order: string[] = [];
    const board = { ...clipboard(), write: async () => void order.push("asked") };
    const slowly = async () => {
      await Promise.resolve();
      order.push("drawn");
      return card;
    };
    await copyPicture({ clipboard: board, clipboardItem }, slowly);
    expect(order[0]).toBe("asked");
  });

  it("says that a clipboard is not allowed, or not there", async () => {
    const refused = { write: refusing("NotAllowedError"), writeText: refusing("NotAllowedError") };
    expect(await copyPicture({ clipboard: refused, clipboardItem }, picture)).toBe("copy-refused");
    expect(await copyText({ clipboard: refused }, "words")).toBe("copy-refused");
    for (const none of [{}, { clipboard: { writeText: async () => undefined } }] satisfies Device[]) {
      expect(canCopyPicture(none)).toBe(false);
      expect(await copyPicture(none, picture)).toBe("copy-refused");
    }
    expect(await copyText({}, "words")).toBe("copy-refused");
  });

  it("tells a card that could not be drawn from a clipboard that refuses", async () => {
    for (const none of [noPicture, broken])
      expect(await copyPicture({ clipboard: clipboard(), clipboardItem }, none)).toBe("draw-failed");
  });

  it("copies the text as it is", async () => {
    const writeText = vi.fn(async () => undefined);
    expect(await copyText({ clipboard: { writeText } }, "words")).toBe("text-copied");
    expect(writeText).toHaveBeenCalledExactlyOnceWith("words");
  });
});

describe("saving", () => {
  it("saves a card that was drawn, and nothing else", async () => {
    const save = vi.fn();
    expect(await savePicture(save, picture)).toBe("saved");
    expect(await savePicture(save, noPicture)).toBe("draw-failed");
    expect(save).toHaveBeenCalledExactlyOnceWith(card);
  });
});

it("counts as taken along only what left the page by the person's own hand", () => {
  const taken = (
    ["shared", "share-closed", "share-refused", "copy-refused", "draw-failed", "saved"] as const
  ).map(isTaken);
  expect(taken).toEqual([true, false, false, false, false, true]);
});
