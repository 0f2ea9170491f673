/** Reports that are made anew, because networks that came after the first score have seen the face too. */
import type { Report } from "../core/report.ts";
import { withAnswer, withAppearance } from "../core/score/with-appearance.ts";
import { setStateOfScoring, stateOfScoring } from "./choices.ts";
import { measuredReport, withMeasured } from "./measured-report.ts";
import type { PhotosStore } from "./photos.ts";

/**
 * Put a report in the place of a scoring's first one, with the answers that joined that one meanwhile, and blend what counts.
 *
 * A photo whose first report is still on its way gets it as soon as that is there; one that has no score, or is gone, stays so.
 */
export function joinReport(
  photos: PhotosStore,
  scoring: string,
  report: Report,
  counts: (model: string) => boolean,
): void {
  const phase = () => stateOfScoring(photos, scoring)?.phase;
  const join = () => {
    const state = stateOfScoring(photos, scoring);
    if (state?.phase !== "done") return;
    const known = new Set(report.appearance.map(({ model }) => model));
    const joined = measuredReport(state).appearance.filter(({ model }) => !known.has(model));
    const answers = joined.reduce(withAnswer, report.appearance);
    const anew = withAppearance(report, answers, counts);
    const before = state.report.psl;
    const came = anew.psl.models.find((model) => !before.models.includes(model));
    setStateOfScoring(photos, scoring, {
      phase: "done",
      ...withMeasured(state, anew),
      change: "joined",
      ...(came !== undefined && { joined: { model: came, from: before.score } }),
    });
  };
  if (phase() !== "running") {
    join();
    return;
  }
  const stop = photos.subscribe(() => {
    if (phase() === "running") return;
    stop();
    join();
  });
}
