import type { Diagnostic, ReferenceCode, RelatedInformation } from '../model/diagnostic.ts';
import { editionOf, type Framework, type Listed, type Resolution } from '../model/framework.ts';
import { editionName, named } from '../resolution/phrases.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import type { Citation } from '../rewriting/citation-change.ts';
import type { SuggestionBudget } from './suggestion-budget.ts';

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

export const cited = (information: RelatedInformation): RelatedInformation => ({ ...information, isCited: true });

export function definitionInEdition(framework: Framework, objective: Listed): RelatedInformation {
  const edition = editionName(framework, editionOf(framework, objective));
  return { location: objective.location, message: `${edition}: ${named(objective)}` };
}

/** Where catalogs list the objective of a reference, and what replaces it. */
export function definitionsOf({ framework, objective, replacedBy }: Resolution): RelatedInformation[] {
  const replacements = replacedBy.map((replacement) => definitionInEdition(framework, replacement.objective));
  return [...(objective ? [definitionOf(framework, objective)] : []), ...replacements].map(cited);
}
