import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementsIn } from '../editions/replacements.ts';
import { isSameWording } from '../editions/wording.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Resolution, ResolvedSuccessor } from '../model/resolution.ts';
import { editionName, listed, named, sentence, shortened } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { onlySuccessor } from '../resolution/successors.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';
import { successorFix } from './successor-fix.ts';

const CODES = {
  superseded: 'superseded-edition',
  withdrawn: 'withdrawn-objective',
  replaced: 'replaced-objective',
} as const;

/** A reference that was right once: to an older edition, or to a number that is gone. */
export function stale(citation: Citation, resolved: ResolvedReference, budget: SuggestionBudget): RuleResult | null {
  const { reference, resolution } = resolved;
  const { status, framework, objective, replacedBy } = resolution;
  if (status !== 'superseded' && status !== 'withdrawn' && status !== 'replaced') return null;
  const definition = objective && { location: objective.location, message: `${framework.prefix} ${named(objective)}` };
  const successors = replacedBy.map((successor) => ({
    location: successor.objective.location,
    message: `${editionName(framework, successor.edition)}: ${named(successor.objective)}`,
  }));
  return {
    code: CODES[status],
    range: reference.range,
    message: messageOf(resolved),
    fixes:
      replacedBy.length > 0
        ? replacedBy.flatMap((successor) => replaceBy(citation, resolved, successor, budget) ?? [])
        : unchangedFix(citation, resolved, budget),
    related: [...(definition ? [definition] : []), ...successors],
  };
}

function messageOf({ reference, resolution }: ResolvedReference): string {
  const { status, framework, edition, objective, replacedBy } = resolution;
  const successors = listed(replacedBy.map((successor) => named(successor.objective)));
  const number = objective?.number ?? reference.number;
  const current = framework.current ? editionName(framework, framework.current) : framework.prefix;
  if (status === 'superseded') {
    const superseded = l10n.t('{0} is not the current edition: {1} is.', editionName(framework, edition), current);
    return `${superseded} ${becameOf(resolution)}`;
  }
  if (status === 'replaced') {
    return sentence(
      l10n.t(
        '{0} {1} is gone from {2}. Replaced by {3}',
        framework.prefix,
        number,
        editionName(framework, edition),
        successors,
      ),
    );
  }
  const cited = [framework.prefix, number, editionName(framework, edition)] as const;
  const reason = objective?.withdrawnReason?.replace(/[\s.]+$/, '');
  return reason
    ? l10n.t('{0} {1} is withdrawn in {2}: {3}. No successor is recorded.', ...cited, reason)
    : l10n.t('{0} {1} is withdrawn in {2}. No successor is recorded.', ...cited);
}

/** What an objective that an older edition lists is in the current one, as far as that is known. */
function becameOf({ framework, objective, replacedBy }: Resolution): string {
  const { current } = framework;
  if (!objective || !current) return '';
  if (replacedBy.length > 0) {
    return sentence(l10n.t('There it is {0}', listed(replacedBy.map((successor) => named(successor.objective)))));
  }
  const replacement = replacementsIn(framework, current).of(objective);
  if (isRefusal(replacement)) return replacement.message;
  const now = replacement.objectives[0]!;
  if (isSameWording(objective, now)) return l10n.t('There it is {0} in the same words.', now.number);
  return l10n.t(
    'There {0} is worded otherwise: {1}. No other successor is recorded.',
    now.number,
    shortened(wording(now)),
  );
}

/** Null where the number cannot be changed without a person's decision about what stands beside it. */
function replaceBy(
  citation: Citation,
  resolved: ResolvedReference,
  successor: ResolvedSuccessor,
  budget: SuggestionBudget,
): Fix | null {
  const { edition, replacedBy } = resolved.resolution;
  const { objective } = successor;
  const found = successorFix(citation, resolved.reference, objective, budget);
  if (!found) return null;
  const { newText, ...fix } = found;
  const isCertain = onlySuccessor(replacedBy) === objective;
  const preferred = isCertain && (edition?.id === objective.edition || citation.group.pin !== undefined);
  const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
  return { ...fix, preferred, ...(suggestion && { suggestion }) };
}

/** The same number in the current edition, where it goes on with its meaning and nothing is recorded. */
function unchangedFix(
  citation: Citation,
  { reference, resolution: { status, framework, objective } }: ResolvedReference,
  budget: SuggestionBudget,
): Fix[] {
  const { current } = framework;
  const replacement =
    current && objective && status === 'superseded' ? replacementsIn(framework, current).of(objective) : null;
  const now = replacement && !isRefusal(replacement) ? replacement.objectives[0] : undefined;
  const fix = now && successorFix(citation, reference, now, budget);
  if (!now || !fix) return [];
  const { edits, newText } = fix;
  const suggestion = newText !== null && { number: now.number, title: wording(now), newText };
  const title = l10n.t('Change the edition to {0}', now.edition);
  return [{ title, edits, preferred: true, ...(suggestion && { suggestion }) }];
}
