import { l10n } from '../base/l10n.ts';
import type { SpellingVariant } from '../model/reference.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { fixOf, rewrite } from './rewrite.ts';
import type { Diagnosed, RuleResult } from './rule.ts';

/** What is wrong with a spelling, and the canonical one. */
const MESSAGES: Readonly<Record<SpellingVariant, (written: string) => string>> = {
  case: (written) => l10n.t('The prefix has the wrong case. Write {0}.', written),
  glued: (written) => l10n.t('Missing space after the prefix. Write {0}.', written),
  misspelling: (written) => l10n.t('The prefix is misspelled. Write {0}.', written),
  plural: (written) => l10n.t('The prefix is in the plural. Write {0}.', written),
};

/** A reference whose spelling is recognised, but not canonical: a search for the canonical one misses it. */
export function noncanonicalReference(
  citation: Diagnosed,
  { reference, resolution }: ResolvedReference,
): RuleResult | null {
  const { group, scope, framework } = citation;
  if (!reference.spellingVariant || !group.prefix || scope.accepted?.has(reference.spellingVariant)) return null;
  const prefix = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
  const rewriting = rewrite(citation, reference, { prefix });
  const written = rewriting?.newText?.replace(/\s+/g, ' ') ?? `${prefix} ${reference.number}`;
  const title = l10n.t('Change to {0}', written);
  return {
    code: 'noncanonical-reference',
    range: reference.range,
    message: MESSAGES[reference.spellingVariant](written),
    fixes: fixOf(title, rewriting, resolution.objective ?? reference, true),
  };
}
