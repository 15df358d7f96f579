import { getOrInsert } from '../base/collections.ts';
import { finish, type Steps, visitInSteps } from '../base/steps.ts';
import type { Numbering } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';
import { wordsOfLanguages } from '../model/language.ts';
import { foldCase, foldUnit } from './characters.ts';
import { createEditionNames, type EditionNames } from './edition-names.ts';
import { createInnerWords, type InnerWords, innerWordsOf } from './inner-words.ts';
import { nextStartOf } from './next-start.ts';
import type { NumberRules } from './number-token.ts';
import { createPrefixIndex, type PrefixIndex, type PrefixSpelling } from './prefixes.ts';
import type { Joiners } from './separators.ts';
import { createSeries, joinSeries, type Series, splitSeries } from './series.ts';
import {
  addLiterally,
  addShape,
  beginningsOf,
  createShapes,
  isUnmistakable,
  type ShapeNode,
  shapeOf,
  shapeSignature,
} from './shapes.ts';
import { ABBREVIATIONS } from './vocabulary.ts';
import { createCountedList, createWordList, type WordList } from './words.ts';

/** What the matcher has to know of a framework: `Framework` fits. */
interface MatchedFramework extends Pick<Framework, 'id' | 'prefix' | 'words' | 'levels'> {
  readonly aliases: Names;
  readonly misspellings: Names;
  readonly numbering: Pick<
    Numbering,
    'lead' | 'inner' | 'languages' | 'series' | 'selfNaming' | 'ignoreCase' | 'unlisted' | 'unlistedIn' | 'order'
  >;
  readonly editions: readonly {
    readonly id: string;
    readonly aliases: Names;
    readonly prefixes: Names;
    readonly objectives: readonly { readonly number: string; readonly aliases: Names }[];
  }[];
}

type Named = Pick<MatchedFramework, 'id' | 'prefix' | 'aliases' | 'misspellings'> & {
  readonly editions: readonly { readonly id: string; readonly prefixes: Names }[];
};

type Names = readonly { readonly text: string }[];

/** Everything that scanning needs of one framework. It knows no objectives, only the shapes of their numbers. */
export interface FrameworkMatcher extends NumberRules {
  readonly id: string;
  /** Those of its series, each with the rules of its numbers; the others are for numbers without a series. */
  readonly ofSeries: Series;
  readonly words: WordList;
  /** Names of the levels below the outermost. */
  readonly deeper: WordList;
  /** The same, each for a bracket: `subsection (2) of section 19`. */
  readonly below: InnerWords;
  /** The outermost level's name in the plural (of a framework without levels, its words): `17 goals` is a count. */
  readonly counted: WordList;
  /** The plurals of its words, after which a list of any numbers is to be expected. */
  readonly plurals: WordList;
  /** Folded words that its prefix and aliases are made of. */
  readonly names: ReadonlySet<string>;
  readonly editions: EditionNames;
  readonly joiners: Joiners;
  readonly prefixBefore: boolean;
  readonly prefixAfter: boolean;
}

/** The numbers of a framework that count without its prefix. */
interface SelfNaming {
  /** With the letters of its numbers as listed, and no other words than those of series. */
  readonly framework: FrameworkMatcher;
  /** What may be before a number. */
  readonly words: WordList;
  /** The runs of letters of each number, folded; no number has none of these. */
  readonly letters: readonly string[];
  /** Other things look like some of them, so that they count only where the framework is named. */
  readonly needsName: boolean;
}

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
}

