import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementOf, replacementsIn } from '../editions/replacements.ts';
import type { Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import { listed, named } from '../resolution/phrases.ts';
import type { Citation } from '../rewriting/citation.ts';
import { type GroupChange, NO_CHANGE } from '../rewriting/group-change.ts';
import { type Rewriting, rewriteCitation, spend } from './rewrite.ts';
import type { SuggestionBudget } from './rule-result.ts';

export interface SuccessorFix extends Rewriting {
  readonly title: string;
}

/**
 * How a member of a citation gives way to a successor, with all that has to change with it: the rest of its range, the
 * members under its pin, the successor where the list has it already. Null where that is for a person to decide.
 *
 * @param range of the problem, whose text `newText` replaces
 */
export function successorFix(
  citation: Citation,
  reference: Reference,
  successor: Listed,
  budget: SuggestionBudget,
  range = reference.range,
): SuccessorFix | null {
  const { group, members } = citation;
  const index = group.members.indexOf(reference);
  const resolved = members.get(index);
  if (!resolved || !spend(citation, budget)) return null;
  const span = group.spans.find(({ first }) => first === index || first + 1 === index);
  const isElsewhere = resolved.resolution.edition?.id !== successor.edition;
  if (span && isElsewhere) return null;
  const proposal = span
    ? rangeOfSuccessors(citation, span.first)
    : {
        title: l10n.t('Replace with {0}', named(successor)),
        change: changeOf(citation, index, successor, isElsewhere),
      };
  const rewriting = proposal?.change && rewriteCitation(citation, range, proposal.change, budget);
  return rewriting ? { title: proposal.title, ...rewriting } : null;
}

function changeOf(citation: Citation, index: number, successor: Listed, isElsewhere: boolean): GroupChange | null {
  const members = new Map([[index, [successor]]]);
  return isElsewhere ? movedWith(citation, members, successor.edition) : { ...NO_CHANGE, members };
}

/** The edition of the successor counts for the whole list: its other members move along, or nothing does. */
function movedWith(
  { group, framework, members }: Citation,
  chosen: ReadonlyMap<number, readonly Listed[]>,
  editionId: string,
): GroupChange | null {
  const edition = framework.editions.find(({ id }) => id === editionId);
  if (!edition || editionId === '' || group.spans.length > 0) return null;
  const all = new Map(chosen);
  for (const [index, { resolution }] of members) {
    if (all.has(index)) continue;
    const replacement = replacementOf(resolution, edition);
    if (isRefusal(replacement)) return null;
    all.set(index, replacement.objectives);
  }
  return { ...NO_CHANGE, pin: editionId, members: all };
}

function rangeOfSuccessors({ members }: Citation, first: number): { title: string; change: GroupChange } | null {
  const [from, to] = [members.get(first), members.get(first + 1)];
  const edition = from?.resolution.edition;
  const [start, end] = [from?.resolution.objective, to?.resolution.objective];
  if (!from || !to || !edition || !start || !end || compareNumbers(start.number, end.number) >= 0) return null;
  const replacement = replacementsIn(from.resolution.framework, edition).ofRange(from, to);
  if (isRefusal(replacement)) return null;
  if ('objectives' in replacement) {
    const { objectives } = replacement;
    const title = l10n.t('Replace the range with {0}', listed(objectives.map(({ number }) => number)));
    return { title, change: { ...NO_CHANGE, lists: new Map([[first, objectives]]) } };
  }
  const [newStart, newEnd] = replacement.range;
  const title = newEnd
    ? l10n.t('Replace the range with {0} to {1}', newStart.number, newEnd.number)
    : l10n.t('Replace the range with {0}', named(newStart));
  return { title, change: { ...NO_CHANGE, ranges: new Map([[first, replacement.range]]) } };
}
