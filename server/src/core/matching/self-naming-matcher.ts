import { getOrInsert } from '../base/collections.ts';
import { type Steps, visitInSteps } from '../base/steps.ts';
import { foldCase } from './characters.ts';
import type { FrameworkMatcher, MatchedFramework, Numbers } from './framework-matcher.ts';
import { createInnerWords } from './inner-words.ts';
import { carriesLead } from './leads.ts';
import type { NumberRules } from './number-token.ts';
import { createSeries, joinSeries } from './series.ts';
import { addLiterally, createShapes, isUnmistakable, type ShapeNode } from './shapes.ts';
import { createWordList, type WordList } from './words.ts';

/** The numbers of a framework that count without its prefix. */
export interface SelfNaming {
  /** With the letters of its numbers as listed, and no other words than those of series. */
  readonly framework: FrameworkMatcher;
  /** What may be before a number. */
  readonly words: WordList;
  /** The runs of letters of each number, folded; no number has none of these. */
  readonly letters: readonly string[];
  /** Other things look like some of them, so that they count only where the framework is named. */
  readonly needsName: boolean;
}

export function* selfNamingOf(
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
