import { expect, it } from 'vitest';
import { Chunk } from '../../../server/src/core/analysis/chunk.ts';
import type { SuggestionBudget } from '../../../server/src/core/diagnostics/rule-result.ts';

const budgetOf = (left: number): SuggestionBudget => ({ left, members: 9, interiors: 9, titles: 9 });

const KNOWN = { authoredOn: () => null, reviewed: undefined };

/** Whether a section that was judged with `first` left, and spends 10, is judged again with `then` left. */
function isJudgedAgain(first: number, then: number): boolean {
  const chunk = new Chunk({ first: 0, lineCount: 1, lookahead: 0 }, { groups: [], markers: [] });
  let times = 0;
  const diagnose = (before: SuggestionBudget) => () => {
    times++;
    return {
      problems: [],
      seen: { first: 0, last: 0 },
      days: new Map(),
      reviewed: undefined,
      before,
      after: budgetOf(before.left - 10),
    };
  };
  chunk.diagnostics(budgetOf(first), KNOWN, diagnose(budgetOf(first)));
  chunk.diagnostics(budgetOf(then), KNOWN, diagnose(budgetOf(then)));
  return times === 2;
}

it.each([
  ['there is enough for all both times', 100, 50, false],
  ['there is nothing both times', 0, -50, false],
  ['there is the same', 5, 5, false],
  ['there was enough, and is no more', 100, 10, true],
  ['there was not enough, and is now', 10, 100, true],
  ['there was some of it, and is nothing', 5, 0, true],
])('what is left for suggestions decides whether a section is judged again: %s', (_, first, then, again) => {
  expect(isJudgedAgain(first, then)).toBe(again);
});
