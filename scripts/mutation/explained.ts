import type { Explanation } from "./summary.ts";

/** The survivors that stand for no mistake, each with its reason. */
export const EXPLAINED: readonly Explanation[] = [];
