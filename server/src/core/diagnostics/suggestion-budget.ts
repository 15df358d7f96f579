/**
 * The budget of a text for work beyond the check of each number, so that the time stays linear: about a second's work of
 * each kind. With many wrong numbers and a huge catalog, or many outdated numbers in long lists, the last diagnostics have no
 * fixes; with many ranges, only the first are checked inside.
 */
export const newBudget = () => ({
  /** Objectives to compare with unknown numbers. */
  comparisons: 2_000_000,
  /** Members of citations to rewrite. */
  members: 100_000,
  /** Objectives to search for the interior of ranges. */
  interiors: 500_000,
  /** Pairs of words of titles to compare. */
  titles: 5_000_000,
});

/** What remains of it. */
export type SuggestionBudget = ReturnType<typeof newBudget>;

export const BUDGETS = Object.keys(newBudget()) as readonly (keyof SuggestionBudget)[];
