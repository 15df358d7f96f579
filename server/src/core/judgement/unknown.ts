import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import type { Fix } from '../model/problem.ts';
import type { Lines } from '../model/text.ts';
import { lookupOf, writtenAsListed } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../scope.ts';
import { editDistance } from './edit-distance.ts';
import type { Finding, SuggestionBudget } from './finding.ts';
import { levelOf, nearestObjectives } from './nearest.ts';
import { editionName, levelName, listed, named } from './phrases.ts';
import { type Change, contains, rewrite } from './rewrite.ts';

/** How much of the text behind a reference is looked at for its title. */
const BESIDE = 200;

/** A number that the edition judged in does not list. */
export function unknownObjective(lines: Lines, resolved: ResolvedReference, budget: SuggestionBudget): Finding {
  const { group, reference, resolution } = resolved;
  const { framework, edition } = resolution;
  const elsewhere = listedElsewhere(resolved);
  const beside = lines.line(reference.range.end.line).slice(reference.range.end.character).slice(0, BESIDE);
  const isAffordable = edition !== null && budget.left > 0;
  const nearest = isAffordable ? nearestObjectives(edition, writtenAsListed(framework, reference.number), beside) : [];
  budget.left -= edition?.objectives.length ?? 0;
  const fixes = nearest.map((objective) =>
    changeTo(lines, resolved, objective, { number: objective.number }, `Change to ${named(objective)}`),
  );
  if (elsewhere && group.members.length === 1) {
    const pin = elsewhere.edition === framework.defaultEdition?.id ? null : elsewhere.edition;
    const title =
      pin === null ? 'Remove the edition' : group.pin ? `Change the edition to ${pin}` : `Name the edition ${pin}`;
    fixes.unshift(
      changeTo(lines, resolved, elsewhere, { number: elsewhere.number, pin }, `${title}: ${named(elsewhere)}`),
    );
  }
  const hint = elsewhere
    ? ` Edition ${elsewhere.edition} has it: ${named(elsewhere)}.`
    : nearest.length > 0
      ? ` Did you mean ${named(nearest[0]!)}?`
      : '';
  const level = levelName(framework, edition ? levelOf(edition, reference.number) : undefined);
  return {
    code: 'unknown-objective',
    range: reference.range,
    message: `${editionName(framework, edition)} has no ${level} ${reference.number}.${hint}`,
    fixes,
    ...(elsewhere && {
      related: [{ location: elsewhere.location, message: `${framework.prefix} ${named(elsewhere)}` }],
    }),
  };
}

/** The objective in the newest other edition that lists the number. */
function listedElsewhere({ reference, resolution }: ResolvedReference): Listed | undefined {
  const { framework, edition } = resolution;
  const lookup = lookupOf(framework, reference.number);
  const editions = [...framework.editions].reverse().filter((other) => other !== edition && other.id !== '');
  for (const other of editions) {
    const objective = lookup(other);
    if (objective && !objective.withdrawn) return objective;
  }
  return undefined;
}

function changeTo(
  lines: Lines,
  { group, reference }: ResolvedReference,
  objective: Listed,
  change: Change,
  title: string,
): Fix {
  const { edits, newText } = rewrite(lines, group, reference, change);
  const suggestion = { number: objective.number, title: wording(objective), newText };
  return { title, edits, preferred: false, suggestion };
}

/** A pin that names no edition, told at the member that it stands in. */
export function unknownEdition(lines: Lines, { group, reference, resolution }: ResolvedReference): Finding {
  const { framework } = resolution;
  const { pin } = group;
  const holder = pin && group.members.find(({ range }) => contains(range, pin.range.start));
  const written = pin?.text ?? '';
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  const known = ids.length > 0 ? `It has ${listed(ids)}.` : 'Its catalog names no editions.';
  return {
    code: 'unknown-edition',
    range: (holder ?? reference).range,
    message: `${framework.prefix} has no edition ${written}. ${known}`,
    fixes: nearestEditions(framework, written).map((id) => {
      const { edits, newText } = rewrite(lines, group, holder ?? reference, { pin: id });
      const objective = lookupOf(framework, reference.number)(framework.editions.find((edition) => edition.id === id)!);
      const suggestion = {
        number: objective?.number ?? reference.number,
        title: objective ? wording(objective) : '',
        newText,
      };
      return { title: `Change the edition to ${id}`, edits, preferred: false, suggestion };
    }),
  };
}

/** At most three edition ids, the likeliest first. */
function nearestEditions({ editions }: Framework, written: string): string[] {
  return editions
    .filter(({ id }) => id !== '')
    .map(({ id, index }) => ({
      id,
      index,
      distance: editDistance(written.replace(/^v/i, ''), id, Math.max(id.length, written.length)),
    }))
    .sort((a, b) => a.distance - b.distance || b.index - a.index)
    .slice(0, 3)
    .map(({ id }) => id);
}
