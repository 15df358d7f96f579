import { partsOf } from '../matching/shapes.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { compareNumbers } from './compare-numbers.ts';

/**
 * The objectives between two of an edition, both left out, in the order of their numbers: those that share everything
 * but the last component with them. None where the ends are reversed or of different parents, which is no valid range.
 */
export function membersBetween(edition: FrameworkEdition, start: Listed, end: Listed): Listed[] {
  const stem = withoutLast(start.number);
  if (withoutLast(end.number) !== stem) return [];
  return [...edition.byNumber.values()]
    .filter(({ number }) => compareNumbers(start.number, number) < 0 && compareNumbers(number, end.number) < 0)
    .filter(({ number }) => withoutLast(number) === stem)
    .sort((a, b) => compareNumbers(a.number, b.number));
}

/** The number without its last component: `3.4` gives `3.`. */
function withoutLast(number: string): string {
  const parts = partsOf(number);
  const last = parts.findLastIndex(({ kind }) => kind !== 'punctuation');
  return parts
    .slice(0, last)
    .map(({ text }) => text)
    .join('');
}
