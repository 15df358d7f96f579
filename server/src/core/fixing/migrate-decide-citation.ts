import type { IsAmbiguous } from '../editions/ambiguity.ts';
import type { Outcomes } from '../editions/outcomes.ts';
import type { FrameworkEdition } from '../model/framework.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { GroupChange } from '../rewriting/group-change.ts';
import type { PinPolicy } from './decide.ts';
import { fromOlderEdition } from './migrate-from-older-edition.ts';
import { inTargetEdition } from './migrate-in-target-edition.ts';
import { changeOf, type Item, itemsOf, unambiguous } from './migrate-items.ts';
import { resolvedInOlderEdition, type UnresolvedReference } from './migrate-unresolved.ts';

/** What is to become of a citation. */
export interface CitationDecision {
  /** Null: nothing. */
  readonly change: GroupChange | null;
  readonly left: readonly UnresolvedReference[];
}

const NOTHING: CitationDecision = { change: null, left: [] };

/** By what migrations of one text are decided. */
export interface MigrationRules {
  readonly outcomes: Outcomes;
  /**
   * `keep`: what names an edition names the target, the rest none. `add`: all that is rewritten names the target. `lift`:
   * nothing that is rewritten names an edition.
   */
  readonly pins: PinPolicy;
  /** References that a comment says to leave alone. */
  readonly ignored: ReadonlySet<ResolvedReference>;
  readonly isAmbiguous: IsAmbiguous;
}

/**
 * Decides what becomes of a citation of the framework. Where it names an edition before the target, or means one by
 * default, it moves as a whole: the edition counts for all of it. Where it names none and means the target by default,
 * each member is judged by itself; but as a whole where the edition is to be added.
 *
 * @param follows it names no edition, and the document will declare the target in place of an edition before it
 */
export function decideCitation(
  citation: Citation,
  { outcomes, pins, ignored, isAmbiguous }: MigrationRules,
  follows: boolean,
): CitationDecision {
  const { target } = outcomes;
  const { pin } = citation.group;
  const source = editionMeant(citation);
  if (!source || source.index > target.index || (source === target && pin)) return NOTHING;
  const edition = target.id === '' ? null : target.id;
  if (source === target) {
    const items = itemsOf(citation, ignored, inTargetEdition(outcomes, pins === 'add'));
    return pins === 'add'
      ? asAWhole(items, edition)
      : memberByMember(withoutEdition(items, citation, outcomes, isAmbiguous));
  }
  const references = [...citation.members.values()];
  if (references.some((resolved) => ignored.has(resolved))) return NOTHING;
  if (follows) return asAWhole(itemsOf(citation, ignored, fromOlderEdition(outcomes)));
  if (!pin && pins !== 'add') {
    return { change: null, left: references.slice(0, 1).map((resolved) => resolvedInOlderEdition(resolved, outcomes)) };
  }
  const items = itemsOf(citation, ignored, fromOlderEdition(outcomes));
  return pins === 'lift'
    ? asAWhole(withoutEdition(items, citation, outcomes, isAmbiguous), null)
    : asAWhole(items, edition);
}

/** The edition that the pin names, or by default; null for one that there is not. */
function editionMeant({ framework, group }: Citation): FrameworkEdition | null {
  if (!group.pin) return framework.defaultEdition;
  return framework.editions.find(({ id }) => id === group.pin?.edition) ?? null;
}

/** Items that will be written without an edition: none may then be taken for what its number stood for before. */
function withoutEdition(
  items: readonly Item[],
  { members }: Citation,
  outcomes: Outcomes,
  isAmbiguous: IsAmbiguous,
): readonly Item[] {
  return items.map((item) => {
    const resolved = members.get(item.first);
    return resolved ? { first: item.first, ...unambiguous(resolved, item, outcomes, isAmbiguous) } : item;
  });
}

/** Where a member may have either of two meanings, the others are evidence for it, and stay for the person who decides. */
function memberByMember(items: readonly Item[]): CitationDecision {
  const left = items.flatMap((item) => item.left);
  return { change: left.some(({ reason }) => reason === 'reused') ? null : changeOf(items), left };
}

/** @param pin of which nothing changes where it is absent */
function asAWhole(items: readonly Item[], pin?: string | null): CitationDecision {
  const left = items.flatMap((item) => item.left);
  const change = left.length > 0 ? null : changeOf(items);
  return { change: change && { ...change, ...(pin !== undefined && { pin }) }, left };
}
