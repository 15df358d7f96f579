import { compareText, countWhile } from '../core/base/collections.ts';

/** Items in the order of their keys. */
export interface Sequence<T> {
  /** A key that none of the items comes before. */
  readonly from: string;
  readonly items: AsyncIterator<T> | Iterator<T>;
}

/** Joins sequences in the order of their keys (by UTF-16 units). Each is read from where it may have the next item. */
export async function* inOrder<T>(sequences: readonly Sequence<T>[], keyOf: (item: T) => string): AsyncGenerator<T> {
  const waiting = [...sequences].sort((a, b) => compareText(b.from, a.from));
  // The one with the next item is the last, as in `waiting`.
  const begun: { readonly key: string; readonly item: T; readonly items: Sequence<T>['items'] }[] = [];
  const advance = async (items: Sequence<T>['items']) => {
    const result = await items.next();
    if (result.done) return;
    const key = keyOf(result.value);
    const at = countWhile(begun, (other) => other.key > key);
    begun.splice(at, 0, { key, item: result.value, items });
  };
  for (;;) {
    const next = waiting.at(-1);
    const first = begun.at(-1);
    if (next && (!first || next.from <= first.key)) {
      waiting.pop();
      await advance(next.items);
    } else if (first) {
      begun.pop();
      yield first.item;
      await advance(first.items);
    } else return;
  }
}
