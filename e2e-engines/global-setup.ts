/** Builds the site when it is stale, and opens a screen of its own for the browsers: without one WebKit does not start. */
import { spawn } from "node:child_process";
import { ensureBuilt } from "../scripts/site/build/ensure-built.ts";
import { ENGINES, lacking } from "./engines.ts";

export default async function globalSetup(): Promise<() => void> {
  const absent = ENGINES.filter(lacking);
  for (const engine of absent) process.stdout.write(`Skipped: ${engine}, ${lacking(engine)}\n`);
  await ensureBuilt("site");
  if (absent.length === ENGINES.length) return () => undefined;
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1300x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.once("error", reject);
    screen.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    let text = "";
    screen.stdio[3]?.on("data", (piece: Buffer) => {
      text += piece.toString();
      if (text.endsWith("\n")) resolve(text.trim());
    });
  });
  process.env["DISPLAY"] = `:${number}`;
  process.env["LIBGL_ALWAYS_SOFTWARE"] = "1";
  return () => void screen.kill();
}
