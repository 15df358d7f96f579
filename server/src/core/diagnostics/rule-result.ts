import type { Diagnostic, ReferenceCode, RelatedInformation } from '../model/diagnostic.ts';
import { editionOf, type Framework, type Listed } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionName, named } from '../resolution/phrases.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import type { Citation } from '../rewriting/citation-change.ts';

/** A citation that rules look at, with what they know about its document. */
export interface Diagnosed extends Citation {
  readonly history: DocumentHistory;
  readonly budget: SuggestionBudget;
}

/** A diagnostic of a rule, before its severity is known. */
export interface RuleResult extends Omit<Diagnostic, 'severity' | 'deprecated'> {
  readonly code: ReferenceCode;
}

export function definitionOf({ prefix }: Framework, objective: Listed): RelatedInformation {
  return { location: objective.location, message: `${prefix} ${named(objective)}` };
}

export function definitionInEdition(framework: Framework, objective: Listed): RelatedInformation {
  const edition = editionName(framework, editionOf(framework, objective));
  return { location: objective.location, message: `${edition}: ${named(objective)}` };
}

/** Where catalogs list the objective of a reference, and what replaces it. */
export function definitionsOf({ framework, objective, replacedBy }: Resolution): RelatedInformation[] {
  const replacements = replacedBy.map((replacement) => definitionInEdition(framework, replacement.objective));
  return objective ? [definitionOf(framework, objective), ...replacements] : replacements;
}

/**
 * The remaining budget of a text for work beyond the check of each number, so that the time stays linear. With many
 * wrong numbers and a huge catalog, or many outdated numbers in long lists, the last diagnostics have no fixes; with
 * many ranges, only the first are checked inside.
 */
export interface SuggestionBudget {
  /** Objectives to compare with unknown numbers. */
  left: number;
  /** Members of citations to rewrite. */
  members: number;
  /** Objectives to search for the interior of ranges. */
  interiors: number;
  /** Pairs of words of titles to compare. */
  titles: number;
}

export const BUDGETS = [
  'left',
  'members',
  'interiors',
  'titles',
] as const satisfies readonly (keyof SuggestionBudget)[];
