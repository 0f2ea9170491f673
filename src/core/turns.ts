/** Turns: jobs that must not run side by side. Own code, because `core` imports no package and it is eight lines. */

/** Runs a job in its turn; returns what the job comes to. */
export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;

/** Return a runner that starts a job only when the one before has ended, well or badly. */
export function createTurns(): InTurn {
  let tail: Promise<unknown> = Promise.resolve();
  return (job) => {
    const turn = tail.then(job);
    tail = turn.catch(() => undefined);
    return turn;
  };
}
