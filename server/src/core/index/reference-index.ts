import { prefixesDeclaredIn } from '../analysis/document-analysis.ts';
import { getOrInsert } from '../base/collections.ts';
import type { Resolution } from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import type { Range } from '../model/text.ts';
import { type FrameworkSet, groupsOf, isResolved, type ResolvedReference, rangesOf } from '../resolution/scope.ts';
import { type CitationKey, CitationKeys } from './citation-keys.ts';
import {
  beginsRange,
  countOf,
  declarationsIn,
  isWeak,
  keyOf,
  type PackedReferences,
  rangeOf,
} from './packed-references.ts';

export interface ReferenceQuery {
  /** Asked once for each way to write a reference, not for each reference. */
  readonly one: (resolution: Resolution, citation: CitationKey) => boolean;
  /** Whether both ends of a range are wanted for what lies between, where neither is for itself. Absent: never. */
  readonly range?: (from: Resolution, to: Resolution, pin: Pick<Pin, 'edition'> | undefined) => boolean;
}

/** Those of a text's references that are wanted, in order. `one` may look at more than an index knows. */
export function matching(
  references: readonly ResolvedReference[],
  one: (reference: ResolvedReference) => boolean,
  range: ReferenceQuery['range'],
): readonly ResolvedReference[] {
  const wanted = new Set(references.filter(one));
  for (const members of range ? groupsOf(references) : []) {
    const { group } = members[0]!;
    for (const [from, to] of rangesOf(group, members)) {
      if (wanted.has(from) || wanted.has(to)) continue;
      if (range?.(from.resolution, to.resolution, group.pin)) wanted.add(from).add(to);
    }
  }
  return references.filter((reference) => wanted.has(reference));
}

export interface IndexedReference {
  readonly uri: string;
  readonly range: Range;
  readonly citation: CitationKey;
  readonly resolution: Resolution;
}

/** References of the index that are written alike. */
export interface Tally {
  readonly citation: CitationKey;
  readonly resolution: Resolution;
  readonly references: number;
}

/**
 * Every reference of many texts, found under one matcher. It holds what is written; what that means is
 * resolved for the frameworks of a query, which may be any whose matcher has the same signature.
 */
export class ReferenceIndex {
  readonly keys = new CitationKeys();
  readonly #files = new Map<string, PackedReferences>();
  #count = 0;
  #version = 0;

  /** What a text holds. Texts without references need no place here. */
  set(uri: string, references: PackedReferences): void {
    this.#version++;
    this.#count += countOf(references) - this.#countOf(uri);
    if (countOf(references) > 0) this.#files.set(uri, references);
    else this.#files.delete(uri);
  }

  delete(uri: string): void {
    if (!this.#files.has(uri)) return;
    this.#version++;
    this.#count -= this.#countOf(uri);
    this.#files.delete(uri);
  }

  clear(): void {
    this.#version++;
    this.#count = 0;
    this.#files.clear();
  }

  get files(): ReadonlyMap<string, PackedReferences> {
    return this.#files;
  }

  /** References found, those included that do not count in every set. */
  get count(): number {
    return this.#count;
  }

  /** Another number when something else may be in it. */
  get version(): number {
    return this.#version;
  }

  /** The references that are wanted, text by text, each in its order; those of texts in `except` left out. */
  *find(
    set: FrameworkSet,
    wanted: ReferenceQuery,
    except: ReadonlySet<string> = new Set(),
  ): Generator<IndexedReference> {
    const answers = answersTo(wanted, this.keys, set);
    for (const { uri, references, left } of this.#texts(set, except)) {
      for (let index = 0; index < countOf(references); index++) {
        const key = keyOf(references, index);
        const isWanted = answers.one(key) || (answers.ranges && isEndOfWanted(references, index, answers));
        if (!isWanted || left?.has(index)) continue;
        const resolution = this.keys.resolutionOf(key, set)!;
        if (isWeak(references, index) && !isResolved(resolution)) continue;
        yield { uri, range: rangeOf(references, index), citation: this.keys.at(key)!, resolution };
      }
    }
  }

  /** How many references `find` would return for a query that matches all, without an object for each. */
  tallies(set: FrameworkSet, except: ReadonlySet<string> = new Set()): Tally[] {
    const certain = new Uint32Array(this.keys.count);
    const weak = new Uint32Array(this.keys.count);
    for (const { references, left } of this.#texts(set, except)) {
      for (let index = 0; index < countOf(references); index++) {
        if (!left?.has(index)) (isWeak(references, index) ? weak : certain)[keyOf(references, index)]!++;
      }
    }
    const tallies: Tally[] = [];
    for (let key = 0; key < certain.length; key++) {
      const resolution = certain[key]! + weak[key]! > 0 ? this.keys.resolutionOf(key, set) : null;
      if (!resolution) continue;
      const references = certain[key]! + (isResolved(resolution) ? weak[key]! : 0);
      if (references > 0) tallies.push({ citation: this.keys.at(key)!, resolution, references });
    }
    return tallies;
  }

  /** The texts, with the indexes of what is not a reference, since the text is a catalog that says how it is cited. */
  *#texts(set: FrameworkSet, except: ReadonlySet<string>) {
    for (const [uri, references] of this.#files) {
      if (except.has(uri)) continue;
      const declared = references.prefixes && prefixesDeclaredIn(uri, set);
      yield { uri, references, left: declared?.length ? declarationsIn(references, declared) : null };
    }
  }

  #countOf(uri: string): number {
    const references = this.#files.get(uri);
    return references ? countOf(references) : 0;
  }
}

/** Which references match a query, asked once for each key, and for each pair of keys that a range has. */
function answersTo(wanted: ReferenceQuery, keys: CitationKeys, set: FrameworkSet) {
  const ones: (boolean | undefined)[] = [];
  const ranges = new Map<number, boolean>();
  const one = (key: number): boolean => {
    const resolution = keys.resolutionOf(key, set);
    ones[key] ??= resolution !== null && wanted.one(resolution, keys.at(key)!);
    return ones[key];
  };
  /** Whether both ends are wanted, though neither for itself. */
  const range = (from: number, to: number): boolean => {
    if (one(from) || one(to)) return false;
    return getOrInsert(ranges, from * keys.count + to, () => {
      const [start, end] = [keys.resolutionOf(from, set), keys.resolutionOf(to, set)];
      return Boolean(start && end && wanted.range?.(start, end, keys.at(from)?.pin));
    });
  };
  return { one, range, ranges: wanted.range !== undefined };
}

function isEndOfWanted(
  references: PackedReferences,
  index: number,
  answers: Pick<ReturnType<typeof answersTo>, 'range'>,
): boolean {
  const isWanted = (first: number): boolean =>
    beginsRange(references, first) && answers.range(keyOf(references, first), keyOf(references, first + 1));
  return isWanted(index) || (index > 0 && isWanted(index - 1));
}
