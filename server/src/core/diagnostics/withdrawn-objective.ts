import { l10n } from '../base/l10n.ts';
import { editionName } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { definitionOf, type RuleResult } from './rule-result.ts';

/** A number that is not in the edition that the citation means, but in an older one, without a recorded replacement. */
export function withdrawnObjective({ reference, resolution }: ResolvedReference): RuleResult {
  const { framework, edition, objective } = resolution;
  const name = [framework.prefix, objective?.number ?? reference.number, editionName(framework, edition)] as const;
  const reason = objective?.withdrawnReason?.replace(/[\s.]+$/, '');
  return {
    code: 'withdrawn-objective',
    range: reference.range,
    message: reason
      ? l10n.t('{0} {1} was withdrawn in {2}: {3}. The catalog lists no replacement.', ...name, reason)
      : l10n.t('{0} {1} was withdrawn in {2}. The catalog lists no replacement.', ...name),
    fixes: [],
    related: objective ? [definitionOf(framework, objective)] : [],
  };
}
