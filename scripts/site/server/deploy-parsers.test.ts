/** The committed configurations as the hosts' own parsers read them: one table for every path, without exceptions. */
import path from "node:path";
import { parseAllHeaders, type Header } from "@netlify/headers-parser";
import { getTransformedRoutes } from "@vercel/routing-utils";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROOT } from "../build/root.ts";
import { HELP_FILES } from "../build/help-pages.ts";
import { cacheControl, HEADERS, REVALIDATE } from "./headers.ts";

const deploy = path.join(ROOT, "deploy");
const HELP_PATHS = HELP_FILES.flatMap((file) => [`/${file}`, `/${file.replace(".html", "")}`]);
const PATHS = [
  ...["/", "/index.html", "/sw.js", "/assets/app-1a2b.js", "/assets/deep/ort.wasm", "/examples/a.jpg"],
  ...["/models/manifest.json", "/models/compact/00ff.bin", "/nothing", "/no/such/page.html", "/a.b/c..d/"],
  ...["/help.html.bak", "/HELP.html", "/assets/help.html", "/help/", "/help.html/"],
  ...HELP_PATHS,
];

type HeadersOf = (pathname: string) => readonly (readonly [name: string, value: string])[];

/** What Netlify reads of its two files: headers in `netlify.toml` would count as well. */
async function netlify(): Promise<HeadersOf> {
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [path.join(deploy, "_headers")],
    netlifyConfigPath: path.join(ROOT, "netlify.toml"),
    configHeaders: undefined,
    minimal: false,
  });
  expect(errors).toEqual([]);
  return (pathname) =>
    (headers as Header[])
      .filter(({ forRegExp }) => forRegExp.test(pathname))
      .flatMap(({ values }) => Object.entries(values));
}

/** What Vercel makes of its file: routes of which all that fit add their headers. */
function vercel(): HeadersOf {
  const config = JSON.parse(readFileSync(path.join(deploy, "vercel.json"), "utf8")) as Parameters<
    typeof getTransformedRoutes
  >[0];
  const { routes, error } = getTransformedRoutes(config);
  expect(error).toBeNull();
  return (pathname) =>
    (routes ?? []).flatMap((route) =>
      // A route with a status leads to the address without its last slash: it is no document.
      "headers" in route && "src" in route && !route.status && new RegExp(route.src ?? "").test(pathname)
        ? Object.entries(route.headers ?? {})
        : [],
    );
}

describe.each([
  ["Netlify", netlify],
  ["Vercel", () => Promise.resolve(vercel())],
] as const)("the configuration for %s", (_host, read) => {
  it.each(PATHS)("sends the whole table with %s, each header once", async (pathname) => {
    const sent = (await read())(pathname).map(([name, value]) => [name.toLowerCase(), value] as const);
    const cache = cacheControl(pathname);
    const wanted = HEADERS.map(({ name, value }) => [name.toLowerCase(), value] as const);
    const kept = cache === REVALIDATE ? [] : [["cache-control", cache] as const];
    expect([...sent].sort()).toEqual([...wanted, ...kept].sort());
  });
});

/** Its parser is not on npm but inside wrangler; these are its documented limits, and what it knows that Netlify's does not. */
describe("the configuration for Cloudflare Pages", () => {
  const lines = readFileSync(path.join(deploy, "_headers"), "utf8").split("\n");

  it("takes no header back, and stays within what the host reads", () => {
    expect(lines.filter((line) => line.trim().startsWith("!"))).toEqual([]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2000);
    const rules = lines.filter((line) => line.startsWith("/"));
    expect(rules.length).toBeLessThan(100);
    expect(rules).toContain("/*");
    for (const rule of rules) expect(rule.split("*").length - 1, rule).toBeLessThanOrEqual(1);
  });
});
