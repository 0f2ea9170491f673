/** `npm start`: builds what is missing and serves the app on this machine with the production headers. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { RealReport } from "../src/core/validity/real-report.ts";
import type { ReferenceReport } from "../src/core/validity/report.ts";
import type { RunningServer } from "./site/server/static-server.ts";
import { startServer } from "./site/server/static-server.ts";

/**
 * No other program's usual port: what a browser keeps (the service worker, the history) belongs to whoever serves here next.
 * "Mien" on a telephone's keys, behind a one.
 */
const DEFAULT_PORT = 16_436;
const EXIT = { failed: 1, usage: 2, portBusy: 3 } as const;

const HELP = `Usage: npm start -- [--port N]

Builds the app when it is missing or older than its sources, and serves it at http://localhost:${DEFAULT_PORT}
with the headers that keep photos on this device. Only this machine can reach it, by the names localhost and 127.0.0.1.
Stop it with Ctrl-C.

  --port N   listen on another port (0: any free one)
  --help     show this text

Exit codes: 0 stopped, 1 the build failed, 2 wrong usage, 3 the port is taken.
`;

interface Command {
  readonly port: number;
  readonly help: boolean;
}

/** Return what the arguments ask for, or the mistake in them. */
function parseCommand(args: readonly string[]): Command | { readonly mistake: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string" }, help: { type: "boolean", short: "h", default: false } },
    });
    const port = Number(values.port ?? DEFAULT_PORT);
    const isPort = /^\d+$/.test(values.port ?? "0") && port <= 65_535;
    return isPort
      ? { port, help: values.help }
      : { mistake: `'${values.port}' is no port: give a number from 0 to 65535` };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function fail(code: number, message: string): never {
  console.error(message);
  process.exit(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function listen(root: string, port: number): Promise<RunningServer> {
  try {
    return await startServer({ root, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") {
      fail(
        EXIT.portBusy,
        `Port ${port} is taken by another program. Stop it, or choose another port: npm start -- --port ${port + 1}`,
      );
    }
    return fail(EXIT.failed, `The server could not start: ${messageOf(error)}`);
  }
}

/** Return what the embedded models are without, or null when all are there. */
async function whatIsLeftOut(): Promise<string | null> {
  const { whatModelsWouldAdd } = await import("./models/would-add.ts");
  const { parseManifest } = await import("../src/models/manifest.ts");
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(import.meta.dirname, "..", file), "utf8"));
  const validity = (await read("src/ui/method/validity.json")) as ReferenceReport;
  const real = (await read("src/ui/method/real.json")) as RealReport;
  return whatModelsWouldAdd(parseManifest(await read("public/models/manifest.json")), { validity, real });
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if ("mistake" in command) fail(EXIT.usage, `${command.mistake}\nSee: npm start -- --help`);
  if (command.help) {
    process.stdout.write(HELP);
    return;
  }
  // Tried before the build, which takes a while, so that a taken port is told at once.
  await (await listen(import.meta.dirname, command.port)).close();
  const { ensureBuilt, ROOT } = await import("./site/build/ensure-built.ts");
  const { compressSite } = await import("./site/build/compress.ts");
  const root = await ensureBuilt("site").catch((error: unknown) =>
    fail(EXIT.failed, `The app could not be built: ${messageOf(error)}`),
  );
  // As a host would: what is compressed once is a third of it, for whoever visits over a slow line.
  await compressSite(root, path.join(ROOT, ".cache", "compressed"), "quick");
  const server = await listen(root, command.port);
  console.log(`Mien is at http://localhost:${server.port} (only from this machine). Stop it with Ctrl-C.`);
  const more = await whatIsLeftOut();
  if (more !== null) console.log(more);
  const stop = () => void server.close().finally(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

await main();
