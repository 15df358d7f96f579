import { l10n } from '../base/l10n.ts';
import { isMarked, likeUnrecorded, withdrawal } from '../editions/like-titled.ts';
import { editionName, named, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { removedIn } from './replaced-objective.ts';
import { fixOf, rewrite } from './rewrite.ts';
import { cited, type Diagnosed, definitionInEdition, definitionOf, type RuleResult } from './rule.ts';

/**
 * A number that is not in the edition that the citation means, but in an older one, without a recorded replacement. Where
 * no catalog says why, the one objective with its title is named.
 */
export function withdrawnObjective(citation: Diagnosed, { reference, resolution }: ResolvedReference): RuleResult {
  const { framework, edition, objective } = resolution;
  const { budget } = citation;
  const where = editionName(framework, removedIn(resolution));
  const name = [framework.prefix, objective?.number ?? reference.number, where] as const;
  const isUnmarked = objective && objective.edition !== edition?.id && !isMarked(objective);
  const like = isUnmarked && budget.comparisons > 0 ? likeUnrecorded(objective, edition) : null;
  if (isUnmarked) budget.comparisons -= edition?.objectives.length ?? 0;
  const message = withdrawal(name, !isUnmarked, objective?.withdrawnReason);
  const hint = like && sentence(l10n.t('It appears to be {0}', named(like)));
  return {
    code: 'withdrawn-objective',
    range: reference.range,
    message: hint ? `${message} ${hint}` : message,
    fixes: like
      ? fixOf(l10n.t('Change to {0}', named(like)), rewrite(citation, reference, { objective: like }), like)
      : [],
    related: [
      ...(objective ? [cited(definitionOf(framework, objective))] : []),
      ...(like ? [definitionInEdition(framework, like)] : []),
    ],
  };
}
