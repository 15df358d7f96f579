import { l10n } from '../base/l10n.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { touches } from '../model/text.ts';
import { lookupOf, writtenAsListed } from '../resolution/lookup.ts';
import { editionName, levelName, listed, named, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation.ts';
import { editDistance } from '../text/edit-distance.ts';
import { levelOf, nearestObjectives } from './nearest.ts';
import { type Change, rewrite } from './rewrite.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';

/** How much of the text behind a reference is looked at for its title. */
const BESIDE = 200;

/** A number that the edition judged in does not list. */
export function unknownObjective(
  citation: Citation,
  resolved: ResolvedReference,
  budget: SuggestionBudget,
): RuleResult {
  const { lines, group } = citation;
  const { reference, resolution } = resolved;
  const { framework, edition } = resolution;
  const elsewhere = listedElsewhere(resolved);
  const beside = lines.line(reference.range.end.line).slice(reference.range.end.character).slice(0, BESIDE);
  const isAffordable = edition !== null && budget.left > 0;
  const nearest = isAffordable ? nearestObjectives(edition, writtenAsListed(framework, reference.number), beside) : [];
  budget.left -= edition?.objectives.length ?? 0;
  const fixes = nearest.flatMap((objective) =>
    changeTo(citation, resolved, { objective }, l10n.t('Change to {0}', named(objective)), budget),
  );
  if (elsewhere && group.members.length === 1) {
    const pin = elsewhere.edition === framework.defaultEdition?.id ? null : elsewhere.edition;
    const title =
      pin === null
        ? l10n.t('Remove the edition: {0}', named(elsewhere))
        : group.pin
          ? l10n.t('Change the edition to {0}: {1}', pin, named(elsewhere))
          : l10n.t('Name the edition {0}: {1}', pin, named(elsewhere));
    const change = { objective: elsewhere, pin };
    fixes.unshift(...changeTo(citation, resolved, change, title, budget));
  }
  const hint = elsewhere
    ? sentence(l10n.t('Edition {0} has it: {1}', elsewhere.edition, named(elsewhere)))
    : nearest.length > 0
      ? l10n.t('Did you mean {0}?', named(nearest[0]!))
      : '';
  const level = levelName(framework, edition ? levelOf(edition, reference.number) : undefined);
  const message = l10n.t('{0} has no {1} {2}.', editionName(framework, edition), level, reference.number);
  return {
    code: 'unknown-objective',
    range: reference.range,
    message: hint ? `${message} ${hint}` : message,
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
  citation: Citation,
  { reference }: ResolvedReference,
  change: Change & { readonly objective: Listed },
  title: string,
  budget: SuggestionBudget,
): Fix[] {
  const rewriting = rewrite(citation, reference, change, budget);
  if (!rewriting) return [];
  const { number } = change.objective;
  const { edits, newText } = rewriting;
  const suggestion = newText !== null && { number, title: wording(change.objective), newText };
  return [{ title, edits, preferred: false, ...(suggestion && { suggestion }) }];
}

/** A pin that names no edition, told at the member that it stands in. */
export function unknownEdition(
  citation: Citation,
  { reference }: ResolvedReference,
  budget: SuggestionBudget,
): RuleResult {
  const { framework, group } = citation;
  const { pin } = group;
  const holder = pin && group.members.find(({ range }) => touches(range, pin.range.start));
  const written = pin?.text ?? '';
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  const known = ids.length > 0 ? l10n.t('It has {0}.', listed(ids)) : l10n.t('Its catalog names no editions.');
  return {
    code: 'unknown-edition',
    range: (holder ?? reference).range,
    message: l10n.t('{0} has no edition {1}. {2}', framework.prefix, written, known),
    fixes: nearestEditions(framework, written, (holder ?? reference).number).flatMap((edition) =>
      toEdition(citation, holder ?? reference, edition, budget),
    ),
  };
}

function toEdition(
  citation: Citation,
  reference: Reference,
  edition: FrameworkEdition,
  budget: SuggestionBudget,
): Fix[] {
  const rewriting = rewrite(citation, reference, { pin: edition.id }, budget);
  if (!rewriting) return [];
  const { edits, newText } = rewriting;
  const objective = lookupOf(citation.framework, reference.number)(edition);
  const number = objective?.number ?? reference.number;
  const suggestion = newText !== null && { number, title: objective ? wording(objective) : '', newText };
  const title = l10n.t('Change the edition to {0}', edition.id);
  return [{ title, edits, preferred: false, ...(suggestion && { suggestion }) }];
}

/** At most three, the likeliest first; where the number is somewhere, only those that may have it. */
function nearestEditions(framework: Framework, written: string, number: string): FrameworkEdition[] {
  const lookup = lookupOf(framework, number);
  const editions = framework.editions.filter(({ id }) => id !== '');
  const having = editions.filter((edition) => edition.partial || lookup(edition) !== undefined);
  return (having.length > 0 ? having : editions)
    .map((edition) => ({
      edition,
      distance: editDistance(written.replace(/^v/i, ''), edition.id, Math.max(edition.id.length, written.length)),
    }))
    .sort((a, b) => a.distance - b.distance || b.edition.index - a.edition.index)
    .slice(0, 3)
    .map(({ edition }) => edition);
}
