import {
  citedEdition,
  type Framework,
  type FrameworkEdition,
  type Listed,
  type Resolution,
  type Status,
} from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import { newestFirst } from './editions.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { successorsOf } from './successors.ts';

/** What a number means in a framework, with or without a named edition. */
export function resolve(framework: Framework, number: string, pin: Pick<Pin, 'edition'> | undefined): Resolution {
  const edition = citedEdition(framework, pin);
  if (!edition) return unresolved(pin ? 'unknown-edition' : 'unknown-objective', framework, null);
  const lookup = lookupOf(framework, number);
  const listed = lookup(edition);
  if (listed) return resolveListed(framework, edition, listed, pin !== undefined);
  if (!pin || edition.partial) {
    const older = findOlder(framework, edition, lookup);
    if (older) return resolveAbsent(framework, edition, older.edition, older.objective);
  }
  return unresolved(edition.partial ? 'current' : 'unknown-objective', framework, edition);
}

function resolveListed(
  framework: Framework,
  edition: FrameworkEdition,
  objective: Listed,
  pinned: boolean,
): Resolution {
  const isOld = framework.current !== null && edition.index < framework.current.index;
  if (!objective.withdrawn && !(pinned && isOld)) {
    return { status: 'current', framework, edition, objective, replacedBy: [] };
  }
  const replacedBy = successorsOf(framework, edition, objective);
  const status = !objective.withdrawn ? 'superseded' : replacedBy.length > 0 ? 'replaced' : 'withdrawn';
  return { status, framework, edition, objective, replacedBy };
}

/** The number is not in the edition of the citation, but in an older one. */
function resolveAbsent(
  framework: Framework,
  edition: FrameworkEdition,
  home: FrameworkEdition,
  objective: Listed,
): Resolution {
  const replacedBy = successorsOf(framework, home, objective);
  // Its absence from an incomplete edition does not mean removal; an empty `replacedBy` does.
  const isGone = !edition.partial || objective.withdrawn || objective.replacedBy?.length === 0;
  const status = replacedBy.length > 0 ? 'replaced' : isGone ? 'withdrawn' : 'current';
  return { status, framework, edition, objective, replacedBy };
}

/** The newest edition before the given one that lists the number. */
function findOlder(
  framework: Framework,
  { index }: FrameworkEdition,
  lookup: Lookup,
): { edition: FrameworkEdition; objective: Listed } | null {
  for (const edition of newestFirst(framework, index)) {
    const objective = lookup(edition);
    if (objective) return { edition, objective };
  }
  return null;
}

const unresolved = (status: Status, framework: Framework, edition: FrameworkEdition | null): Resolution => ({
  status,
  framework,
  edition,
  objective: null,
  replacedBy: [],
});
