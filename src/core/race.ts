/**
 * Waiting for work that a loss may cut short.
 *
 * [Note: Losses outlive the work]
 * A worker that may break and a GPU that may go are each told of by one promise that lives as long as they do.
 * `Promise.race` leaves what it made hanging on such a promise for ever, once a photo. Here work that has ended leaves it.
 */

type Reject = (reason: unknown) => void;

/** Whoever waits at present, by the loss that they would hear of. */
const waiting = new WeakMap<Promise<never>, Set<Reject>>();

/** Return what `work` comes to, or reject as soon as `loss` does. See: [Note: Losses outlive the work]. */
export function race<T>(loss: Promise<never>, work: Promise<T>): Promise<T> {
  const listeners = listenersOf(loss);
  return new Promise<T>((resolve, reject) => {
    listeners.add(reject);
    work.then(resolve, reject).finally(() => listeners.delete(reject));
  });
}

function listenersOf(loss: Promise<never>): Set<Reject> {
  const known = waiting.get(loss);
  if (known) return known;
  const listeners = new Set<Reject>();
  waiting.set(loss, listeners);
  loss.catch((reason: unknown) => {
    // Whoever comes later asks the loss itself again, and hears of it at once.
    waiting.delete(loss);
    for (const reject of listeners) reject(reason);
  });
  return listeners;
}
