import { describe, expect, it } from "vitest";
import { engineName, siteOfEngineName } from "./engine-name.ts";

describe("the name of the engine's thread", () => {
  it("carries the site's address whole", () => {
    const site = "https://example.org/a%20b/?c=d";
    expect(siteOfEngineName(engineName(site))).toBe(site);
  });

  it("carries none for an engine that waits to be asked, and is not read from other threads", () => {
    expect(siteOfEngineName(engineName())).toBeNull();
    expect(siteOfEngineName("mien-encoder https://example.org/")).toBeNull();
    expect(siteOfEngineName("")).toBeNull();
  });
});
