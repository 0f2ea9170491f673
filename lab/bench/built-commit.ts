/**
 * Sites as commits build them, to be compared.
 *
 * [Note: Built alike]
 * This checkout may have models that a clean one has not, the official landmark model for one, which takes half as long again. So both
 * sides of a comparison are built in the same way, each in a clean worktree with the embedded models, this checkout's too.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../../scripts/site/build/ensure-built.ts";

/** A commit's site. */
export interface BuiltCommit {
  /** The commit's first ten digits. */
  readonly commit: string;
  /** The folder of its site, with compressed copies. */
  readonly folder: string;
}

/**
 * Return the site of a commit that git can name, built in a worktree that is thrown away afterwards; what was built once is kept in
 * `.cache/against`. It has this checkout's packages where its lock file is the same, else its own by `npm ci`.
 *
 * Throws where git knows no such commit, or where it cannot be built.
 */
export async function builtCommit(revision: string): Promise<BuiltCommit> {
  const commit = commitOf(revision).slice(0, 10);
  const folder = path.join(ROOT, ".cache", "against", commit);
  if (!existsSync(folder)) await buildInto(folder, commit);
  return { commit, folder };
}

/** Return a commit of this checkout as it stands, changes to tracked files included; nothing in it is touched. */
export function commitOfCheckout(): string {
  return (
    execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "stash", "create"], {
      cwd: ROOT,
      encoding: "utf8",
    }).trim() || "HEAD"
  );
}

function commitOf(revision: string): string {
  try {
    const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
    return execFileSync("git", asked, { cwd: ROOT, encoding: "utf8" }).trim();
  } catch {
    throw new Error(
      `git knows no commit ${revision}: name one that \`git log\` shows, such as HEAD~1 or main`,
    );
  }
}

async function buildInto(folder: string, commit: string): Promise<void> {
  const tree = path.join(ROOT, ".cache", `against-${process.pid}`);
  const git = (...words: string[]) => execFileSync("git", words, { cwd: ROOT, stdio: "ignore" });
  git("worktree", "add", "--detach", tree, commit);
  try {
    process.stderr.write(`Building ${commit}...\n`);
    await addPackages(tree);
    // Files that were compressed before, of this build or another, are not compressed again.
    await linked(".cache/compressed", tree);
    execFileSync("npm", ["run", "--silent", "build"], { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });
    await mkdir(path.dirname(folder), { recursive: true });
    await cp(path.join(tree, "dist"), `${folder}.part`, { recursive: true });
    await rename(`${folder}.part`, folder);
  } finally {
    await rm(tree, { recursive: true, force: true });
    git("worktree", "prune");
  }
}

async function addPackages(tree: string): Promise<void> {
  const [ours, theirs] = await Promise.all(
    [ROOT, tree].map((root) => readFile(path.join(root, "package-lock.json"))),
  );
  if (ours && theirs?.equals(ours))
    await symlink(path.join(ROOT, "node_modules"), path.join(tree, "node_modules"));
  else execFileSync("npm", ["ci"], { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });
}

async function linked(folder: string, tree: string): Promise<void> {
  await mkdir(path.join(ROOT, folder), { recursive: true });
  await mkdir(path.dirname(path.join(tree, folder)), { recursive: true });
  await symlink(path.join(ROOT, folder), path.join(tree, folder));
}
