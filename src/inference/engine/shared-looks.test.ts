import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RgbaImage } from "../../core/image/raster.ts";
import type { Detection } from "./landmarker.ts";
import { answerLooks, sharedLooks } from "./shared-looks.ts";
import type { Eyes, LooksPort } from "./shared-looks.ts";

const picture = (shade: number): RgbaImage => ({ data: Uint8ClampedArray.of(shade), width: 1, height: 1 });
const PICTURES = [1, 2, 3, 4].map(picture);

/** Eyes that see one face in every picture, which says what was looked at. */
function eyes(log: number[], landmarkModel: Eyes["landmarkModel"] = "assembled"): Eyes {
  const detect = ({ data }: RgbaImage): Detection[] => {
    const shade = data[0] ?? NaN;
    log.push(shade);
    return [{ landmarks: { space: "normalized", points: [] }, matrix: [shade] }];
  };
  return { landmarker: { detect }, landmarkModel };
}

const shades = (found: readonly (readonly Detection[])[]) => found.map(([face]) => face?.matrix[0]);

/** Two ends of a channel, whose messages arrive in a later turn, as those of threads do. */
function ports(): readonly [LooksPort, LooksPort] {
  const end = (): LooksPort => ({ onmessage: null, postMessage: () => undefined });
  const [one, other] = [end(), end()];
  const carry = (to: LooksPort) => (data: unknown) =>
    queueMicrotask(() => to.onmessage?.call(to as MessagePort, { data } as MessageEvent));
  one.postMessage = carry(other);
  other.postMessage = carry(one);
  return [one, other];
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("looks that two engines share", () => {
  it("are half of them the other's, and come in the order of the pictures", async () => {
    const [here, there] = ports();
    const [ours, theirs]: [number[], number[]] = [[], []];
    answerLooks(there, Promise.resolve(eyes(theirs)));
    const look = sharedLooks(here, eyes(ours));
    expect(shades(await look(PICTURES))).toEqual([1, 2, 3, 4]);
    expect([ours, theirs]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(shades(await look([picture(9)]))).toEqual([9]);
    expect(ours).toEqual([1, 2, 9]);
  });

  it("are all its own where the other says nothing, and what comes too late is of no more use", async () => {
    const [here, there] = ports();
    const ours: number[] = [];
    const look = sharedLooks(here, eyes(ours));
    const found = look(PICTURES);
    await vi.runAllTimersAsync();
    expect(shades(await found)).toEqual([1, 2, 3, 4]);
    expect(ours).toEqual([1, 2, 3, 4]);
    there.postMessage({ look: 1, faces: [] });
    answerLooks(there, Promise.resolve(eyes([])));
    expect(shades(await look(PICTURES))).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["has another model", () => Promise.resolve(eyes([], "official"))],
    [
      "fails",
      () =>
        Promise.resolve({
          ...eyes([]),
          landmarker: {
            detect: () => {
              throw new Error("lost");
            },
          },
        }),
    ],
    ["has no eyes", () => Promise.reject(new Error("no model"))],
  ])("are all its own where the other %s", async (_, there) => {
    const [here, port] = ports();
    const ours: number[] = [];
    answerLooks(port, there());
    expect(shades(await sharedLooks(here, eyes(ours))(PICTURES))).toEqual([1, 2, 3, 4]);
    expect(ours).toEqual([1, 2, 3, 4]);
  });
});
