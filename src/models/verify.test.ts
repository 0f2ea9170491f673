import { describe, expect, it } from "vitest";
import { FaultError } from "../core/fault.ts";
import { looksLikeHtml, sha256Hex } from "./verify.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a hash", () => {
  it("is that of the standard's example, in 64 lower-case digits", async () => {
    // FIPS 180-2, appendix B.1.
    expect(await sha256Hex(bytes("abc"), crypto)).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("keeps the leading zero of a byte", async () => {
    const digest = () => Promise.resolve(new Uint8Array([0, 1, 15, 16, 255]).buffer);
    expect(await sha256Hex(bytes(""), { subtle: { digest } })).toBe("00010f10ff");
  });

  it("cannot be had on an insecure origin, and says so", async () => {
    const fault = await sha256Hex(bytes("abc"), { subtle: null }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FaultError);
    expect((fault as FaultError).fault).toEqual({
      code: "engine-insecure",
      detail: "no crypto.subtle: the page was not served over https or from localhost",
    });
  });
});

describe("a web page", () => {
  it.each([
    "<!doctype html>",
    "<!DOCTYPE HTML PUBLIC>",
    "\n\t <html lang=de>",
    "<head>",
    "<body>",
    "<meta charset>",
    '<?xml version="1.0"?>',
    "<!-- saved from -->",
  ])("is known by its beginning: %s", (text) => {
    expect(looksLikeHtml(bytes(text))).toBe(true);
  });

  it.each(["", "<", "<svg>", "doctype", "a <html>", "onnx"])("is not %j", (text) => {
    expect(looksLikeHtml(bytes(text))).toBe(false);
  });

  it("is looked for in the first 256 bytes only", () => {
    expect(looksLikeHtml(bytes(`${" ".repeat(251)}<html>`))).toBe(true);
    expect(looksLikeHtml(bytes(`${" ".repeat(252)}<html>`))).toBe(false);
  });
});
