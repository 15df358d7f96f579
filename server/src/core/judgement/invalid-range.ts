import type { ResolvedReference } from '../document-analysis.ts';
import { partsOf } from '../matching/shapes.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/problem.ts';
import type { Lines } from '../model/text.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import type { Finding } from './judge.ts';
import { rewrite } from './rewrite.ts';

/** A range that is reversed, empty, or crosses from one parent to another. Null where an end is unknown: that is told. */
export function invalidRange(lines: Lines, from: ResolvedReference, to: ResolvedReference): Finding | null {
  const [start, end] = [from.resolution.objective, to.resolution.objective];
  if (!start || !end) return null;
  const range = { start: from.reference.range.start, end: to.reference.range.end };
  const written = `${from.reference.number} to ${to.reference.number}`;
  if (parentText(start.number) !== parentText(end.number)) {
    const message = `The range from ${written} crosses from one part of the framework to another. Cite each part on its own.`;
    return { code: 'invalid-range', range, message, fixes: [] };
  }
  const order = compareNumbers(start.number, end.number);
  if (order < 0) return null;
  if (order > 0) {
    const message = `The range from ${written} is reversed. Put the lower number first.`;
    return { code: 'invalid-range', range, message, fixes: [swap(lines, from, to)] };
  }
  const message = `The range from ${written} is empty: both ends are the same. Cite the number alone.`;
  return { code: 'invalid-range', range, message, fixes: [collapse(from, to)] };
}

/** The number without its last component. */
function parentText(number: string): string {
  const parts = partsOf(number);
  const last = parts.findLastIndex(({ kind }) => kind !== 'punctuation');
  return parts
    .slice(0, last)
    .map(({ text }) => text)
    .join('');
}

function swap(lines: Lines, from: ResolvedReference, to: ResolvedReference): Fix {
  const first = rewrite(lines, from.group, from.reference, { number: to.reference.number });
  const second = rewrite(lines, to.group, to.reference, { number: from.reference.number });
  return {
    title: `Change to ${to.reference.number} to ${from.reference.number}`,
    edits: [...first.edits, ...second.edits],
    preferred: true,
  };
}

function collapse(from: ResolvedReference, to: ResolvedReference): Fix {
  const { objective } = from.resolution;
  return {
    title: `Change to ${from.reference.number}${objective ? ` ${wording(objective)}` : ''}`,
    edits: [{ range: { start: from.reference.range.end, end: to.reference.range.end }, newText: '' }],
    preferred: true,
  };
}
