import { describe, expect, it } from "vitest";
import type { QualityNote } from "../report.ts";
import { SMILE_FROM, withNetworkNotes } from "./network-notes.ts";

const dark: QualityNote = { code: "too-dark", severity: "warning" };
const rolled: QualityNote = { code: "rolled", severity: "note" };

describe("what networks see of a photo besides", () => {
  it("is a smile from the threshold on, behind the other warnings", () => {
    const notes = withNetworkNotes([dark, rolled], [0.2, SMILE_FROM]);
    expect(notes).toEqual([dark, { code: "strong-smile", severity: "warning", value: SMILE_FROM }, rolled]);
  });

  it("is nothing below it, and nothing where no network could say", () => {
    expect(withNetworkNotes([dark], [SMILE_FROM - 0.01])).toEqual([dark]);
    expect(withNetworkNotes([dark], [])).toEqual([dark]);
    expect(withNetworkNotes([dark], [NaN])).toEqual([dark]);
  });

  it("does not say a second time what the landmarks said", () => {
    const smile: QualityNote = { code: "strong-smile", severity: "warning", value: 1.2 };
    expect(withNetworkNotes([smile], [0.9])).toEqual([smile]);
  });
});
