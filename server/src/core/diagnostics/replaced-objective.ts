import { l10n } from '../base/l10n.ts';
import type { Fix } from '../model/diagnostic.ts';
import { editionName, listed, named, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { onlySuccessor } from '../resolution/successors.ts';
import { replacementFix } from './replacement-fix.ts';
import { fixOf } from './rewrite.ts';
import { type Diagnosed, definitionsOf, type RuleResult } from './rule-result.ts';

/** More are not offered: a person would rather look at the catalog. */
const MAX_CHOICES = 50;

/** A number that is not in the edition that the citation means, and has recorded replacements, as `resolve` decides. */
export function replacedObjective(citation: Diagnosed, resolved: ResolvedReference): RuleResult {
  const { reference, resolution } = resolved;
  const { framework, edition, objective, replacedBy } = resolution;
  return {
    code: 'replaced-objective',
    range: reference.range,
    message: sentence(
      l10n.t(
        '{0} {1} was removed in {2}; replaced by {3}',
        framework.prefix,
        objective?.number ?? reference.number,
        editionName(framework, edition),
        listed(replacedBy.map((replacement) => named(replacement.objective))),
      ),
    ),
    fixes: replacementFixes(citation, resolved),
    related: definitionsOf(resolution),
  };
}

/**
 * A fix for each recorded replacement, except where the rest of the citation needs a decision. A single replacement
 * that is moved, merged or equal is preferred if it is in the edition that the citation means or names.
 */
export function replacementFixes(citation: Diagnosed, resolved: ResolvedReference): Fix[] {
  const { edition, replacedBy } = resolved.resolution;
  const certain = onlySuccessor(replacedBy);
  return replacedBy.slice(0, MAX_CHOICES).flatMap(({ objective }) => {
    const found = replacementFix(citation, resolved.reference, objective);
    const keepsEdition = edition?.id === objective.edition || citation.group.pin !== undefined;
    return fixOf(found?.title ?? '', found, objective, certain === objective && keepsEdition);
  });
}
