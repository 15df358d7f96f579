import { l10n } from '../base/l10n.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { touches } from '../model/text.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { availableEditions, listed } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { editDistance } from '../text/edit-distance.ts';
import { fixOf, rewrite } from './rewrite.ts';
import type { Diagnosed, RuleResult } from './rule.ts';

/** A citation that names an unknown edition; reported at the member that contains its name. */
export function unknownEdition(citation: Diagnosed, { reference }: ResolvedReference): RuleResult {
  const { framework, group } = citation;
  const { pin } = group;
  const holder = pin && group.members.find(({ range }) => touches(range, pin.range.start));
  const written = pin?.text ?? '';
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  return {
    code: 'unknown-edition',
    range: (holder ?? reference).range,
    message: l10n.t('{0} has no edition {1}. {2}', framework.prefix, written, availableEditions(listed(ids))),
    fixes: nearestEditions(framework, written, (holder ?? reference).number).flatMap((edition) =>
      toEdition(citation, holder ?? reference, edition),
    ),
  };
}

function toEdition(citation: Diagnosed, reference: Reference, edition: FrameworkEdition): Fix[] {
  const rewriting = rewrite(citation, reference, { pin: edition.id });
  const objective = lookupOf(citation.framework, reference.number)(edition) ?? reference;
  return fixOf(l10n.t('Change the edition to {0}', edition.id), rewriting, objective);
}

/** At most three, likeliest first; if any edition may list the number, only such editions. */
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
