import { createServer } from "node:http";
import { expect, it } from "vitest";
import { createPacer, openSlowLink, PIECE_BYTES } from "./slow-link.ts";

it("paces pieces of all connections one after the other, and rests when nothing comes", () => {
  const pace = createPacer(8000);
  expect(pace(100, 0)).toBe(100);
  expect(pace(100, 20)).toBe(200);
  expect(pace(100, 1000)).toBe(1100);
  expect(createPacer(null)(1e9, 7)).toBe(7);
});

it("passes a response on unchanged, counts it, and never faster than its rate and delay say", async () => {
  const body = "x".repeat(50_000);
  const server = createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const link = await openSlowLink(port, { bitsPerSecond: 2_000_000, roundTripMs: 50 });
  const began = Date.now();
  expect(await (await fetch(link.url)).text()).toBe(body);
  expect(link.received()).toBeGreaterThan(body.length);
  expect(link.received()).toBeLessThan(body.length + 1000);
  expect(link.received(Date.now())).toBe(link.received());
  expect(link.received(began - 1)).toBe(0);
  // 50 ms there, then 250 bytes a millisecond, and the piece that is on its way: never more, however busy the machine is.
  for (const ms of [40, 120, 240])
    expect(link.received(began + ms)).toBeLessThanOrEqual(Math.max(0, ms - 50 + 10) * 250 + PIECE_BYTES);
  expect(link.received(began + 240)).toBeLessThan(body.length);
  await link.close();
  await new Promise((resolve) => server.close(resolve));
});
