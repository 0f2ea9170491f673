import i18next from "i18next";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { recordOf, entryOf } from "../core/history/record.ts";
import { someReport } from "../core/history/testing/some-report.ts";
import type { Report } from "../core/report.ts";
import { comparisonOf } from "../core/score/compare.ts";
import { psl8Of, type LeadingScale } from "../core/score/scale.ts";
import { defaultSettings } from "../state/settings.ts";
import { createTableViewStore } from "../state/table-view.ts";
import { en } from "../words/en.ts";
import { formatFor } from "../words/format.ts";
import { wordsIn } from "../words/i18n.ts";
import { late } from "../words/late/en.ts";
import { Scores } from "./compare/scores.tsx";
import { scoresOfReport } from "./compare/side.ts";
import { KeptEntry } from "./history/kept-entry.tsx";
import { KeptRecord } from "./history/kept-detail.tsx";
import { TimelineFigure } from "./history/timeline.tsx";
import { spanOf } from "./history/timeline-marks.ts";
import { BurstNote } from "./measure/burst-note.tsx";
import { Made } from "./measure/made.tsx";
import { Sum } from "./measure/sum.tsx";
import { PartsProvider, type Parts } from "./parts.ts";
import { SpreadTable } from "./photos/spread.tsx";
import { ServicesProvider, type Services } from "./services.ts";

const burst = { frames: 9, used: 2, scores: [42, 66.7], sd: 17.4321 };
const report: Report = { ...someReport(54.3211234), burst };
const other = someReport(67.8912345);
const record = recordOf(report, { id: "one", scoredAt: "2026-01-02T03:04:05.000Z" });

const PLACES: readonly (readonly [name: string, place: ReactElement])[] = [
  ["how the number is made", <Made report={report} />],
  ["the sum of the regions", <Sum geometry={report.geometry} />],
  ["a burst", <BurstNote burst={burst} />],
  ["a kept result", <KeptEntry entry={entryOf(record)} />],
  ["what a kept result holds", <KeptRecord record={record} />],
  [
    "the line over time",
    <TimelineFigure entries={[entryOf(record)]} span={spanOf([record])} hasLine={false} />,
  ],
  [
    "the comparison",
    <Scores a={scoresOfReport(report)} b={scoresOfReport(other)} comparison={comparisonOf(report, other)} />,
  ],
  ["mean and spread", <SpreadTable reports={[report, other]} />],
];

/** What a place says with a scale in the lead: its text, and what is read aloud. */
function said(place: ReactElement, scale: LeadingScale): string {
  const parts = { settings: createStore(() => ({ ...defaultSettings(["en"]), scale })) };
  const services = {
    models: { store: createStore(() => ({ catalogue: { phase: "loading" } })) },
    history: { actions: {} },
    batch: { view: createTableViewStore() },
  };
  const within = createElement(
    PartsProvider,
    { value: parts as unknown as Parts },
    createElement(ServicesProvider, { value: services as unknown as Services }, place),
  );
  const markup = renderToStaticMarkup(within);
  const labels = [...markup.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);
  return [markup.replace(/<[^>]*>/g, " "), ...labels].join(" ");
}

/** Every score, end and share in the reports, as the scale writes it. */
function written(scale: LeadingScale): string[] {
  const format = formatFor("en");
  const scores = [report, other].flatMap(({ psl, geometry, appearance }) =>
    [psl, geometry, ...appearance.filter((answer) => answer.kind === "answered")].flatMap(
      ({ score, interval90: { low, high } }) => [score, low, high],
    ),
  );
  const points = report.geometry.contributions.map((share) => share.points);
  const all = [...scores, ...points, burst.sd, (report.psl.score + other.psl.score) / 2].map(Math.abs);
  return all.map((value) => format.number(scale === "8" ? psl8Of(value) : value, scale === "8" ? 2 : 1));
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init(wordsIn("en", { ...en, ...late }));
});

describe.each(PLACES)("%s", (_, place) => {
  it.each([
    ["100", "8"],
    ["8", "100"],
  ] as const)("is told on 0-%s where that leads, and nothing of it on 0-%s", (leading, silent) => {
    const numbers: string[] = said(place, leading).match(/\d+(?:\.\d+)?/g) ?? [];
    const lead = new Set(written(leading));
    expect(numbers.filter((number) => lead.has(number))).not.toEqual([]);
    const wrong = new Set(written(silent).filter((number) => !lead.has(number)));
    expect(numbers.filter((number) => wrong.has(number))).toEqual([]);
  });
});
