import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementsIn } from '../editions/replacements.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Resolution } from '../model/framework.ts';
import { editionName, listed, named, sentence, shortened } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { isSameWording } from '../resolution/wording.ts';
import { relatedOnly, replacementFix, replacementFixes } from './replaced-objective.ts';
import { fixOf } from './rewrite.ts';
import { type Diagnosed, definitionsOf, type RuleResult } from './rule.ts';

/** A citation that names an older edition, and is right there. */
export function supersededEdition(citation: Diagnosed, resolved: ResolvedReference): RuleResult {
  const { reference, resolution } = resolved;
  return {
    code: 'superseded-edition',
    range: reference.range,
    message: messageOf(resolution),
    fixes: resolution.replacedBy.length > 0 ? replacementFixes(citation, resolved) : changeEdition(citation, resolved),
    related: definitionsOf(resolution),
  };
}

/** Also what the objective is in the current edition, as far as that is known. */
function messageOf({ framework, edition, objective, replacedBy }: Resolution): string {
  const { current } = framework;
  const editions = [editionName(framework, edition), editionName(framework, current)] as const;
  if (replacedBy.length > 0) {
    const onlyRelated = relatedOnly(replacedBy);
    if (onlyRelated) return `${l10n.t('{0} has been superseded by {1}.', ...editions)} ${onlyRelated}`;
    const replacements = listed(replacedBy.map((replacement) => named(replacement.objective)));
    return sentence(l10n.t('{0} has been superseded by {1}, where this is {2}', ...editions, replacements));
  }
  if (!objective || !current) return '';
  const replacement = replacementsIn(framework, current).of(objective);
  if (isRefusal(replacement)) {
    return `${l10n.t('{0} has been superseded by {1}.', ...editions)} ${replacement.message}`;
  }
  const now = replacement.objectives[0]!;
  return isSameWording(objective, now)
    ? l10n.t('{0} has been superseded by {1}, where this is still {2} with the same wording.', ...editions, now.number)
    : l10n.t(
        '{0} has been superseded by {1}, where {2} is worded differently: {3}. The catalog lists no other replacement.',
        ...editions,
        now.number,
        shortened(wording(now)),
      );
}

/** The same number in the current edition, where it keeps its meaning and no replacement is recorded. */
function changeEdition(
  citation: Diagnosed,
  { reference, resolution: { framework, objective } }: ResolvedReference,
): Fix[] {
  const { current } = framework;
  const replacement = current && objective && replacementsIn(framework, current).of(objective);
  const now = replacement && !isRefusal(replacement) ? replacement.objectives[0] : undefined;
  const fix = now && replacementFix(citation, reference, now);
  return now ? fixOf(l10n.t('Change the edition to {0}', now.edition), fix, now, true) : [];
}
