import type { ReferenceGroup } from '../model/reference.ts';
import { intersects, type Range } from '../model/text.ts';
import type { CitationKeys } from './citation-keys.ts';

/** The references of one text as found by the scanner, resolved or not, in 20 bytes each. */
export interface PackedReferences {
  /** Five numbers a reference: key, certainty and whether it begins a range, then line and unit of start and end. */
  readonly members: Int32Array;
  /** Five numbers a citation: index of its first reference, start and end of its prefix. Absent where not needed. */
  readonly prefixes?: Int32Array;
}

const WIDTH = 5;

const WEAK = 1;
const BEGINS_RANGE = 2;
/** Bits before the key. */
const FLAGS = 2;

export const NO_REFERENCES: PackedReferences = { members: new Int32Array(0) };

/** Packs what the scanner found, with the editions that a text declares and, for catalogs, the places of prefixes. */
export function packReferences(
  groups: readonly ReferenceGroup[],
  keys: CitationKeys,
  withPrefixes: boolean,
  assumed: (framework: string) => string | undefined = () => undefined,
): PackedReferences {
  const count = groups.reduce((sum, { members }) => sum + members.length, 0);
  if (count === 0 && !withPrefixes) return NO_REFERENCES;
  const members = new Int32Array(count * WIDTH);
  const prefixes: number[] = [];
  let at = 0;
  for (const { framework, pin, prefix, members: references, spans } of groups) {
    if (withPrefixes && prefix) prefixes.push(at / WIDTH, ...placeOf(prefix.range));
    const edition = pin ? undefined : assumed(framework);
    const begins = new Set(spans.map(({ first }) => first));
    for (const [index, { number, certainty, range }] of references.entries()) {
      const key = keys.numberOf({ framework, number, pin, ...(edition !== undefined && { assumed: edition }) });
      const flags = (certainty === 'weak' ? WEAK : 0) | (begins.has(index) ? BEGINS_RANGE : 0);
      members.set([(key << FLAGS) | flags, ...placeOf(range)], at);
      at += WIDTH;
    }
  }
  return withPrefixes ? { members, prefixes: Int32Array.from(prefixes) } : { members };
}

const placeOf = ({ start, end }: Range) => [start.line, start.character, end.line, end.character] as const;

export const countOf = ({ members }: PackedReferences): number => members.length / WIDTH;

export const keyOf = ({ members }: PackedReferences, index: number): number => members[index * WIDTH]! >> FLAGS;

/** Gives the keys of references other numbers, in place. */
export function renumber(members: Int32Array, numberOf: (key: number) => number): void {
  for (let at = 0; at < members.length; at += WIDTH) {
    const packed = members[at]!;
    members[at] = (numberOf(packed >> FLAGS) << FLAGS) | (packed & (WEAK | BEGINS_RANGE));
  }
}

export const isWeak = ({ members }: PackedReferences, index: number): boolean => (members[index * WIDTH]! & WEAK) !== 0;

/** Whether it begins a range, which the next one ends. */
export const beginsRange = ({ members }: PackedReferences, index: number): boolean =>
  (members[index * WIDTH]! & BEGINS_RANGE) !== 0;

export function rangeOf({ members }: PackedReferences, index: number): Range {
  return rangeAt(members, index * WIDTH + 1);
}

/** Indexes of references whose prefix shares a place with one of the ranges: a catalog that says how it is cited. */
export function declarationsIn({ members, prefixes }: PackedReferences, declared: readonly Range[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; prefixes && at < prefixes.length; at += WIDTH) {
    const prefix = rangeAt(prefixes, at + 1);
    if (!declared.some((range) => intersects(range, prefix))) continue;
    const end = prefixes[at + WIDTH] ?? members.length / WIDTH;
    for (let index = prefixes[at]!; index < end; index++) found.add(index);
  }
  return found;
}

function rangeAt(numbers: Int32Array, at: number): Range {
  return {
    start: { line: numbers[at]!, character: numbers[at + 1]! },
    end: { line: numbers[at + 2]!, character: numbers[at + 3]! },
  };
}
