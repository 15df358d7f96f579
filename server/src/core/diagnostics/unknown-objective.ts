import { l10n } from '../base/l10n.ts';
import type { Listed } from '../model/framework.ts';
import { lookupOf, writtenAsListed } from '../resolution/lookup.ts';
import { editionName, levelName, named, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { levelOf, nearestObjectives } from './nearest-objectives.ts';
import { fixOf, rewrite } from './rewrite.ts';
import { type Diagnosed, definitionOf, type RuleResult } from './rule.ts';

/** Length of the text after a reference that is searched for a title, in UTF-16 units. */
const BESIDE = 200;

/** A number that is not in the edition that the citation means. */
export function unknownObjective(citation: Diagnosed, resolved: ResolvedReference): RuleResult {
  const { lines, group, budget } = citation;
  const { reference, resolution } = resolved;
  const { framework, edition } = resolution;
  const elsewhere = listedElsewhere(resolved);
  const beside = lines.line(reference.range.end.line).slice(reference.range.end.character).slice(0, BESIDE);
  const isAffordable = edition !== null && budget.comparisons > 0;
  const nearest = isAffordable ? nearestObjectives(edition, writtenAsListed(framework, reference.number), beside) : [];
  budget.comparisons -= edition?.objectives.length ?? 0;
  const fixes = nearest.flatMap((objective) =>
    fixOf(l10n.t('Change to {0}', named(objective)), rewrite(citation, reference, { objective }), objective),
  );
  if (elsewhere && group.members.length === 1) {
    const pin = elsewhere.edition === framework.defaultEdition?.id ? null : elsewhere.edition;
    const title =
      pin === null
        ? l10n.t('Remove the edition: {0}', named(elsewhere))
        : group.pin
          ? l10n.t('Change the edition to {0}: {1}', pin, named(elsewhere))
          : l10n.t('Add edition {0}: {1}', pin, named(elsewhere));
    const rewriting = rewrite(citation, reference, { objective: elsewhere, pin });
    fixes.unshift(...fixOf(title, rewriting, elsewhere));
  }
  const hint = elsewhere
    ? sentence(l10n.t('Edition {0} lists it: {1}', elsewhere.edition, named(elsewhere)))
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
    ...(elsewhere && { related: [definitionOf(framework, elsewhere)] }),
  };
}

/** The objective with this number in the newest other edition that lists it. */
function listedElsewhere({ reference, resolution }: ResolvedReference): Listed | undefined {
  const { framework, edition } = resolution;
  const others = framework.editions.filter((other) => other !== edition && other.id !== '').reverse();
  const listed = others.map(lookupOf(framework, reference.number));
  return listed.find((objective) => objective && !objective.withdrawn);
}
