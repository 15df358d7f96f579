import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import type { Replacement, Replacements } from '../editions/replacements.ts';
import { citedEdition, type Listed } from '../model/framework.ts';
import { newestFirst } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { Citation } from '../rewriting/citation.ts';
import { firstAmbiguous, type IsAmbiguous } from './ambiguities.ts';
import { changeOf, type Item, type ItemDecision, isUnresolved, itemsOf } from './fix-items.ts';
import type { Decision, PinPolicy, Policy } from './plan.ts';
import {
  ambiguous,
  meansOlderEdition,
  reused,
  type UnresolvedReference,
  undecided,
  unknown,
  unresolved,
  unwritable,
} from './unresolved.ts';

export interface MigrationRules {
  readonly replacements: Replacements;
  /**
   * `keep`: what names an edition names the target, the rest none. `add`: all that is rewritten names the target. `lift`:
   * nothing that is rewritten names an edition.
   */
  readonly pins: PinPolicy;
  readonly ignored: ReadonlySet<ResolvedReference>;
  readonly isAmbiguous: IsAmbiguous;
}

type ReferenceDecision = ItemDecision<UnresolvedReference>;
type ReferenceItem = Item<UnresolvedReference>;

const NOTHING: Decision<UnresolvedReference> = { change: null, fixed: [], unresolved: [] };

/**
 * Brings the citations of a framework to an edition, the target. A citation that names an edition before the target, or
 * means one by default, moves as a whole: the edition applies to all of it. Where it names none and means the target by
 * default, each member is decided by itself; but as a whole where the edition is to be added.
 */
export class ToEdition implements Policy<UnresolvedReference> {
  readonly #rules: MigrationRules;
  readonly #follows: boolean;

  /** @param follows the citations name no edition, and the document will declare the target in place of an older one */
  constructor(rules: MigrationRules, follows = false) {
    this.#rules = rules;
    this.#follows = follows;
  }

