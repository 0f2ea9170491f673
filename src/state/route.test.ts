import { describe, expect, it } from "vitest";
import { createRouteStore, hashOf, ROUTES, routeOf } from "./route.ts";

describe("the screen in the address", () => {
  it("is found again from its hash, whichever it is", () => {
    expect(ROUTES.map((route) => routeOf(hashOf(route)))).toEqual(ROUTES);
    expect([hashOf("score"), hashOf("result"), hashOf("privacy-check")]).toEqual([
      "#/",
      "#/result",
      "#/privacy-check",
    ]);
  });

  it.each(["", "#", "#/score", "#/nowhere", "#/Result", "result"])("is the start for %j", (hash) => {
    expect(routeOf(hash)).toBe("score");
  });

  it("is where the store begins", () => {
    expect(createRouteStore("camera").getState()).toEqual({ route: "camera" });
  });
});
