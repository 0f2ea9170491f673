/**
 * When to suggest a break.
 *
 * [Note: Counting a day]
 * Counted are the photos scored in this visit today and, where the history is on, the results of today that it holds: a
 * photo that is in both counts once. Nothing is stored for the count, so with the history off it ends with the visit.
 */

/** Photos in a day after which a break is suggested, and again after as many more. */
export const NUDGE_AFTER = 20;

/** Something that was scored at a time, ISO 8601 in UTC. */
export interface Scored {
  readonly id: string;
  readonly scoredAt: string;
}

/** Return how many different photos were scored from `since` (ISO 8601 in UTC) on. See: [Note: Counting a day]. */
export function scoredSince(since: string, ...lists: readonly (readonly Scored[])[]): number {
  return new Set(lists.flat().flatMap(({ id, scoredAt }) => (scoredAt >= since ? [id] : []))).size;
}

/** Whether to suggest a break now; `dismissedAt` is the count when it was last waved away, 0 if never. */
export function isNudgeDue(count: number, dismissedAt: number): boolean {
  return count >= NUDGE_AFTER && (dismissedAt === 0 || count >= dismissedAt + NUDGE_AFTER);
}
