import { finish, type Steps } from '../base/steps.ts';
import { foldUnit } from './characters.ts';
import {
  type FrameworkMatcher,
  frameworkMatcher,
  type MatchedFramework,
  numbersBySeries,
  signatureOf,
} from './framework-matcher.ts';
import { nextStartOf } from './next-start.ts';
import { type PrefixSearch, searchFor, spellingsOf } from './prefix-search.ts';
import { type SelfNaming, selfNamingOf } from './self-naming-matcher.ts';
import { beginningsOf } from './shapes.ts';

/** Where numbers count without a prefix in one document. Immutable. */
export interface BareNumbers {
  /** The framework whose numbers count after a word and at the start of list items; null: none. */
  readonly inText: FrameworkMatcher | null;
  /** Values that are numbers, in the order of the line. */
  readonly valuesIn: (line: number) => readonly BareValue[];
}

/** A value of a key, or a cell of a table, within one line. */
export interface BareValue {
  readonly framework: FrameworkMatcher;
  /** UTF-16 offsets in the line, without quotes. */
  readonly start: number;
  readonly end: number;
  /** A lone integer counts too. */
  readonly integers: boolean;
  /** Id of the edition that what is above the value names. */
  readonly edition?: string;
}

/** One matcher for all frameworks in force. Immutable. */
export interface Matcher extends PrefixSearch {
  readonly frameworks: ReadonlyMap<string, FrameworkMatcher>;
  /** Those whose numbers may be before the prefix. */
  readonly numberFirst: readonly FrameworkMatcher[];
  /** Those whose numbers count without the prefix. */
  readonly selfNaming: readonly SelfNaming[];
  /** Ids of frameworks that the document names or declares (`withNamed`). */
  readonly named?: ReadonlySet<string>;
  /** Folded code units that can begin a citation. */
  readonly starts: ReadonlySet<number>;
  /** Where in a line, from an offset on, a citation can first begin; over-approximates. Its length where none can. */
  readonly nextStart: PrefixSearch['nextPrefix'];
  /** In UTF-16 units; in longer lines no citation begins. */
  readonly longestLine: number;
  /** What counts without a prefix: set for a document that declares its framework (`withBareNumbers`). */
  readonly bare?: BareNumbers;
  /** Two matchers with equal signatures find the same references in any text, if the same values in it are numbers. */
  readonly signature: string;
}

export const createMatcher = (frameworks: readonly MatchedFramework[]): Matcher => finish(matcherInSteps(frameworks));

export function* matcherInSteps(
  frameworks: readonly MatchedFramework[],
  longestLine = Number.MAX_SAFE_INTEGER,
): Steps<Matcher> {
  const spellings = frameworks.flatMap(spellingsOf);
  const matchers: FrameworkMatcher[] = [];
  const selfNaming: SelfNaming[] = [];
  for (const framework of frameworks) {
    const numbers = yield* numbersBySeries(framework);
    const matcher = yield* frameworkMatcher(framework, numbers);
    matchers.push(matcher);
    const itself = yield* selfNamingOf(framework, numbers, matcher);
    if (itself) selfNaming.push(itself);
  }
  const numberFirst = matchers.filter((framework) => framework.prefixAfter);
  const { prefixes, nextPrefix } = searchFor(spellings);
  const starts = new Set<number>(prefixes.byFirst.keys());
  const names = [...prefixes.byFirst.values()].flat().map(({ folded }) => folded);
  /** Folded code units that begin what is neither a prefix nor a word. */
  const others = new Set<number>();
  if (numberFirst.length > 0) others.add(SECTION_SIGN);
  for (const framework of numberFirst) {
    names.push(...framework.words.forms);
    if (framework.shapes.digits) for (let digit = 48; digit < 58; digit++) others.add(digit);
    for (const pattern of framework.shapes.letters.keys()) {
      if (pattern !== '') for (let letter = 97; letter <= 122; letter++) others.add(letter);
    }
  }
  const pairs = selfNaming.flatMap(({ framework: { shapes, ofSeries, ignoreCase } }) => [
    ...beginningsOf(shapes, ignoreCase),
    ...[...ofSeries.rules.keys()].map((name) => name.slice(0, 2)),
  ]);
  for (const pair of pairs) (pair.length > 1 ? starts : others).add(foldUnit(pair.charCodeAt(0)));
  for (const other of others) starts.add(other);
  for (const name of names) starts.add(foldUnit(name.charCodeAt(0)));
  return {
    prefixes,
    frameworks: new Map(matchers.map((framework) => [framework.id, framework])),
    numberFirst,
    selfNaming,
    starts,
    nextStart: nextStartOf(names, starts, others, pairs),
    nextPrefix,
    longestLine,
    signature: JSON.stringify([
      ...[spellings, matchers.map(signatureOf), longestLine],
      selfNaming.map(({ framework }) => signatureOf(framework)),
    ]),
  };
}

const SECTION_SIGN = '§'.charCodeAt(0);

/** The matcher for a document that names or declares frameworks whose numbers may look like other things. */
export function withNamed(matcher: Matcher, named: ReadonlySet<string>): Matcher {
  return { ...matcher, named, signature: matcher.signature + JSON.stringify([...named]) };
}

/** The matcher for the catalogs of frameworks, which define their numbers where they write them without the prefix. */
export function forCatalogOf(matcher: Matcher, ids: ReadonlySet<string>): Matcher {
  const selfNaming = matcher.selfNaming.filter(({ framework }) => !ids.has(framework.id));
  if (selfNaming.length === matcher.selfNaming.length) return matcher;
  return { ...matcher, selfNaming, signature: matcher.signature + JSON.stringify([...ids]) };
}

/** The matcher for a document where numbers count without a prefix. Nothing is compiled again. */
export function withBareNumbers(matcher: Matcher, bare: BareNumbers): Matcher {
  const starts = new Set([
    ...matcher.starts,
    ...(bare.inText?.words.forms ?? []).map((form) => foldUnit(form.charCodeAt(0))),
  ]);
  return {
    ...matcher,
    bare,
    starts,
    nextStart: (text, from) => {
      let at = from;
      while (at < text.length && !starts.has(foldUnit(text.charCodeAt(at)))) at++;
      return at;
    },
    signature: matcher.signature + (bare.inText ? JSON.stringify(bare.inText.id) : ''),
  };
}
