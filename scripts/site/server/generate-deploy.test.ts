import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEPLOY_FILES, nginxConfig, vercelConfig } from "./generate-deploy.ts";
import { cacheControl, HEADERS, IMMUTABLE, REVALIDATE } from "./headers.ts";
import { DEV_CSP, devHeaders } from "./vite-headers.ts";

const deploy = path.join(import.meta.dirname, "..", "..", "..", "deploy");

describe("the header table", () => {
  it.each(Object.entries(DEPLOY_FILES))("is what the committed deploy/%s says", (name, text) => {
    expect(readFileSync(path.join(deploy, name), "utf8")).toBe(text());
  });

  it.each(Object.entries(DEPLOY_FILES))("is complete in %s", (_name, text) => {
    for (const { name, value } of HEADERS) {
      expect(text()).toContain(name);
      expect(text()).toContain(value);
    }
  });

  it("gives each header once, with a reason and without characters that a configuration would misread", () => {
    expect(new Set(HEADERS.map(({ name }) => name.toLowerCase())).size).toBe(HEADERS.length);
    for (const { value, why } of HEADERS) {
      expect(why.length).toBeGreaterThan(10);
      expect(value).not.toMatch(/["\n\\$]/);
    }
  });

  it("lets no script run that is inline, evaluated or from elsewhere", () => {
    const csp = HEADERS.find(({ name }) => name === "Content-Security-Policy")?.value ?? "";
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  it("caches what is named by its content for ever and asks again for all else", () => {
    expect(cacheControl("/assets/app-1a2b.js")).toBe(IMMUTABLE);
    expect(cacheControl("/models/compact/00ff.bin")).toBe(IMMUTABLE);
    for (const path of ["/", "/index.html", "/sw.js", "/models/manifest.json", "/assets"]) {
      expect(cacheControl(path), path).toBe(REVALIDATE);
    }
  });

  it("escapes the dot of a pattern where the host reads patterns as regular expressions", () => {
    expect(vercelConfig()).toContain("/models/(.*)\\\\.bin");
    expect(nginxConfig()).toContain("/models/.*\\.bin$");
  });

  it("differs on the dev server in inline scripts and styles, and in nothing else", () => {
    const changed = HEADERS.filter((rule, i) => rule.value !== devHeaders()[i]?.value).map(
      ({ name }) => name,
    );
    expect(changed).toEqual(["Content-Security-Policy"]);
    expect(DEV_CSP["script-src"]).toBe("'self' 'wasm-unsafe-eval' 'unsafe-inline'");
    expect(DEV_CSP["style-src"]).toBe("'self' 'unsafe-inline'");
  });
});
