import { describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import type { AppearanceAnswer, Report } from "../core/report.ts";
import { withAnswer, withAppearance } from "../core/score/with-appearance.ts";
import { joinReport } from "./late-report.ts";
import type { PhotoState } from "./photo.ts";
import { addPhotos, setPhotoState } from "./photo-changes.ts";
import { createPhotosStore } from "./photos.ts";

const silent = (model: string): AppearanceAnswer => ({
  kind: "silent",
  model,
  fault: { code: "model-corrupt", detail: model },
});

const first = someReport();
const late: Report = withAppearance(first, withAnswer(first.appearance, silent("faces")));
const unscored: readonly PhotoState[] = [
  { phase: "cancelled" },
  { phase: "failed", fault: { code: "model-corrupt", detail: "" } },
];
const running: PhotoState = { phase: "running", step: "blend" };
const modelsOf = ({ appearance }: Report) => appearance.map(({ model }) => model);

function visitWith(state: PhotoState) {
  const photos = createPhotosStore();
  addPhotos(photos, [{ id: "a", name: "a.jpg", bytes: 1, state }]);
  const now = () => photos.getState().byId["a"]?.state;
  const report = () => {
    const current = now();
    return current?.phase === "done" ? current.report : null;
  };
  return { photos, report, state: now };
}

describe("a report made anew by networks that came late", () => {
  it("takes the place of the first, and the photo says that something joined", () => {
    const { photos, report, state } = visitWith({ phase: "done", report: first });
    joinReport(photos, "a", late, () => true);
    expect(report() && modelsOf(report() as Report)).toEqual(modelsOf(late));
    expect(state()).toMatchObject({ phase: "done", change: "joined" });
  });

  it("says which model moved the number, and from where", () => {
    const { photos, state } = visitWith({ phase: "done", report: first });
    const [answer] = first.appearance;
    if (answer?.kind !== "answered") throw new Error("the first report has no answer");
    const answers = withAnswer(first.appearance, { ...answer, model: "faces", score: answer.score + 10 });
    joinReport(photos, "a", withAppearance(first, answers), () => true);
    expect(state()).toMatchObject({ joined: { model: "faces", from: first.psl.score } });
  });

  it("names no model where the one that came counts in no score", () => {
    const { photos, state } = visitWith({ phase: "done", report: first });
    joinReport(photos, "a", late, () => true);
    expect(state()).not.toHaveProperty("joined");
  });

  it("keeps what joined the first one meanwhile, and blends what counts", () => {
    const met = withAppearance(first, withAnswer(first.appearance, silent("another")));
    const { photos, report } = visitWith({ phase: "done", report: met });
    joinReport(photos, "a", late, () => false);
    expect(modelsOf(report() as Report)).toEqual([...modelsOf(late), "another"]);
    expect(report()?.psl.models).toEqual([]);
  });

  it("waits for the first where that is still on its way", () => {
    const { photos, report, state } = visitWith(running);
    joinReport(photos, "a", late, () => true);
    expect(state()).toBe(running);
    setPhotoState(photos, "a", { phase: "done", report: first });
    expect(modelsOf(report() as Report)).toEqual(modelsOf(late));
  });

  it.each(unscored)("changes nothing where there is no score ($phase)", (state) => {
    const settled = visitWith(state);
    joinReport(settled.photos, "a", late, () => true);
    expect(settled.state()).toBe(state);
    const ended = visitWith(running);
    joinReport(ended.photos, "a", late, () => true);
    setPhotoState(ended.photos, "a", state);
    expect(ended.state()).toBe(state);
    joinReport(ended.photos, "gone", late, () => true);
  });
});
