import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/problem.ts';
import type { Replacement } from '../model/resolution.ts';
import { editionName, listed, named } from '../phrases.ts';
import { imageOf, SAFE_RELATIONS } from '../resolution/images.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding, SuggestionBudget } from './finding.ts';
import { successorFix } from './successor-fix.ts';

const CODES = {
  superseded: 'superseded-edition',
  withdrawn: 'withdrawn-objective',
  replaced: 'replaced-objective',
} as const;

/** A reference that was right once: to an older edition, or to a number that is gone. */
export function stale(citation: Citation, resolved: ResolvedReference, budget: SuggestionBudget): Finding | null {
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
    const became = successors === '' ? '' : ` There it is ${successors}.`;
    return `${editionName(framework, edition)} is not the current edition: ${current} is.${became}`;
  }
  if (status === 'replaced') {
    return `${framework.prefix} ${number} is gone from ${editionName(framework, edition)}. Replaced by ${successors}.`;
  }
  const reason = objective?.withdrawnReason ? `: ${objective.withdrawnReason.replace(/[\s.]+$/, '')}` : '';
  return `${framework.prefix} ${number} is withdrawn in ${editionName(framework, edition)}${reason}. No successor is recorded.`;
}

/** Null where the number cannot be changed without a person's decision about what stands beside it. */
function replaceBy(
  citation: Citation,
  resolved: ResolvedReference,
  successor: Replacement,
  budget: SuggestionBudget,
): Fix | null {
  const { edition, replacedBy } = resolved.resolution;
  const { objective } = successor;
  const found = successorFix(citation, resolved.reference, objective, budget);
  if (!found) return null;
  const { newText, ...fix } = found;
  const isCertain = replacedBy.length === 1 && SAFE_RELATIONS.has(successor.relation);
  const preferred = isCertain && (edition?.id === objective.edition || citation.group.pin !== undefined);
  const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
  return { ...fix, preferred, ...(suggestion && { suggestion }) };
}

/** The same number with the same words in the current edition, where nothing is recorded. */
function unchangedFix(
  citation: Citation,
  { reference, resolution }: ResolvedReference,
  budget: SuggestionBudget,
): Fix[] {
  const { current } = resolution.framework;
  const image = current && resolution.status === 'superseded' ? imageOf(resolution, current) : null;
  const objective = image && !('reason' in image) ? image[0] : undefined;
  const fix = objective && successorFix(citation, reference, objective, budget);
  return objective && fix
    ? [{ edits: fix.edits, title: `Change the edition to ${objective.edition}`, preferred: true }]
    : [];
}
