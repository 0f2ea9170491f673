import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { someReport } from "../../core/history/testing/some-report.ts";
import { comparedWith } from "../../core/score/place.ts";
import { de } from "../../words/de.ts";
import { en } from "../../words/en.ts";
import { formatFor } from "../../words/format.ts";
import { wordsIn } from "../../words/i18n.ts";
import { late as lateGerman } from "../../words/late/de.ts";
import { late as lateEnglish } from "../../words/late/en.ts";
import { scoreText } from "../measure/score-text.ts";
import { addressOf, cardContent, resultText } from "./card-content.ts";

const WORDS = { en: { ...en, ...lateEnglish }, de: { ...de, ...lateGerman } };
const SITE = "https://mien.example/app/?from=a#/result";

async function contentIn(language: keyof typeof WORDS, scale: "100" | "8" = "100") {
  const words = createInstance();
  await words.init(wordsIn(language, WORDS[language]));
  const format = formatFor(language);
  const report = someReport(54.2);
  return cardContent(report, {
    t: words.t,
    format,
    leading: scoreText(scale, format),
    compared: comparedWith(report, "women"),
    siteUrl: SITE,
  });
}

describe("what stands on the card", () => {
  it("is never a bare number: its scale, interval, band and group stand with it, and the site's address", async () => {
    const content = await contentIn("en");
    expect(content.label).toMatch(/out of 100$/);
    expect(content.interval).toMatch(/^90 % interval [\d.]+ to [\d.]+$/);
    expect(content.facts.join(" ")).toMatch(/average: percentile \d+ among women/i);
    expect(content.address).toBe("mien.example/app");
  });

  it("follows the scale that leads", async () => {
    const content = await contentIn("en", "8");
    expect([content.label.endsWith("out of 8"), content.number]).toEqual([true, "4.34"]);
  });
});

describe("a result as text", () => {
  it("names number, scale, interval, group and site, and nothing of a file", async () => {
    const text = resultText(await contentIn("en"), SITE);
    expect(text).toMatch(/out of 100: 54\.2, 90 % interval [\d.]+ to [\d.]+\./);
    expect(text).toMatch(/among women/);
    expect(text.endsWith(". https://mien.example/app/")).toBe(true);
    expect(text).not.toMatch(/\.\.|\{\{|\.jpg/);
  });

  it("is whole in German", async () => {
    const text = resultText(await contentIn("de"), SITE);
    expect(text).toMatch(/von 100: 54,2, 90-%-Intervall [\d,]+ bis [\d,]+\./);
    expect(text).toMatch(/unter den Frauen/);
  });
});

it("writes an address as people do", () => {
  expect(addressOf("https://mien.example/#/result")).toBe("mien.example");
  expect(addressOf("http://127.0.0.1:4321/")).toBe("127.0.0.1:4321");
});
