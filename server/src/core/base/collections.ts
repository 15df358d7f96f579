/** How many items `isBefore` holds of, where it holds of all up to some place and of none after it. A binary search. */
export function countWhile<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds to the list that a map has under a key, in time that does not depend on its length. */
export function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A map, weak or not. */
interface Keyed<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value under a key, made and kept where there is none. */
export function getOrInsert<K, V>(map: Keyed<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The item of a list that has exactly one. */
export const onlyOf = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Orders texts by their UTF-16 units, in every language alike. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** How many items two lists, or two texts, have in common from their start. */
export function sharedStart<T>(a: ArrayLike<T>, b: ArrayLike<T>): number {
  const shorter = Math.min(a.length, b.length);
  let count = 0;
  while (count < shorter && a[count] === b[count]) count++;
  return count;
}

/** How many they have in common from their start, and of the others up to their end. */
export function sharedEnds<T>(a: ArrayLike<T>, b: ArrayLike<T>): readonly [start: number, end: number] {
  const start = sharedStart(a, b);
  const shorter = Math.min(a.length, b.length) - start;
  let end = 0;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [start, end];
}

export const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
