/** Every file that is built, fetched from the real server, and every header of each answer. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { cacheControl, HEADERS } from "../scripts/site/server/headers.ts";
import { contentType } from "../scripts/site/server/content-types.ts";
import { expect, test } from "./site.ts";

test("every built file comes whole, with every header that the table names", async ({ site }) => {
  const dist = path.join(ROOT, "dist");
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  // Page, scripts, wasm, models, examples, fonts: were it a handful, the build would have left something out.
  expect(files.length).toBeGreaterThan(60);
  for (const file of files) {
    const pathname = `/${path.relative(dist, file).split(path.sep).join("/")}`;
    const answer = await fetch(new URL(pathname, site.url));
    expect(answer.status, pathname).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(await readFile(file)), pathname).toBe(true);
    for (const { name, value } of HEADERS)
      expect(answer.headers.get(name), `${pathname} ${name}`).toBe(value);
    expect(answer.headers.get("Cache-Control"), pathname).toBe(cacheControl(pathname));
    expect(answer.headers.get("Content-Type"), pathname).toBe(contentType(pathname));
  }
  const missing = await fetch(new URL("/assets/missing.js", site.url));
  expect(missing.status).toBe(404);
  for (const { name, value } of HEADERS) expect(missing.headers.get(name), name).toBe(value);
});
