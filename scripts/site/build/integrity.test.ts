import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withIntegrity } from "./integrity.ts";

const bytesOf = (name: string) => Promise.resolve(Buffer.from(`content of ${name}`));
const hashOf = (name: string) =>
  `sha384-${createHash("sha384").update(`content of ${name}`).digest("base64")}`;

describe("the integrity of a built page's files", () => {
  it("is on scripts, preloaded modules and style sheets, and on nothing else", async () => {
    const html = [
      `<script type="module" crossorigin src="./assets/a.js"></script>`,
      `<link rel="modulepreload" crossorigin href="./assets/b.js">`,
      `<link rel="stylesheet" crossorigin href="./assets/c.css" />`,
      `<link rel="icon" href="data:image/svg+xml,x" />`,
      `<script>inline()</script>`,
    ].join("\n");
    expect((await withIntegrity(html, bytesOf)).split("\n")).toEqual([
      `<script type="module" crossorigin src="./assets/a.js" integrity="${hashOf("./assets/a.js")}"></script>`,
      `<link rel="modulepreload" crossorigin href="./assets/b.js" integrity="${hashOf("./assets/b.js")}">`,
      `<link rel="stylesheet" crossorigin href="./assets/c.css" integrity="${hashOf("./assets/c.css")}">`,
      `<link rel="icon" href="data:image/svg+xml,x" />`,
      `<script>inline()</script>`,
    ]);
  });

  it("is not written twice", async () => {
    const once = await withIntegrity(`<script src="a.js"></script>`, bytesOf);
    expect(await withIntegrity(once, bytesOf)).toBe(once);
  });
});