  decide(citation: Citation): Decision<UnresolvedReference> {
    const { replacements, pins, ignored } = this.#rules;
    const { target } = replacements;
    const { pin } = citation.group;
    const source = citedEdition(citation.framework, pin);
    if (!source || source.index > target.index || (source === target && pin)) return NOTHING;
    const edition = target.id === '' ? null : target.id;
    if (source === target) {
      const items = this.#items(citation, pins === 'add', {
        single: (resolved) => this.#current(resolved),
        range: (from, to) => this.#currentRange(from, to),
      });
      return pins === 'add' ? asAWhole(items, edition) : memberByMember(items);
    }
    const references = [...citation.members.values()];
    if (references.some((resolved) => ignored.has(resolved))) return NOTHING;
    if (!this.#follows && !pin && pins !== 'add') {
      return { ...NOTHING, unresolved: references.slice(0, 1).map((one) => meansOlderEdition(one, replacements)) };
    }
    const isLifted = pins === 'lift' && !this.#follows;
    const items = this.#items(citation, !isLifted, {
      single: (resolved) => this.#older(resolved),
      range: (from, to) => this.#olderRange(from, to),
    });
    return asAWhole(items, this.#follows ? undefined : isLifted ? null : edition);
  }

  unwritable({ members }: Citation): readonly UnresolvedReference[] {
    return [...members.values()].slice(0, 1).map((first) => unresolved(first, 'unwritable', unwritable()));
  }

  /** Ignored items stay as they are. Numbers written without an edition must not be read with an earlier meaning. */
  #items(
    citation: Citation,
    hasEdition: boolean,
    decide: {
      single(resolved: ResolvedReference): ReferenceDecision;
      range(from: ResolvedReference, to: ResolvedReference): ReferenceDecision;
    },
  ): ReferenceItem[] {
    const { ignored, isAmbiguous, replacements } = this.#rules;
    const checked = (first: ResolvedReference, decision: ReferenceDecision): ReferenceDecision => {
      const reuse =
        hasEdition || !decision || isUnresolved(decision)
          ? undefined
          : firstAmbiguous(decision, replacements, isAmbiguous);
      return reuse ? [ambiguous(first, reuse, replacements)] : decision;
    };
    return itemsOf(citation, {
      single: (resolved) => (ignored.has(resolved) ? null : checked(resolved, decide.single(resolved))),
      range(from, to) {
        if (!from || !to) return [unresolved((from ?? to)!, 'unwritable', l10n.t('The range has an unknown end.'))];
        return ignored.has(from) || ignored.has(to) ? null : checked(from, decide.range(from, to));
      },
    });
  }

  /** A member of a citation that means an edition before the target. */
  #older(resolved: ResolvedReference): ReferenceDecision {
    const { objective } = resolved.resolution;
    return objective ? decided(this.#rules.replacements.of(objective), resolved) : [unknown(resolved)];
  }

  #olderRange(from: ResolvedReference, to: ResolvedReference): ReferenceDecision {
    const unlisted = [from, to].find(({ resolution }) => !resolution.objective);
    return unlisted ? [unknown(unlisted)] : decided(this.#rules.replacements.ofRange(from, to), from, to);
  }

  /**
   * A member of a citation that means the target and names no edition. Numbers that are gone are replaced; those that the
   * target writes otherwise than the edition before are written as it does. Where a number had another meaning before,
   * nothing says which of the two it has.
   */
  #current(resolved: ResolvedReference): ReferenceDecision {
    const { replacements, pins } = this.#rules;
    const { objective, framework } = resolved.resolution;
    // `check` reports unknown numbers.
    if (!objective) return null;
    // The number as it was written while it was alive.
    if (!replacements.hasCurrent(objective)) {
      return decided(replacements.of(this.#aliveBefore(resolved) ?? objective), resolved);
    }
    // What a document declares settles what it means.
    const reuse = framework.isEditionDeclared ? undefined : replacements.reuseOf(objective);
    if (!reuse) return this.#isWrittenAsBefore(resolved) ? { objectives: [objective] } : null;
    // Where the edition is named, a choice counts for reused numbers, too.
    const chosen = pins === 'add' ? replacements.chosenFor(objective.number) : undefined;
    return chosen ? { objectives: chosen } : [reused(resolved, reuse, replacements)];
  }

  #currentRange(from: ResolvedReference, to: ResolvedReference): ReferenceDecision {
    const { replacements } = this.#rules;
    const [start, end] = [from.resolution.objective, to.resolution.objective];
    if (!start || !end) return null;
    const isCurrent = replacements.hasCurrent(start) && replacements.hasCurrent(end);
    if (!isCurrent || this.#isWrittenAsBefore(from) || this.#isWrittenAsBefore(to)) {
      return decided(replacements.ofRange(from, to), from, to);
    }
    if (from.resolution.framework.isEditionDeclared) return null;
    for (const sibling of siblingsBetween(replacements.target, start.number, end.number)) {
      const reuse = replacements.reuseOf(sibling);
      if (reuse) return [reused(from, reuse, replacements)];
    }
    return null;
  }

  /** As an older edition writes the number, which the target writes otherwise: `PR.DS-1`, which is PR.DS-01 now. */
  #isWrittenAsBefore({ reference, resolution }: ResolvedReference): boolean {
    const { framework, target } = this.#rules.replacements;
    if (resolution.objective?.number === reference.number) return false;
    return framework.editions.slice(0, target.index).some(({ byNumber }) => byNumber.has(reference.number));
  }

  /** In the newest edition before the target where it is alive. */
  #aliveBefore({ reference }: ResolvedReference): Listed | undefined {
    const { framework, target } = this.#rules.replacements;
    const listed = newestFirst(framework, target.index).map(lookupOf(framework, reference.number));
    return listed.find((objective) => objective && !objective.withdrawn);
  }
}

function decided(replacement: Replacement, from: ResolvedReference, to?: ResolvedReference): ReferenceDecision {
  return isRefusal(replacement) ? undecided(replacement, from, to) : replacement;
}

/** Where a member may have either of two meanings, the others are evidence for it, and stay as well. */
function memberByMember(items: readonly ReferenceItem[]): Decision<UnresolvedReference> {
  const unresolved = items.flatMap((item) => item.unresolved);
  const change = unresolved.some(({ reason }) => reason === 'reused') ? null : changeOf(items);
  return { change, fixed: [], unresolved };
}

/** @param pin of which nothing changes where it is undefined */
function asAWhole(items: readonly ReferenceItem[], pin: string | null | undefined): Decision<UnresolvedReference> {
  const unresolved = items.flatMap((item) => item.unresolved);
  const change = unresolved.length > 0 ? null : changeOf(items);
  return { change: change && { ...change, ...(pin !== undefined && { pin }) }, fixed: [], unresolved };
}