/** The prefixes of frameworks, and where they are. */
export interface PrefixSearch {
  readonly prefixes: PrefixIndex;
  /** Where in a line, from an offset on, a prefix can first begin; over-approximates. Its length where none can. */
  readonly nextPrefix: (text: string, from: number) => number;
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
    const matcher = yield* matcherOf(framework, numbers);
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

/** The search for the prefixes of one framework. */
export const prefixSearch = (framework: Named): PrefixSearch => searchFor(spellingsOf(framework));

function searchFor(spellings: readonly Omit<PrefixSpelling, 'folded'>[]): PrefixSearch {
  const prefixes = createPrefixIndex(spellings);
  const names = [...prefixes.byFirst.values()].flat().map(({ folded }) => folded);
  return { prefixes, nextPrefix: nextStartOf(names, new Set(prefixes.byFirst.keys()), new Set()) };
}

const SECTION_SIGN = '§'.charCodeAt(0);

function spellingsOf({ id, prefix, aliases, misspellings, editions }: Named): Omit<PrefixSpelling, 'folded'>[] {
  return [
    { framework: id, text: prefix, misspelling: false },
    ...aliases.map(({ text }) => ({ framework: id, text, misspelling: false })),
    ...misspellings.map(({ text }) => ({ framework: id, text, misspelling: true })),
    ...editions.flatMap(({ id: edition, prefixes }) =>
      prefixes.map(({ text }) => ({ framework: id, text, misspelling: false, edition })),
    ),
  ];
}

function* matcherOf(framework: MatchedFramework, numbers: Numbers): Steps<FrameworkMatcher> {
  const { numbering } = framework;
  const language = wordsOfLanguages(numbering.languages);
  const inner = createInnerWords([...innerWordsOf(language), ...numbering.inner]);
  const shapes = new Map<string, ShapeNode>();
  for (const [series, rests] of numbers) shapes.set(series, yield* shapesOf(rests, series, numbering));
  // Who lists words lists all of them.
  const abbreviations = framework.words.every((word) => framework.levels.includes(word))
    ? framework.levels.flatMap((level) => ABBREVIATIONS.get(foldCase(level)) ?? [])
    : [];
  const rulesFor = (series: string): NumberRules => ({
    series,
    shapes: shapes.get(series) ?? createShapes(),
    ignoreCase: numbering.ignoreCase,
    inner,
    mayPart: true,
    letterParts: numbering.unlisted === 'parent',
    keepsParents: keepsParents(numbering, series, framework.levels),
  });
  return {
    id: framework.id,
    ...rulesFor(''),
    ofSeries: createSeries(numbering.series, rulesFor),
    words: createWordList([...framework.words, ...abbreviations, ...language.articles, ...numbering.series]),
    joiners: { list: createWordList(language.list), range: createWordList(language.range) },
    deeper: createWordList(framework.levels.slice(1)),
    below: createInnerWords(framework.levels.slice(1).map((level) => [level, '('])),
    counted: createCountedList(framework.levels.length > 0 ? framework.levels.slice(0, 1) : framework.words),
    plurals: createCountedList([...framework.words, ...language.articles]),
    names: namesOf(framework),
    editions: createEditionNames(
      framework.editions.map(({ id, aliases }) => ({ id, aliases: aliases.map(({ text }) => text) })),
    ),
    prefixBefore: numbering.order !== 'after',
    prefixAfter: numbering.order !== 'before',
  };
}

/** All numbers and other spellings of them, without their series, by series; first those without one. */
type Numbers = ReadonlyMap<string, ReadonlySet<string>>;

function* numbersBySeries({ editions, numbering }: MatchedFramework): Steps<Numbers> {
  const numbers = new Map([['', new Set<string>()]]);
  const add = (text: string): void => {
    const { series, rest } = splitSeries(text, numbering.series);
    getOrInsert(numbers, series, () => new Set()).add(rest);
  };
  for (const { objectives } of editions) {
    yield* visitInSteps(objectives, ({ number, aliases }) => {
      add(number);
      for (const { text } of aliases) add(text);
    });
  }
  return numbers;
}

function* selfNamingOf(
  { numbering }: MatchedFramework,
  numbers: Numbers,
  matcher: FrameworkMatcher,
): Steps<SelfNaming | null> {
  const { selfNaming, series, ignoreCase } = numbering;
  if (selfNaming === false) return null;
  const names = selfNaming === true ? series : selfNaming;
  const isNamed = (name: string, rest: string): boolean => {
    if (name !== '') return names.includes(name);
    return selfNaming === true ? /\p{L}/u.test(rest) : names.some((lead) => carriesLead(rest, lead));
  };
  const shapes = new Map<string, ShapeNode>();
  const letters = new Set<string>();
  let needsName = false;
  for (const [name, rests] of numbers) {
    yield* visitInSteps(rests, (rest) => {
      if (!isNamed(name, rest)) return;
      const number = joinSeries(name, rest);
      addLiterally(getOrInsert(shapes, name, createShapes), rest, ignoreCase);
      letters.add((foldCase(number).match(/\p{L}+/gu) ?? []).join(' '));
      needsName ||= !isUnmistakable(number);
    });
  }
  if (shapes.size === 0) return null;
  const inner = createInnerWords(numbering.inner);
  const rulesFor = (name: string): NumberRules => ({
    ...{ series: name, shapes: shapes.get(name) ?? createShapes(), ignoreCase, inner },
    ...{ mayPart: false, letterParts: matcher.letterParts, keepsParents: true },
  });
  const inSeries = series.filter((name) => names.includes(name));
  return {
    framework: {
      ...matcher,
      ...rulesFor(''),
      ofSeries: createSeries(inSeries, rulesFor),
      words: createWordList(inSeries),
    },
    words: matcher.words,
    letters: [...letters],
    needsName,
  };
}

const keepsParents = (
  { unlisted, unlistedIn }: Pick<Numbering, 'unlisted' | 'unlistedIn'>,
  series: string,
  levels: readonly string[],
): boolean =>
  unlisted === 'parent' ||
  unlistedIn.some(([name, meaning]) => meaning === 'parent' && (name === series || levels.includes(name)));

function* shapesOf(
  numbers: ReadonlySet<string>,
  series: string,
  { lead: leads, ignoreCase }: Pick<Numbering, 'lead' | 'ignoreCase'>,
): Steps<ShapeNode> {
  const shapes = createShapes();
  const byShape = new Map<string, string>();
  yield* visitInSteps(numbers, (number) => byShape.set(shapeOf(number, ignoreCase), number));
  const examples = [...byShape.values()];
  for (const number of examples) addShape(shapes, number, ignoreCase, '', series !== '');
  for (const lead of series === '' ? leads : []) {
    for (const { text, literal } of leadVariants(numbers, examples, lead)) addShape(shapes, text, ignoreCase, literal);
  }
  return shapes;
}

function namesOf(framework: MatchedFramework): ReadonlySet<string> {
  const spellings = spellingsOf(framework).map(({ text }) => text);
  return new Set(spellings.flatMap((spelling) => foldCase(spelling).match(/[\p{L}\p{N}]+/gu) ?? []));
}

/**
 * How the numbers may be cited besides as listed: without the lead where listed numbers carry it, with it where none
 * does. A dot may be between a lead and its number.
 *
 * @param examples a number of each shape
 */
function* leadVariants(
  numbers: ReadonlySet<string>,
  examples: readonly string[],
  lead: string,
): Generator<{ readonly text: string; readonly literal: string }> {
  const carriers = [...numbers].filter((number) => carriesLead(number, lead));
  if (carriers.length > 0) {
    for (const number of carriers) yield { text: withoutLead(number, lead), literal: '' };
    return;
  }
  for (const number of examples) {
    yield { text: lead + number, literal: lead };
    yield { text: `${lead}.${number}`, literal: lead };
  }
}

/** Whether the number begins with the lead and continues with something that is not a letter. */
export function carriesLead(number: string, lead: string): boolean {
  return number.startsWith(lead) && number.length > lead.length && !/^\p{L}/u.test(number.slice(lead.length));
}

/** The number without the lead, and without a dot that stood between. */
export function withoutLead(number: string, lead: string): string {
  return number.slice(lead.length).replace(/^[.\- ]/, '');
}

function signatureOf(framework: FrameworkMatcher): unknown {
  const { id, shapes, ignoreCase, letterParts, inner, editions, prefixBefore, prefixAfter } = framework;
  const { words, deeper, counted, plurals, joiners } = framework;
  const forms = [words, deeper, counted, plurals, joiners.list, joiners.range].map((list) => list.forms);
  const names = [...forms, editions.names, [...editions.leading], shapeSignature(editions.shapes)];
  const series = [...framework.ofSeries.rules.values()].map((rules) => [
    rules.series,
    shapeSignature(rules.shapes),
    rules.keepsParents,
  ]);
  const kept = [letterParts, framework.keepsParents];
  return [id, shapeSignature(shapes), series, ignoreCase, kept, [...inner], names, prefixBefore, prefixAfter];
}

/** The matcher for a document that names or declares frameworks whose numbers may look like other things. */
export function withNamed(matcher: Matcher, named: ReadonlySet<string>): Matcher {
  return { ...matcher, named, signature: matcher.signature + JSON.stringify([...named]) };
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
