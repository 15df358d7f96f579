import { wording } from '../model/catalog.ts';
import type { Listed } from '../model/framework.ts';
import type { Fix } from '../model/problem.ts';
import type { Reference } from '../model/reference.ts';
import type { Replacement } from '../model/resolution.ts';
import { textIn } from '../model/text.ts';
import type { Citation } from '../repair/citation.ts';
import { imageOf, SAFE_RELATIONS } from '../repair/images.ts';
import { isBare } from '../repair/number-text.ts';
import { type SuccessorFix, successorFix } from '../repair/successor-fix.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding, SuggestionBudget } from './finding.ts';
import { editionName, listed, named } from './phrases.ts';
import { applyWithin, rewrite, staysWithin } from './rewrite.ts';

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
  const { reference, resolution } = resolved;
  const { lines, group } = citation;
  const { objective } = successor;
  const isElsewhere = resolution.edition?.id !== objective.edition;
  const change = { number: objective.number, ...(isElsewhere && { pin: objective.edition }) };
  const { edits, newText } = rewrite(lines, group, reference, change);
  const index = group.members.indexOf(reference);
  const fix =
    !isElsewhere && isAlone(citation, index, objective)
      ? { title: `Replace with ${named(objective)}`, edits }
      : paidFix(citation, index, objective, budget);
  const isCertain = resolution.replacedBy.length === 1 && SAFE_RELATIONS.has(successor.relation);
  if (!fix) return null;
  const inRange = group.spans.some(({ first }) => first === index || first + 1 === index);
  const isWhole = staysWithin(reference.range, fix.edits);
  // What changes beside the reference too cannot be told by its own text, unless the rest is a mere duplicate less.
  const ownText = isWhole ? applyWithin(lines, reference.range, fix.edits) : inRange || group.pin ? null : newText;
  const suggestion =
    ownText === null ? null : { number: objective.number, title: wording(objective), newText: ownText };
  const preferred = isCertain && (!isElsewhere || group.pin !== undefined);
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
  const fix = objective && paidFix(citation, citation.group.members.indexOf(reference), objective, budget);
  return fix ? [{ ...fix, title: `Change the edition to ${objective.edition}`, preferred: true }] : [];
}

/** Null when the budget is spent. */
function paidFix(citation: Citation, index: number, successor: Listed, budget: SuggestionBudget): SuccessorFix | null {
  if (budget.members <= 0) return null;
  budget.members -= citation.group.members.length;
  return successorFix(citation, index, successor);
}

/**
 * Whether nothing but the number has to change: neither the rest of a range, nor a list that has the successor too, nor
 * what is short for a number.
 */
function isAlone({ lines, group, members }: Citation, index: number, successor: Listed): boolean {
  const isWritten = ({ numberRange, number }: Reference) => textIn(lines, numberRange) === number;
  const [member, next] = [group.members[index]!, group.members[index + 1]];
  if (isBare(successor.number) || !isWritten(member) || (next && !isWritten(next))) return false;
  if (group.spans.some(({ first }) => first === index || first + 1 === index)) return false;
  return ![...members.values()].some(({ resolution }) => resolution.objective === successor);
}
