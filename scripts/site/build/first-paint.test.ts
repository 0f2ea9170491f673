import { describe, expect, it } from "vitest";
import { startMarkup } from "../../../src/app/start/start-markup.tsx";
import { withFirstPaint } from "./first-paint.ts";

const PAGE = "<head><title>Mien</title></head><body><div id=root><!-- first paint --></div></body>";
const paint = {
  markup: "<main>$& start</main>",
  script: "assets/first-1.js",
  engine: "assets/engine-worker-2.js",
  font: "assets/font-3.woff2",
};

describe("the first paint", () => {
  it("puts the start screen into its place and the script into the head, which names the engine's thread", () => {
    expect(withFirstPaint(PAGE, paint)).toBe(
      "<head><title>Mien</title>\n" +
        '    <link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/font-3.woff2">\n' +
        '    <script src="./assets/first-1.js" data-engine="./assets/engine-worker-2.js"></script></head>' +
        "<body><div id=root><main>$& start</main></div></body>",
    );
  });

  it("is refused by a page without the place", () => {
    expect(() => withFirstPaint("<body></body>", paint)).toThrow(/no <!-- first paint -->/);
  });
});

describe("the start screen as markup", () => {
  it("holds a block for each language, with a place for photos and its own words", async () => {
    const [, english = "", german = ""] = (await startMarkup()).split('<div class="first"');
    expect(english).toContain('lang="en"');
    expect(english).toContain("Score a photo");
    expect(german).toContain('lang="de"');
    expect(german).not.toContain("Score a photo");
    for (const block of [english, german]) {
      expect(block.match(/type="file"/g)).toHaveLength(1);
      expect(block).toContain("score__camera");
      // A key of the catalogue that was not found would be shown as it is.
      expect(block).not.toMatch(/>(?:score|app|nav|privacy|engine)\.\w+</);
    }
  });
});
