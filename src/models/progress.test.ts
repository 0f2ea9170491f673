import { describe, expect, it } from "vitest";
import { ProgressMeter, type Progress } from "./progress.ts";

/** A meter of 1000 bytes with a clock that the test moves. */
function meterAt(start = 0) {
  const clock = { ms: start };
  const reports: Progress[] = [];
  const meter = new ProgressMeter(
    1000,
    () => clock.ms,
    (progress) => reports.push(progress),
  );
  const download = (at: number, bytes: number) => {
    clock.ms = at;
    meter.download(bytes);
  };
  return { clock, reports, meter, download, last: () => reports[reports.length - 1] };
}

describe("the progress of a model", () => {
  it("has no speed before anything came over the network", () => {
    const { meter, clock, last } = meterAt();
    clock.ms = 1000;
    meter.found(300);
    expect(last()).toEqual({ bytes: 300, total: 1000, bytesPerSecond: null, secondsLeft: null, retry: 0 });
  });

  it("tells bytes per second and the seconds left at that speed", () => {
    const { download, last } = meterAt(500);
    download(2500, 400);
    expect(last()).toEqual({ bytes: 400, total: 1000, bytesPerSecond: 200, secondsLeft: 3, retry: 0 });
  });

  it("counts stored bytes as here but not towards the speed", () => {
    const { meter, clock, download, last } = meterAt();
    meter.found(500);
    download(1000, 100);
    expect(last()).toMatchObject({ bytes: 600, bytesPerSecond: 100, secondsLeft: 4 });
    clock.ms = 2000;
    meter.found(200);
    expect(last()).toMatchObject({ bytes: 800, bytesPerSecond: 50, secondsLeft: 4 });
  });

  it("has no speed in the very moment in which it began", () => {
    const { download, last } = meterAt(7);
    download(7, 100);
    expect(last()).toMatchObject({ bytes: 100, bytesPerSecond: null, secondsLeft: null });
  });

  it("reports at once, then at most ten times a second, and whenever it is asked", () => {
    const { download, meter, reports } = meterAt();
    download(10, 1);
    expect(reports).toHaveLength(1);
    download(60, 1);
    download(109, 1);
    expect(reports).toHaveLength(1);
    download(110, 1);
    expect(reports).toHaveLength(2);
    meter.flush();
    expect(reports).toHaveLength(3);
    // The time of a report that was asked for counts too.
    download(209, 1);
    expect(reports).toHaveLength(3);
    download(210, 1);
    expect(reports.map(({ bytes }) => bytes)).toEqual([1, 4, 4, 6]);
  });

  it("forgets what is more than five seconds ago", () => {
    const { download, last } = meterAt();
    // 100 bytes in the first second, then 10 in each.
    download(1000, 100);
    for (let second = 2; second <= 6; second += 1) download(1000 * second, 10);
    // From the end of the first second on: 50 bytes in 5 seconds.
    expect(last()).toMatchObject({ bytesPerSecond: 10 });
    download(7000, 40);
    expect(last()?.bytesPerSecond).toBeCloseTo((40 + 40) / 5, 9);
  });

  it("keeps its oldest sample until the next is five seconds old, however long nothing came", () => {
    const { download, last } = meterAt();
    download(1000, 100);
    download(61_000, 100);
    // Two samples are kept at least: from the first second to now.
    expect(last()?.bytesPerSecond).toBeCloseTo(100 / 60, 9);
  });

  it("counts a pause with the burst that ends it: the line is no faster for that", () => {
    const { download, last } = meterAt();
    for (let second = 1; second <= 5; second += 1) download(1000 * second, 10);
    for (let piece = 0; piece < 5; piece += 1) download(11_000 + 100 * piece, 12);
    expect(last()?.bytesPerSecond).toBeCloseTo(60 / 6.4, 9);
  });

  it("says that it stands still rather than how many seconds are left", () => {
    const { meter, clock, download, last } = meterAt();
    download(1000, 100);
    for (const at of [2000, 8000, 14_000, 20_000]) download(at, 0);
    clock.ms = 21_000;
    meter.flush();
    expect(last()).toMatchObject({ bytesPerSecond: 0, secondsLeft: null });
  });

  it("takes the bytes of a failed chunk back, says which retry it is, and forgets that when the chunk is whole", () => {
    const { meter, download, last, reports } = meterAt();
    download(1000, 300);
    meter.restart("a", 300, 2);
    expect(last()).toMatchObject({ bytes: 0, retry: 2 });
    const told = reports.length;
    meter.settle("a");
    expect(reports).toHaveLength(told);
    meter.flush();
    expect(last()).toMatchObject({ retry: 0 });
  });

  it("tells the highest retry while several chunks are on their way, whichever of them becomes whole", () => {
    const { meter, last } = meterAt();
    meter.restart("a", 0, 1);
    meter.restart("b", 0, 2);
    meter.settle("c");
    meter.flush();
    expect(last()).toMatchObject({ retry: 2 });
    meter.settle("b");
    meter.flush();
    expect(last()).toMatchObject({ retry: 1 });
  });

  it("needs nobody to report to", () => {
    const meter = new ProgressMeter(10, () => 0);
    expect(() => meter.download(5)).not.toThrow();
  });
});
