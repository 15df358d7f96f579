import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementOf, replacementsIn } from '../editions/replacements.ts';
import type { Fix } from '../model/diagnostic.ts';
import {
  editionOf,
  type FrameworkEdition,
  type Listed,
  type Resolution,
  type ResolvedSuccessor,
} from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { compareNumbers } from '../resolution/numbers.ts';
import { editionName, listed, named, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { onlySuccessor, successorsOf } from '../resolution/successors.ts';
import type { Citation, GroupChange, Replaced } from '../rewriting/citation-change.ts';
import { fixOf, type Rewriting, rewriteCitation, spend } from './rewrite.ts';
import { type Diagnosed, definitionsOf, type RuleResult } from './rule.ts';

/** More are not offered: a person would rather look at the catalog. */
const MAX_CHOICES = 50;

/** A number that is not in the edition that the citation means, and has recorded replacements, as `resolve` decides. */
export function replacedObjective(citation: Diagnosed, resolved: ResolvedReference): RuleResult {
  const { reference, resolution } = resolved;
  const { framework, objective, replacedBy } = resolution;
  const number = objective?.number ?? reference.number;
  const where = editionName(framework, removedIn(resolution));
  const onlyRelated = relatedOnly(replacedBy);
  return {
    code: 'replaced-objective',
    range: reference.range,
    message: onlyRelated
      ? `${l10n.t('{0} was removed in {1}.', `${framework.prefix} ${number}`, where)} ${onlyRelated}`
      : sentence(
          l10n.t(
            '{0} {1} was removed in {2}; replaced by {3}',
            framework.prefix,
            number,
            where,
            listed(replacedBy.map((replacement) => named(replacement.objective))),
          ),
        ),
    fixes: replacementFixes(citation, resolved),
    related: definitionsOf(resolution),
  };
}

/** The edition whose catalog marks the objective as withdrawn, else the one that does not list it. */
export const removedIn = ({ framework, edition, objective }: Resolution): FrameworkEdition | null | undefined =>
  objective?.withdrawn ? editionOf(framework, objective) : edition;

/** Says that nothing replaces an objective, only related ones; null where something does. */
export const relatedOnly = (replacedBy: readonly ResolvedSuccessor[]): string | null =>
  replacedBy.every(({ relation }) => relation === 'related')
    ? sentence(l10n.t('The catalog lists only related objectives, such as {0}', named(replacedBy[0]!.objective)))
    : null;

/**
 * A fix for each recorded replacement, except where the rest of the citation needs a decision. A single replacement
 * that is moved, merged or equal is preferred if it is in the edition that the citation means or names. One in the
 * edition that the citation names comes first, as fix all writes it.
 */
export function replacementFixes(citation: Diagnosed, resolved: ResolvedReference): Fix[] {
  const { framework, edition, objective, replacedBy } = resolved.resolution;
  const isOlder = edition && objective?.withdrawn && objective.edition === edition.id && edition !== framework.current;
  const within = isOlder ? successorsOf(framework, edition, objective, edition) : [];
  const certain = onlySuccessor(within) ?? onlySuccessor(replacedBy);
  return [...within, ...replacedBy].slice(0, MAX_CHOICES).flatMap(({ objective: replacement }) => {
    const found = replacementFix(citation, resolved.reference, replacement);
    const keepsEdition = edition?.id === replacement.edition || citation.group.pin !== undefined;
    return fixOf(found?.title ?? '', found, replacement, certain === replacement && keepsEdition);
  });
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
): (Rewriting & { readonly title: string }) | null {
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
