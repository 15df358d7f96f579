/**
 * The function, computing each value once for each key. Keys are compared by identity and held weakly, so that a value
 * lives as long as its key, and a function of immutable keys stays pure.
 */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** The function, called at most once. */
export function once<V>(compute: () => V): () => V {
  let known: { readonly value: V } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** As `memoize`, for a function of two keys. */
export function memoizePair<A extends object, B extends object, V>(compute: (a: A, b: B) => V): (a: A, b: B) => V {
  const of = memoize((a: A) => memoize((b: B) => compute(a, b)));
  return (a, b) => of(a)(b);
}

/** Of each key; with more, all are forgotten. */
const MOST_TEXTS = 5_000;

/** As `memoize`, for a function of a key and a text. */
export function memoizeText<K extends object, V>(compute: (key: K, text: string) => V): (key: K, text: string) => V {
  const of = memoize((_: K) => new Map<string, { readonly value: V }>());
  return (key, text) => {
    const known = of(key);
    let entry = known.get(text);
    if (!entry) {
      entry = { value: compute(key, text) };
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(text, entry);
    }
    return entry.value;
  };
}
