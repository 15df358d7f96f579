import type { Diagnostic, ReferenceCode, RelatedInformation, Rewording } from '../model/diagnostic.ts';
import { editionOf, type Framework, type Listed } from '../model/framework.ts';
import type { Range } from '../model/text.ts';
import { editionName, named } from '../resolution/phrases.ts';

/** What a judgement says, before a team's severity is put to it. */
export interface RuleResult {
  readonly code: ReferenceCode;
  readonly range: Range;
  readonly message: string;
  readonly fixes: Diagnostic['fixes'];
  readonly related?: readonly RelatedInformation[];
  readonly rewording?: Rewording;
}

/** The place of an objective that a citation names. */
export function definitionOf({ prefix }: Framework, objective: Listed): RelatedInformation {
  return { location: objective.location, message: `${prefix} ${named(objective)}` };
}

/** The place of an objective, told apart from those of other editions. */
export function definitionInEdition(framework: Framework, objective: Listed): RelatedInformation {
  const edition = editionName(framework, editionOf(framework, objective));
  return { location: objective.location, message: `${edition}: ${named(objective)}` };
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
