import { foldUnit } from './characters.ts';
import { createEditionNames, type EditionNames } from './edition-names.ts';
import { createInnerWords } from './inner-words.ts';
import type { NumberRules } from './number-token.ts';
import { createPrefixIndex, type PrefixIndex, type PrefixSpelling } from './prefixes.ts';
import { addShape, createShapes, shapeSignature } from './shapes.ts';
import { createCountedList, createWordList, type WordList } from './words.ts';

/** What the matcher has to know of a framework: `Framework` fits. */
export interface MatchedFramework {
  readonly id: string;
  readonly prefix: string;
  readonly aliases: readonly { readonly text: string }[];
  readonly misspellings: readonly { readonly text: string }[];
  readonly words: readonly string[];
  readonly levels: readonly string[];
  readonly numbering: {
    readonly lead: readonly string[];
    readonly inner: readonly (readonly [word: string, bracket: string])[];
    readonly ignoreCase: boolean;
    readonly unlisted: 'unknown' | 'parent';
    readonly order: 'before' | 'after' | 'either';
  };
  readonly editions: readonly {
    readonly id: string;
    readonly aliases: readonly { readonly text: string }[];
    readonly objectives: readonly { readonly number: string; readonly aliases: readonly { readonly text: string }[] }[];
  }[];
}

/** Everything that scanning needs of one framework. It knows no objectives, only the shapes of their numbers. */
export interface FrameworkMatcher extends NumberRules {
  readonly id: string;
  readonly words: WordList;
  /** Names of the levels below the outermost. */
  readonly deeper: WordList;
  /** The outermost level's name in the plural (of a framework without levels, its words): `17 goals` is a count. */
  readonly counted: WordList;
  readonly editions: EditionNames;
  readonly prefixBefore: boolean;
  readonly prefixAfter: boolean;
}

/** One matcher for all frameworks in force. Immutable. */
export interface Matcher {
  readonly prefixes: PrefixIndex;
  readonly frameworks: ReadonlyMap<string, FrameworkMatcher>;
  /** Those whose numbers may stand before the prefix. */
  readonly numberFirst: readonly FrameworkMatcher[];
  /** Folded code units that can begin a citation. */
  readonly starts: ReadonlySet<number>;
  /** Whether the code unit can begin a citation. */
  readonly canStart: (code: number) => boolean;
  /** In UTF-16 units; in longer lines no citation begins. */
  readonly longestLine: number;
  /** Two matchers with equal signatures find the same references in any text. */
  readonly signature: string;
}

export function createMatcher(frameworks: readonly MatchedFramework[], longestLine = Number.MAX_SAFE_INTEGER): Matcher {
  const spellings = frameworks.flatMap(spellingsOf);
  const matchers = frameworks.map(matcherOf);
  const numberFirst = matchers.filter((framework) => framework.prefixAfter);
  const prefixes = createPrefixIndex(spellings);
  const starts = new Set<number>(prefixes.byFirst.keys());
  if (numberFirst.length > 0) starts.add(SECTION_SIGN);
  for (const framework of numberFirst) {
    for (const form of framework.words.forms) starts.add(foldUnit(form.charCodeAt(0)));
    if (framework.shapes.digits) for (let digit = 48; digit < 58; digit++) starts.add(digit);
    for (const pattern of framework.shapes.letters.keys()) if (pattern !== '') addLetters(starts);
  }
  return {
    prefixes,
    frameworks: new Map(matchers.map((framework) => [framework.id, framework])),
    numberFirst,
    starts,
    canStart: membershipOf(starts),
    longestLine,
    signature: JSON.stringify([spellings, matchers.map(signatureOf), longestLine]),
  };
}

/** A table for ASCII, since this is asked for every character of every text. */
function membershipOf(units: ReadonlySet<number>): (code: number) => boolean {
  const ascii = Array.from({ length: 128 }, (_, code) => units.has(foldUnit(code)));
  return (code) => (code < 128 ? ascii[code] === true : units.has(foldUnit(code)));
}

const SECTION_SIGN = '§'.charCodeAt(0);

function addLetters(starts: Set<number>): void {
  for (let letter = 97; letter <= 122; letter++) starts.add(letter);
}

function spellingsOf({ id, prefix, aliases, misspellings }: MatchedFramework): Omit<PrefixSpelling, 'folded'>[] {
  return [
    { framework: id, text: prefix, misspelling: false },
    ...aliases.map(({ text }) => ({ framework: id, text, misspelling: false })),
    ...misspellings.map(({ text }) => ({ framework: id, text, misspelling: true })),
  ];
}

function matcherOf(framework: MatchedFramework): FrameworkMatcher {
  const { numbering } = framework;
  const shapes = createShapes();
  const numbers = new Set<string>();
  for (const { objectives } of framework.editions) {
    for (const { number, aliases } of objectives) {
      numbers.add(number);
      for (const { text } of aliases) numbers.add(text);
    }
  }
  for (const number of numbers) addShape(shapes, number, numbering.ignoreCase);
  for (const lead of numbering.lead) {
    for (const { text, literal } of leadVariants(numbers, lead)) addShape(shapes, text, numbering.ignoreCase, literal);
  }
  return {
    id: framework.id,
    shapes,
    ignoreCase: numbering.ignoreCase,
    inner: createInnerWords(numbering.inner),
    letterParts: numbering.unlisted === 'parent',
    words: createWordList(framework.words),
    deeper: createWordList(framework.levels.slice(1)),
    counted: createCountedList(framework.levels.length > 0 ? framework.levels.slice(0, 1) : framework.words),
    editions: createEditionNames(
      framework.editions.map(({ id, aliases }) => ({ id, aliases: aliases.map(({ text }) => text) })),
    ),
    prefixBefore: numbering.order !== 'after',
    prefixAfter: numbering.order !== 'before',
  };
}

/**
 * How the numbers may be cited besides as listed: without the lead where listed numbers carry it, with it where none does.
 * A dot may stand between a lead and its number.
 */
function* leadVariants(
  numbers: ReadonlySet<string>,
  lead: string,
): Generator<{ readonly text: string; readonly literal: string }> {
  const carriers = [...numbers].filter((number) => carriesLead(number, lead));
  if (carriers.length > 0) {
    for (const number of carriers) yield { text: withoutLead(number, lead), literal: '' };
    return;
  }
  for (const number of numbers) {
    yield { text: lead + number, literal: lead };
    yield { text: `${lead}.${number}`, literal: lead };
  }
}

/** Whether the number begins with the lead and goes on with something that is no letter. */
export function carriesLead(number: string, lead: string): boolean {
  return number.startsWith(lead) && number.length > lead.length && !/^\p{L}/u.test(number.slice(lead.length));
}

/** The number without the lead, and without a dot that stood between. */
export function withoutLead(number: string, lead: string): string {
  return number.slice(lead.length).replace(/^[.\- ]/, '');
}

function signatureOf(framework: FrameworkMatcher): unknown {
  const { id, shapes, ignoreCase, letterParts, inner, words, deeper, counted, editions, prefixBefore, prefixAfter } =
    framework;
  const names = [
    words.forms,
    deeper.forms,
    counted.forms,
    editions.names,
    [...editions.leading],
    shapeSignature(editions.shapes),
  ];
  return [id, shapeSignature(shapes), ignoreCase, letterParts, [...inner], names, prefixBefore, prefixAfter];
}
