/**
 * One key of some objects that is kept packed and becomes an object again when somebody reads it.
 *
 * The objects look whole to everybody: the key is their own and enumerable, so they can be spread, written as JSON and
 * cloned. As long as what was read is in use, the same object is returned, and when it comes back inside a copy, it is
 * known again and not packed a second time.
 */

/** Returns the part as an object. */
export type Unpack<P> = () => P;

export interface LazyPart<T extends object, P extends object> {
  isPacked(whole: T): boolean;
  /** Return how a part is come by if it was unpacked here before. */
  known(part: P): Unpack<P> | undefined;
  /** Return a copy whose part is packed: `unpack` gives it back. */
  packed(whole: T, unpack: Unpack<P>): T;
}

/** Return the one place for a key of objects of one kind. */
export function createLazyPart<T extends object, P extends object>(key: keyof T & string): LazyPart<T, P> {
  const unpackers = new WeakMap<object, Unpack<P>>();
  const inUse = new WeakMap<object, WeakRef<P>>();
  const origins = new WeakMap<P, Unpack<P>>();
  // One getter for all objects: with one of its own, each would also need a shape of its own.
  const lazy: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: object): P | undefined {
      const known = inUse.get(this)?.deref();
      if (known) return known;
      const unpack = unpackers.get(this);
      if (!unpack) return undefined;
      const part = unpack();
      inUse.set(this, new WeakRef(part));
      origins.set(part, unpack);
      return part;
    },
  };
  return {
    isPacked: (whole) => unpackers.has(whole),
    known: (part) => origins.get(part),
    packed(whole, unpack) {
      const copy: Record<string, unknown> = {};
      for (const name of Object.keys(whole)) {
        if (name === key) Object.defineProperty(copy, key, lazy);
        else copy[name] = whole[name as keyof T];
      }
      unpackers.set(copy, unpack);
      return copy as T;
    },
  };
}
