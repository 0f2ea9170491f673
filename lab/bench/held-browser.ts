/**
 * A browser that gets a share of one core, as a phone would.
 *
 * [Note: Half a core]
 * DevTools slows down a page's thread and none of its workers. So all of the browser's processes start in a control group whose quota
 * holds their sum, over periods of 10 ms: a task of the page waits for the next period, not for a tenth of a second.
 */
import { chmodSync, existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/browser/chromium.ts";
import { ROOT } from "../../scripts/site/build/root.ts";

const PERIOD_US = 10_000;
const GROUPS = "/sys/fs/cgroup";

/** How a browser is held: to so much of one core in total, or, with null, not at all. */
export type Share = number | null;

/** Return a browser held to a share of one core. Throws where this system lets nobody make a control group. */
export async function launchHeld(share: Share, flags: readonly string[] = []): Promise<Browser> {
  const args = [...CHROMIUM_FLAGS, ...flags];
  if (share === null) return chromium.launch({ executablePath: ensureChromium(), args });
  const group = makeGroup(share);
  const starter = path.join(ROOT, ".cache", `held-${path.basename(group)}.sh`);
  mkdirSync(path.dirname(starter), { recursive: true });
  writeFileSync(
    starter,
    `#!/bin/sh\necho $$ > ${group}/cgroup.procs || exit 1\nexec "${ensureChromium()}" "$@"\n`,
  );
  chmodSync(starter, 0o755);
  const browser = await chromium.launch({ executablePath: starter, args });
  browser.once("disconnected", () => {
    rmSync(starter, { force: true });
    removeGroup(group);
  });
  return browser;
}

let made = 0;

/** Return the folder of a new control group with the quota, of whichever version of the interface this system has. */
function makeGroup(share: number): string {
  const quota = Math.round(share * PERIOD_US);
  made += 1;
  const name = `mien-bench-${process.pid}-${made}`;
  const isUnified = existsSync(path.join(GROUPS, "cgroup.controllers"));
  const group = isUnified ? path.join(GROUPS, name) : path.join(GROUPS, "cpu", name);
  try {
    if (isUnified) writeFileSync(path.join(GROUPS, "cgroup.subtree_control"), "+cpu");
    mkdirSync(group);
    if (isUnified) writeFileSync(path.join(group, "cpu.max"), `${quota} ${PERIOD_US}`);
    else {
      writeFileSync(path.join(group, "cpu.cfs_period_us"), String(PERIOD_US));
      writeFileSync(path.join(group, "cpu.cfs_quota_us"), String(quota));
    }
  } catch (error) {
    throw new Error(
      `no control group with a share of the processor can be made below ${GROUPS}: it takes Linux, and the right to write there (root)`,
      { cause: error },
    );
  }
  return group;
}

const TRY_EVERY_MS = 100;
const MOST_TRIES = 100;

/** Remove a group once its last process has gone, which is after the browser's last word; a group that stays holds nobody. */
function removeGroup(group: string, tries = MOST_TRIES): void {
  try {
    rmdirSync(group);
  } catch {
    if (tries > 0) setTimeout(() => removeGroup(group, tries - 1), TRY_EVERY_MS);
  }
}
