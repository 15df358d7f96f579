import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementOf, replacementsIn } from '../editions/replacements.ts';
import { editionOf, type Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { compareNumbers } from '../resolution/numbers.ts';
import { listed, named } from '../resolution/phrases.ts';
import type { Citation, GroupChange, Replaced } from '../rewriting/citation-change.ts';
import { type Rewriting, rewriteCitation, spend } from './rewrite.ts';
import type { Diagnosed } from './rule-result.ts';

interface ReplacementFix extends Rewriting {
  readonly title: string;
}

/**
 * Replaces a member of a citation, with all that has to change with it: the rest of its range, the other members of its
 * edition, the same number elsewhere in the list. Null where a person has to decide that.
 *
 * @param range of the problem, whose text `newText` replaces
 */
export function replacementFix(
  citation: Diagnosed,
  reference: Reference,
  replacement: Listed,
  range = reference.range,
): ReplacementFix | null {
  const { group, members } = citation;
  const index = group.members.indexOf(reference);
  const resolved = members.get(index);
  if (!resolved || !spend(citation)) return null;
  const span = group.spans.find(({ first }) => first === index || first + 1 === index);
  const isElsewhere = resolved.resolution.edition?.id !== replacement.edition;
  if (span && isElsewhere) return null;
  const proposal = span
    ? replaceRange(citation, span.first)
    : {
        title: l10n.t('Replace with {0}', named(replacement)),
        change: isElsewhere
          ? moveToEdition(citation, index, replacement)
          : { items: new Map([[index, { objectives: [replacement] }]]) },
      };
  const rewriting = proposal?.change && rewriteCitation(citation, range, proposal.change);
  return rewriting ? { title: proposal.title, ...rewriting } : null;
}

/** A citation names one edition for all its members: the others move along, or none does. */
function moveToEdition(
  { group, framework, members }: Citation,
  index: number,
  replacement: Listed,
): GroupChange | null {
  const edition = editionOf(framework, replacement);
  if (!edition || edition.id === '' || group.spans.length > 0) return null;
  const items = new Map<number, Replaced>([[index, { objectives: [replacement] }]]);
  for (const [other, { resolution }] of members) {
    if (other === index) continue;
    const found = replacementOf(resolution, edition);
    if (isRefusal(found)) return null;
    items.set(other, found);
  }
  return { items, pin: edition.id };
}

function replaceRange({ members }: Citation, first: number): { title: string; change: GroupChange } | null {
  const [from, to] = [members.get(first), members.get(first + 1)];
  const edition = from?.resolution.edition;
  const [start, end] = [from?.resolution.objective, to?.resolution.objective];
  if (!from || !to || !edition || !start || !end || compareNumbers(start.number, end.number) >= 0) return null;
  const replacement = replacementsIn(from.resolution.framework, edition).ofRange(from, to);
  if (isRefusal(replacement)) return null;
  const change = { items: new Map([[first, replacement]]) };
  if ('objectives' in replacement) {
    const numbers = replacement.objectives.map(({ number }) => number);
    return { title: l10n.t('Replace the range with {0}', listed(numbers)), change };
  }
  const [newStart, newEnd] = replacement.range;
  const title = newEnd
    ? l10n.t('Replace the range with {0} to {1}', newStart.number, newEnd.number)
    : l10n.t('Replace the range with {0}', named(newStart));
  return { title, change };
}
