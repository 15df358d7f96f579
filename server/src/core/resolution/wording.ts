import { type Objective, wording } from '../model/catalog.ts';

export type Worded = Pick<Objective, 'title' | 'text'>;

/** A field of an objective as two editions word it. */
export interface FieldPair {
  readonly field: 'title' | 'text';
  readonly older: string;
  readonly newer: string;
}

/**
 * The fields of two objectives that can be compared: those that both have. An edition that adds a text to a title says
 * more, not something else. Where they have no field in common, the title of one and the text of the other.
 */
export function comparableFields(older: Worded, newer: Worded): FieldPair[] {
  const pairs: FieldPair[] = [];
  for (const field of ['title', 'text'] as const) {
    const [a, b] = [older[field], newer[field]];
    if (a !== undefined && b !== undefined) pairs.push({ field, older: a, newer: b });
  }
  return pairs.length > 0 ? pairs : [{ field: 'title', older: wording(older), newer: wording(newer) }];
}

export function isSameWording(older: Worded, newer: Worded): boolean {
  return comparableFields(older, newer).every((pair) => plainWording(pair.older) === plainWording(pair.newer));
}

/** A text without what no reader takes for a change: case, kinds of quotes, dashes and spaces, signs at its end. */
export function plainWording(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  let end = plain.length;
  while (end > 0 && ' .;,:'.includes(plain[end - 1]!)) end--;
  // A text that consists of signs stays as it is.
  return end === 0 ? plain : plain.slice(0, end);
}
