import type { Diagnostic, ReferenceCode, RelatedInformation, Rewording } from '../model/diagnostic.ts';
import type { Range } from '../model/text.ts';

/** What a judgement says, before a team's severity is put to it. */
export interface RuleResult {
  readonly code: ReferenceCode;
  readonly range: Range;
  readonly message: string;
  readonly fixes: Diagnostic['fixes'];
  readonly related?: readonly RelatedInformation[];
  readonly rewording?: Rewording;
}

/**
 * What may still be spent on a text beyond finding what is wrong with each number. A text of nothing but wrong numbers
 * against a huge catalog, or of stale numbers in long lists, gets problems without fixes in the end, and one of nothing
 * but ranges is told of the first ones, not a hang.
 */
export interface SuggestionBudget {
  /** Objectives that may still be compared with wrong numbers. */
  left: number;
  /** Members of citations that may still be written anew. */
  members: number;
  /** Objectives that may still be looked at in search of what ranges take in. */
  interiors: number;
  /** Pairs of words that may still be compared, of titles beside references. */
  titles: number;
}

export const BUDGETS = [
  'left',
  'members',
  'interiors',
  'titles',
] as const satisfies readonly (keyof SuggestionBudget)[];
