import { describe, expect, it } from "vitest";
import { someReport } from "../core/history/testing/some-report.ts";
import { createHistoryStore } from "../state/history/history.ts";
import { createOfflineStore } from "../state/offline.ts";
import { createPhotosStore } from "../state/photos.ts";
import { createTakenStore, take } from "../state/taken.ts";
import { askBeforeLeaving } from "./leaving.ts";
import { fakePage } from "./testing/fake-page.ts";

/** A visit with one result, and what a browser would do when it is left. */
function visit() {
  const { page, events } = fakePage();
  const stores = {
    photos: createPhotosStore(),
    history: createHistoryStore(),
    taken: createTakenStore(),
    offline: createOfflineStore(),
  };
  askBeforeLeaving({ page, ...stores });
  const score = (id: string) =>
    stores.photos.setState(({ order, byId }) => ({
      order: [...order, id],
      byId: {
        ...byId,
        [id]: { id, name: "a.jpg", bytes: 1, state: { phase: "done", report: someReport() } },
      },
    }));
  const asks = () => !events.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  return { ...stores, score, asks };
}

describe("leaving the page", () => {
  it("asks while a result would be lost, and no longer", () => {
    const { score, asks, taken } = visit();
    expect(asks()).toBe(false);
    score("a");
    expect(asks()).toBe(true);
    take(taken, ["a"]);
    expect(asks()).toBe(false);
    score("b");
    expect(asks()).toBe(true);
  });

  it("does not ask once the history keeps the result, and asks again when it is deleted there", () => {
    const { score, asks, history } = visit();
    score("a");
    history.setState({ keeping: { a: { phase: "kept" } } });
    expect(asks()).toBe(false);
    history.setState({ keeping: {} });
    expect(asks()).toBe(true);
  });

  it("does not ask after the photo was removed", () => {
    const { score, asks, photos } = visit();
    score("a");
    photos.setState({ order: [], byId: {} });
    expect(asks()).toBe(false);
  });

  it("does not ask a second time before an update, which asked in words", () => {
    const { score, asks, offline } = visit();
    score("a");
    offline.setState({ phase: "update-waits" }, true);
    expect(asks()).toBe(false);
  });
});
