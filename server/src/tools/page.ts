import { Refusal, type Result } from '../core/base/result.ts';
import { hashOf } from '../core/text/hash.ts';

/** A part of a list, so that an answer stays short. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Null: there is no more. */
  readonly nextCursor: string | null;
}

/** Rows of a page, and their JSON in UTF-16 units. */
const MOST_ROWS = 25;
const MOST_TEXT = 20_000;

export const CURSOR = {
  description: 'nextCursor of the last answer, to get more.',
  optional: true,
  most: 100,
} as const;

/**
 * The rows from where the cursor says on, made of items. A cursor is good as long as the same call would give the same list.
 *
 * @param identity texts that are the same for the same list
 */
export function pageOf<Item, Row>(
  items: readonly Item[],
  identity: readonly string[],
  cursor: string | undefined,
  rowOf: (item: Item) => Row,
): Result<Page<Row>> {
  const hash = hashOf(JSON.stringify(identity));
  const start = cursor === undefined ? 0 : startOf(cursor, hash, items.length);
  if (start === undefined) {
    return new Refusal(
      'cursor: expected the nextCursor of the last answer to this call, and nothing has changed since. Call again without it.',
    );
  }
  const rows: Row[] = [];
  let length = 0;
  for (let at = start; at < items.length && rows.length < MOST_ROWS && length < MOST_TEXT; at++) {
    const row = rowOf(items[at]!);
    length += JSON.stringify(row).length;
    rows.push(row);
  }
  const next = start + rows.length;
  return { rows, total: items.length, nextCursor: next < items.length ? `${next}-${hash}` : null };
}

function startOf(cursor: string, hash: string, count: number): number | undefined {
  const [, digits = '', written] = /^([1-9]\d{0,8})-([0-9a-f]+)$/.exec(cursor) ?? [];
  const start = Number(digits);
  return written === hash && start < count ? start : undefined;
}
