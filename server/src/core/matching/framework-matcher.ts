import { getOrInsert } from '../base/collections.ts';
import { type Steps, visitInSteps } from '../base/steps.ts';
import type { Numbering } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';
import { wordsOfLanguages } from '../model/language.ts';
import { foldCase } from './characters.ts';
import { createEditionNames, type EditionNames } from './edition-names.ts';
import { createInnerWords, DOTTED, type InnerWords, innerWordsOf, OF_IS_OR, rangeWordSign } from './inner-words.ts';
import { leadVariants } from './leads.ts';
import type { NumberRules } from './number-token.ts';
import { type NamedFramework, type Names, spellingsOf } from './prefix-search.ts';
import type { Joiners } from './separators.ts';
import { createSeries, type Series, splitSeries } from './series.ts';
import { addShape, createShapes, type ShapeNode, shapeOf, shapeSignature } from './shapes.ts';
import { isLevel } from './unread.ts';
import { ABBREVIATIONS } from './vocabulary.ts';
import { createCountedList, createWordList, type WordList } from './words.ts';

/** What the matcher has to know of a framework: `Framework` fits. */
export interface MatchedFramework extends NamedFramework, Pick<Framework, 'words' | 'levels'> {
  readonly numbering: Pick<
    Numbering,
    'lead' | 'inner' | 'languages' | 'series' | 'selfNaming' | 'ignoreCase' | 'unlisted' | 'unlistedIn' | 'order'
  >;
  readonly editions: readonly (NamedFramework['editions'][number] & {
    readonly aliases: Names;
    readonly objectives: readonly { readonly number: string; readonly aliases: Names }[];
  })[];
}

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

export function* frameworkMatcher(framework: MatchedFramework, numbers: Numbers): Steps<FrameworkMatcher> {
  const { numbering } = framework;
  const language = wordsOfLanguages(numbering.languages);
  const signs = [
    ...(language.list.includes('of') ? [[OF_IS_OR, ''] as const] : []),
    ...language.range.filter(isLevel).map((word) => [rangeWordSign(word), ''] as const),
    ...([...numbers.values()].some((rests) => [...rests].some((rest) => /\(\d+\.\d/.test(rest)))
      ? [[DOTTED, ''] as const]
      : []),
  ];
  const inner = createInnerWords([...innerWordsOf(language), ...numbering.inner, ...signs]);
  const shapes = new Map<string, ShapeNode>();
  for (const [series, rests] of numbers) shapes.set(series, yield* shapesOf(rests, series, numbering));
  // Who lists words lists all of them.
  const isComplete = framework.words.some((word) => !framework.levels.includes(word));
  const abbreviated = (words: readonly string[]): readonly string[] =>
    isComplete ? words : words.flatMap((word) => [word, ...(ABBREVIATIONS.get(foldCase(word)) ?? [])]);
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
    words: createWordList([...abbreviated(framework.words), ...language.articles, ...numbering.series]),
    joiners: { list: createWordList(language.list), range: createWordList(language.range) },
    deeper: createWordList(abbreviated(framework.levels.slice(1))),
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
export type Numbers = ReadonlyMap<string, ReadonlySet<string>>;

export function* numbersBySeries({ editions, numbering }: MatchedFramework): Steps<Numbers> {
  const plain = new Set<string>();
  const numbers = new Map([['', plain]]);
  const add = (text: string): void => {
    const { series, rest } = splitSeries(text, numbering.series);
    if (series === '') {
      plain.add(rest);
      return;
    }
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

export const keepsParents = (
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

export function signatureOf(framework: FrameworkMatcher): unknown {
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
