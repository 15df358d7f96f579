import { l10n } from '../base/l10n.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { SpellingVariant } from '../model/reference.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation.ts';
import { rewrite } from './rewrite.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';

/** What is odd about a spelling, and how to write it. */
const MESSAGES: Readonly<Record<SpellingVariant, (written: string) => string>> = {
  case: (written) => l10n.t('The prefix is written in other letters. Write {0}.', written),
  glued: (written) => l10n.t('The number is joined to the prefix. Write {0}.', written),
  misspelling: (written) => l10n.t('The prefix is misspelt. Write {0}.', written),
  plural: (written) => l10n.t('The prefix is written in the plural. Write {0}.', written),
};

/** A reference that is understood, and spelled as nobody else would look for it. */
export function noncanonical(
  citation: Citation,
  { reference, resolution }: ResolvedReference,
  budget: SuggestionBudget,
): RuleResult | null {
  const { group, scope, framework } = citation;
  if (!reference.spellingVariant || !group.prefix || scope.accepted?.has(reference.spellingVariant)) return null;
  const prefix = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
  const rewriting = rewrite(citation, reference, { prefix }, budget);
  const { objective } = resolution;
  const written = rewriting?.newText?.replace(/\s+/g, ' ') ?? `${prefix} ${reference.number}`;
  const suggestion = rewriting?.newText != null && {
    number: objective?.number ?? reference.number,
    title: objective ? wording(objective) : '',
    newText: rewriting.newText,
  };
  const fix: Fix | null = rewriting && {
    title: l10n.t('Change to {0}', written),
    edits: rewriting.edits,
    preferred: true,
    ...(suggestion && { suggestion }),
  };
  return {
    code: 'noncanonical-reference',
    range: reference.range,
    message: MESSAGES[reference.spellingVariant](written),
    fixes: fix ? [fix] : [],
  };
}
