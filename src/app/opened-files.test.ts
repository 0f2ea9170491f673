import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { hashOf, ROUTES } from "../state/route.ts";
import { takeOpenedFiles, type LaunchQueue } from "./opened-files.ts";

type Consumer = Parameters<LaunchQueue["setConsumer"]>[0];

function opened() {
  let consumer: Consumer = () => undefined;
  const take = vi.fn<(files: readonly File[], unreadable: number) => void>();
  takeOpenedFiles({ setConsumer: (given) => (consumer = given) }, take);
  return { launch: (...given: Parameters<Consumer>) => consumer(...given), take };
}

const handle = (name: string) => ({ getFile: () => Promise.resolve(new File(["x"], name)) });

describe("files that the installed app is opened with", () => {
  it("are handed over, twenty as well as one, in their order, each time", async () => {
    const { launch, take } = opened();
    const names = Array.from({ length: 20 }, (_, index) => `${index}.jpg`);
    launch({ files: names.map(handle) });
    await vi.waitFor(() => expect(take).toHaveBeenCalledTimes(1));
    expect(take.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(names);
    expect(take.mock.calls[0]?.[1]).toBe(0);
    launch({ files: [handle("later.jpg")] });
    await vi.waitFor(() => expect(take).toHaveBeenCalledTimes(2));
  });

  it("are counted where they cannot be had", async () => {
    const { launch, take } = opened();
    const gone = { getFile: () => Promise.reject(new DOMException("gone", "NotFoundError")) };
    launch({ files: [handle("a.jpg"), gone] });
    await vi.waitFor(() => expect(take).toHaveBeenCalledTimes(1));
    expect(take.mock.calls[0]?.[1]).toBe(1);
  });

  it("are none when it is merely started, and where a browser hands over none", () => {
    const { launch, take } = opened();
    launch({ files: [] });
    launch({});
    takeOpenedFiles(undefined, take);
    expect(take).not.toHaveBeenCalled();
  });
});

describe("the manifest", () => {
  const manifest = JSON.parse(
    readFileSync(path.join(import.meta.dirname, "../../public/manifest.webmanifest"), "utf8"),
  ) as {
    id: string;
    file_handlers: { action: string; accept: Record<string, string[]> }[];
    launch_handler: { client_mode: string };
    shortcuts: { url: string }[];
    share_target?: unknown;
  };

  it("opens every kind of photo that can be read, in a window that is there, without a request that carries one", () => {
    const endings = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
    for (const ending of ["jpg", "jpeg", "png", "webp", "avif", "gif", "heic", "heif", "hif", "bmp"])
      expect(endings).toContain(`.${ending}`);
    expect(manifest.file_handlers.map(({ action }) => action)).toEqual(["./"]);
    expect(manifest.launch_handler.client_mode).toBe("focus-existing");
    expect(manifest).not.toHaveProperty("share_target");
  });

  it("has an id of its own and leads to screens that are there", () => {
    expect(manifest.id).toBe("./");
    const screens = ROUTES.map((route) => `./${hashOf(route)}`);
    expect(manifest.shortcuts.filter(({ url }) => !screens.includes(url))).toEqual([]);
    expect(manifest.shortcuts.length).toBeGreaterThan(1);
  });
});
