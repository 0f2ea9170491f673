import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");

function start(...args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", "scripts/start.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

describe("npm start", () => {
  it("explains itself on stdout with --help", () => {
    const { status, stdout, stderr } = start("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: npm start");
    expect(stdout).toContain("http://localhost:16436");
    expect(stderr).toBe("");
  });

  it.each(["--port abc", "--port 65536", "--port -1", "--speed 9", "photo.jpg"])(
    "ends with code 2 and the mistake on stderr for '%s'",
    (given) => {
      const { status, stdout, stderr } = start(...given.split(" "));
      expect(status).toBe(2);
      expect(stderr).toContain("npm start -- --help");
      expect(stdout).toBe("");
    },
  );

  it("ends with code 3 before it builds anything when the port is taken, and names another", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      }),
    );
    const { status, stderr } = start("--port", String(port));
    other.close();
    expect(status).toBe(3);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(stderr).toContain(`--port ${port + 1}`);
  });
});
