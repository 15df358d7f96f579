import { memoizeText } from '../base/memoize.ts';
import { citedEdition, type Framework, type Listed, type Resolution, type Status } from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import { newestFirst } from './editions.ts';
import { lookupOf } from './lookup.ts';
import { successorsOf } from './successors.ts';

/** What a number means in a framework, with or without a named edition. */
export const resolve = (framework: Framework, number: string, pin: Pick<Pin, 'edition'> | undefined): Resolution =>
  pin ? resolved(framework, number, pin) : resolvedUnpinned(framework, number);

/** Most numbers are cited more than once. */
const resolvedUnpinned = memoizeText((framework: Framework, number) => resolved(framework, number, undefined));

function resolved(framework: Framework, number: string, pin: Pick<Pin, 'edition'> | undefined): Resolution {
  const edition = citedEdition(framework, pin);
  const answer = (
    status: Status,
    objective: Listed | null = null,
    replacedBy: Resolution['replacedBy'] = [],
  ): Resolution => ({ status, framework, edition, objective, replacedBy });
  if (!edition) return answer(pin ? 'unknown-edition' : 'unknown-objective');
  const lookup = lookupOf(framework, number);
  const listed = lookup(edition);
  if (listed) {
    const isOld = framework.current !== null && edition.index < framework.current.index;
    if (!listed.withdrawn && !(pin && isOld)) return answer('current', listed);
    const replacedBy = successorsOf(framework, edition, listed);
    if (!listed.withdrawn) return answer('superseded', listed, replacedBy);
    return answer(replacedBy.length > 0 ? 'replaced' : 'withdrawn', listed, replacedBy);
  }
  // The newest edition before that lists the number.
  const home = !pin || edition.partial ? newestFirst(framework, edition.index).find(lookup) : undefined;
  const objective = home && lookup(home);
  if (!home || !objective) return answer(edition.partial ? 'current' : 'unknown-objective');
  const replacedBy = successorsOf(framework, home, objective);
  // Its absence from an incomplete edition does not mean removal; an empty `replacedBy` does.
  const isGone = !edition.partial || objective.withdrawn || objective.replacedBy?.length === 0;
  return answer(replacedBy.length > 0 ? 'replaced' : isGone ? 'withdrawn' : 'current', objective, replacedBy);
}
