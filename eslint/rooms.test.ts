import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { violation } from "./rooms.js";

describe("the one-way street between rooms", () => {
  it("lets a room import the rooms below it and itself", () => {
    expect(violation("ui/score/screen.tsx", "../../core/report.ts")).toBeNull();
    expect(violation("core/score/scale.ts", "../report.ts")).toBeNull();
  });

  it("refuses an import against the street", () => {
    expect(violation("core/score/scale.ts", "../../ui/shell.tsx")).toContain("core/ may not import ui/");
    expect(violation("capture/file.ts", "../inference/page/client.ts")).toContain("may not import");
  });

  it("keeps the runtimes in one file each and packages out of core", () => {
    expect(violation("inference/engine/pipeline.ts", "onnxruntime-web/wasm")).toContain("only by");
    expect(violation("inference/runtime/ort-wasm.ts", "onnxruntime-web/wasm")).toBeNull();
    expect(violation("core/fault.ts", "valibot")).toContain("no package");
  });

  it("is switched on for static and dynamic imports in the project's own configuration", async () => {
    // Rules that need types would read the whole project for two lines.
    const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
    const code = `export const a = import("@mediapipe/tasks-vision");\nimport "../ui/shell.tsx";\n`;
    const [result] = await eslint.lintText(code, { filePath: "src/core/fault.ts" });
    const found = result?.messages.filter((m) => m.ruleId === "rooms/one-way") ?? [];
    expect(found).toHaveLength(2);
  });
});
