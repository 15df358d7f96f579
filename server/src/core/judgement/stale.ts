import type { ResolvedReference } from '../document-analysis.ts';
import type { Relation } from '../model/catalog.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/problem.ts';
import type { Replacement } from '../model/resolution.ts';
import type { Lines } from '../model/text.ts';
import type { Finding } from './judge.ts';
import { editionName, listed, named } from './phrases.ts';
import { type Change, rewrite } from './rewrite.ts';

/** Relations under which a single successor may be applied without asking. */
const SAFE: ReadonlySet<Relation> = new Set(['moved', 'merged', 'equal']);

const CODES = {
  superseded: 'superseded-edition',
  withdrawn: 'withdrawn-objective',
  replaced: 'replaced-objective',
} as const;

/** A reference that was right once: to an older edition, or to a number that is gone. */
export function stale(lines: Lines, resolved: ResolvedReference): Finding | null {
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
    fixes: replacedBy.flatMap((successor) => replaceBy(lines, resolved, successor) ?? []),
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

/** Null where the number cannot be changed without changing what stands beside it: a range, a pin of several. */
function replaceBy(
  lines: Lines,
  { group, reference, resolution }: ResolvedReference,
  successor: Replacement,
): Fix | null {
  const index = group.members.indexOf(reference);
  if (group.spans.some(({ first }) => first === index || first + 1 === index)) return null;
  const { number, edition } = successor.objective;
  const change = changeOf(group.pin !== undefined, resolution.edition?.id === edition, { number, edition });
  if (change.pin !== undefined && group.members.length > 1) return null;
  const { edits, newText } = rewrite(lines, group, reference, change);
  return {
    title: `Replace with ${named(successor.objective)}`,
    edits,
    preferred: resolution.replacedBy.length === 1 && SAFE.has(successor.relation),
    suggestion: { number, title: wording(successor.objective), newText },
  };
}

/** A pin goes along to the successor's edition. */
function changeOf(pinned: boolean, sameEdition: boolean, to: { number: string; edition: string }): Change {
  return pinned && !sameEdition ? { number: to.number, pin: to.edition } : { number: to.number };
}
