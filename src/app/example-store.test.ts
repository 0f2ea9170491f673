import { describe, expect, it } from "vitest";
import { createExamplesStore } from "../state/examples.ts";
import { loadExamples } from "./example-store.ts";

function load(listing: unknown, lost?: string) {
  const store = createExamplesStore();
  const asked: string[] = [];
  const files = loadExamples(store, {
    siteUrl: "http://localhost/mien/",
    time: Promise.resolve(),
    get: async ({ pathname }) => {
      asked.push(pathname);
      if (lost !== undefined && pathname.endsWith(lost)) throw new Error("404");
      return {
        json: async () => listing,
        blob: async () => new Blob([pathname], { type: "image/jpeg" }),
      };
    },
  });
  return { store, files, asked };
}

const entry = (id: string) => ({ id, file: `${id}.jpg`, name: id.toUpperCase() });

describe("the site's examples", () => {
  it("are fetched once and kept as files", async () => {
    const { store, files, asked } = load([entry("a"), entry("b")]);
    await files.settled;
    expect(asked).toEqual(["index.json", "a.jpg", "b.jpg"].map((name) => `/mien/examples/${name}`));
    expect(store.getState().examples.map(({ id, name }) => [id, name])).toEqual([
      ["a", "A"],
      ["b", "B"],
    ]);
    expect(files.file("b")).toMatchObject({ name: "b.jpg", type: "image/jpeg" });
    expect(files.file("c")).toBeUndefined();
  });

  it("are passed over where an entry is not one, and where the list is none", async () => {
    const odd = load([null, { id: "a" }, { id: "", file: "x", name: "x" }, entry("b")]);
    await odd.files.settled;
    expect(odd.store.getState().examples.map(({ id }) => id)).toEqual(["b"]);
    const none = load({ not: "a list" });
    await none.files.settled;
    expect(none.store.getState().examples).toEqual([]);
  });

  it("end at the first that does not come, and hold nothing up", async () => {
    const { store, files } = load([entry("a"), entry("b"), entry("c")], "b.jpg");
    await files.settled;
    expect(store.getState().examples.map(({ id }) => id)).toEqual(["a"]);
  });
});
