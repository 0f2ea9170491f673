import { describe, expect, it } from "vitest";
import { createPreviews, MOST_URLS } from "./previews.ts";

function setUp() {
  const live = new Set<string>();
  let made = 0;
  const previews = createPreviews({
    createObjectURL: () => {
      const url = `blob:${++made}`;
      live.add(url);
      return url;
    },
    revokeObjectURL: (url) => void live.delete(url),
  });
  return { previews, live, made: () => made };
}

const picture = new Blob(["x"]);

describe("previews", () => {
  it("make a URL when it is first asked for, and the same one after that", () => {
    const { previews, made } = setUp();
    previews.create("a", picture);
    expect(made()).toBe(0);
    expect(previews.url("a")).toBe("blob:1");
    expect(previews.url("a")).toBe("blob:1");
  });

  it("revoke what was shown longest ago when too many are alive, and can show it again", () => {
    const { previews, live } = setUp();
    for (let i = 0; i <= MOST_URLS; i += 1) previews.create(`${i}`, picture);
    const first = previews.url("0") ?? "";
    for (let i = 1; i < MOST_URLS; i += 1) previews.url(`${i}`);
    expect(previews.url("0")).toBe(first);
    previews.url(`${MOST_URLS}`);
    expect(live.size).toBe(MOST_URLS);
    expect(live.has(first)).toBe(true);
    const again = previews.url("1") ?? "";
    expect(live.has(again)).toBe(true);
  });

  it("keep small pictures apart, and none of a photo that is gone", () => {
    const { previews, live } = setUp();
    previews.create("a", picture);
    expect(previews.thumbnailUrl("a")).toBeUndefined();
    previews.setThumbnail("a", picture);
    expect(previews.thumbnailUrl("a")).not.toBe(previews.url("a"));
    expect(live.size).toBe(2);
    previews.revoke("a");
    previews.setThumbnail("a", picture);
    expect([previews.url("a"), previews.thumbnailUrl("a"), live.size]).toEqual([undefined, undefined, 0]);
  });

  it("revoke everything at the end", () => {
    const { previews, live } = setUp();
    for (const id of ["a", "b"]) {
      previews.create(id, picture);
      previews.setThumbnail(id, picture);
      previews.url(id);
      previews.thumbnailUrl(id);
    }
    previews.revokeAll();
    expect(live.size).toBe(0);
  });

  it("take another file for a photo, and revoke the URL of the one before", () => {
    const { previews, live } = setUp();
    previews.create("a", picture);
    const before = previews.url("a") ?? "";
    previews.create("a", picture);
    expect(live.has(before)).toBe(false);
    expect(previews.url("a")).not.toBe(before);
    expect(live.size).toBe(1);
  });

  it("revoke exactly what was shown longest ago, also when its photo is shown no more", () => {
    const { previews, live } = setUp();
    for (let i = 0; i <= MOST_URLS; i += 1) previews.create(`${i}`, picture);
    const urls = Array.from({ length: MOST_URLS + 1 }, (_, i) => previews.url(`${i}`) ?? "");
    expect(live.size).toBe(MOST_URLS);
    expect([urls[0], urls[1]].map((url) => live.has(url ?? ""))).toEqual([false, true]);
    expect(previews.url("0")).not.toBe(urls[0]);
  });

  it("know nothing of a photo that was never there, and nothing at all after the end", () => {
    const { previews, made } = setUp();
    expect([previews.url("x"), previews.thumbnailUrl("x"), made()]).toEqual([undefined, undefined, 0]);
    previews.revoke("x");
    previews.create("a", picture);
    previews.revokeAll();
    expect(previews.url("a")).toBeUndefined();
  });
});
