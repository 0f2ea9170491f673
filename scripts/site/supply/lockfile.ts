/** What package-lock.json says of every package, as plain data. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** One package of the lockfile. */
export interface LockedPackage {
  /** Where it is installed, relative to the root. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string | null;
  /** Only for building and testing; else the app may hold it. */
  readonly isDev: boolean;
}

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

/** Return the packages of a lockfile, in its own order. */
export function lockedPackages(root: string): LockedPackage[] {
  const text = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(text) as { packages: Record<string, Entry> };
  return Object.entries(packages)
    .filter(([folder]) => folder !== "")
    .map(([folder, { version = "", license = "", integrity, dev = false }]) => ({
      folder,
      name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
      integrity: integrity ?? null,
      isDev: dev,
    }));
}
