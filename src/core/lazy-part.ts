/**
 * One key of some objects that is kept packed and becomes an object again when somebody reads it.
 *
 * The objects look whole to everybody: the key is their own and enumerable, so they can be spread, written as JSON and
 * cloned. As long as what was read is in use, the same object is returned, and when it comes back inside a copy, it is
 * known again and not packed a second time.
 */

/** `T` is the whole, `B` what its part is unpacked from. */
export interface LazyPart<T extends object, B extends object> {
  isPacked(whole: T): boolean;
  /** Return what the part is or was unpacked from, if that is known; a packed part stays packed. */
  bulkOf(whole: T): B | undefined;
  /** Return a copy whose part is packed. */
  packed(whole: T, bulk: B): T;
}

/** Return the one place for a key of objects of one kind. */
export function createLazyPart<T extends object, P extends object, B extends object>(
  key: keyof T & string,
  unpack: (bulk: B) => P,
): LazyPart<T, B> {
  const bulks = new WeakMap<object, B>();
  const inUse = new WeakMap<object, WeakRef<P>>();
  const origins = new WeakMap<P, B>();
  // One getter for all objects: with one of its own, each would also need a shape of its own.
  const lazy: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: object): P | undefined {
      const known = inUse.get(this)?.deref();
      if (known) return known;
      const bulk = bulks.get(this);
      if (!bulk) return undefined;
      const part = unpack(bulk);
      inUse.set(this, new WeakRef(part));
      origins.set(part, bulk);
      return part;
    },
  };
  return {
    isPacked: (whole) => bulks.has(whole),
    bulkOf: (whole) => bulks.get(whole) ?? origins.get(whole[key] as P),
    packed(whole, bulk) {
      const copy: Record<string, unknown> = {};
      for (const name of Object.keys(whole)) {
        if (name === key) Object.defineProperty(copy, key, lazy);
        else copy[name] = whole[name as keyof T];
      }
      bulks.set(copy, bulk);
      return copy as T;
    },
  };
}
