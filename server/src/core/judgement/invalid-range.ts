import type { Listed } from '../model/framework.ts';
import type { Fix } from '../model/problem.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Lines } from '../model/text.ts';
import { parentText } from '../repair/siblings.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding } from './finding.ts';
import { named } from './phrases.ts';
import { rewrite } from './rewrite.ts';

/** A range that is reversed, empty, or crosses from one parent to another. Null where an end is unknown: that is told. */
export function invalidRange(lines: Lines, from: ResolvedReference, to: ResolvedReference): Finding | null {
  const [start, end] = [from.resolution.objective, to.resolution.objective];
  if (!start || !end) return null;
  const range = { start: from.reference.range.start, end: to.reference.range.end };
  const written = `${from.reference.number} to ${to.reference.number}`;
  // Parts that stand for one listed number differ as written: `AC-2(a)–(c)`.
  const isPart = start === end && from.reference.number !== to.reference.number;
  const [first, last] = isPart ? [from.reference.number, to.reference.number] : [start.number, end.number];
  if (parentText(first) !== parentText(last)) {
    const message = `The range from ${written} crosses from one part of the framework to another. Cite each part on its own.`;
    return { code: 'invalid-range', range, message, fixes: [] };
  }
  const order = isPart ? compareNumbers(first, last) : orderOf(from.resolution, start, end);
  if (order < 0) return null;
  if (order > 0) {
    const message = `The range from ${written} is reversed. Put the lower number first.`;
    return { code: 'invalid-range', range, message, fixes: [swap(lines, from, to)] };
  }
  const message = `The range from ${written} is empty: both ends are the same. Cite the number alone.`;
  return { code: 'invalid-range', range, message, fixes: [collapse(from, to)] };
}

/** By number; letters have the order of the catalog: functions ID, PR, DE, RS. */
function orderOf({ framework }: Resolution, start: Listed, end: Listed): number {
  const edition = start.edition === end.edition && framework.editions.find(({ id }) => id === start.edition);
  if (!edition || /\d\P{L}*$/u.test(start.number)) return compareNumbers(start.number, end.number);
  const numbers = [...edition.byNumber.keys()];
  return numbers.indexOf(start.number) - numbers.indexOf(end.number);
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
    title: `Change to ${objective ? named(objective) : from.reference.number}`,
    edits: [{ range: { start: from.reference.numberRange.end, end: to.reference.numberRange.end }, newText: '' }],
    preferred: true,
  };
}
