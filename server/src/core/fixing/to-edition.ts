import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { type ReuseInQuestion, reuseInQuestion } from '../diagnostics/earlier-meanings.ts';
import { reuseCitedIn } from '../diagnostics/reused-number.ts';
import type { Replacement, Replacements } from '../editions/replacements.ts';
import { citedEdition, type Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { siblingsBetween } from '../resolution/numbers.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import type { Citation } from '../rewriting/citation-change.ts';
import { chosenIn, isChosen, isKept, type SettledReview } from './decisions.ts';
import { changeOf, type Item, type ItemResult, isUnresolved, itemsOf } from './fix-items.ts';
import {
  aliveBefore,
  type Deciding,
  decisionsAbout,
  type ItemsResult,
  keepEdition,
  NOTHING,
  splitByEdition,
} from './keep-editions.ts';
import type { PinPolicy, Policy, PolicyResult } from './plan.ts';
import {
  ambiguous,
  firstAmbiguous,
  type IsAmbiguous,
  meansOlderEdition,
  reused,
  type UnresolvedReference,
  undecided,
  unknown,
  unresolved,
  unwritable,
} from './unresolved.ts';

export interface MigrationRules extends Deciding {
  /**
   * `keep`: what names an edition names the target, the rest none. `add`: all that is rewritten names the target. `lift`:
   * nothing that is rewritten names an edition.
   */
  readonly pins: PinPolicy;
  readonly ignored: ReadonlySet<ResolvedReference>;
  readonly isAmbiguous: IsAmbiguous;
  readonly history: DocumentHistory;
}

type ReferenceResult = ItemResult<UnresolvedReference>;
type ReferenceItem = Item<UnresolvedReference>;

/** Most numbers of a range that are listed. */
const MAX_ROWS = 40;

/**
 * Brings the citations of a framework to an edition, the target. A citation that names an edition before the target, or
 * means one by default, moves as a whole: the edition applies to all of it. Where it names none and means the target by
 * default, each member is decided by itself; but as a whole where the edition is to be added.
 */
export class ToEdition implements Policy<UnresolvedReference> {
  readonly #rules: MigrationRules;
  readonly #follows: boolean;
  /** By citation: what stays with the edition that it names, or is to name, as was decided. */
  readonly kept = new Map<ReferenceGroup, readonly SettledReview[]>();

  /** @param follows the citations name no edition, and the document will declare the target in place of an older one */
  constructor(rules: MigrationRules, follows = false) {
    this.#rules = rules;
    this.#follows = follows;
  }

  decide(citation: Citation): PolicyResult<UnresolvedReference> {
    const result = this.#decide(citation);
    if (result.unresolved.length === 0) return result;
    const decided =
      keepEdition(citation, result.unresolved, this.#rules) ?? splitByEdition(citation, result, this.#rules);
    if (decided) this.kept.set(citation.group, decided.kept);
    return decided ?? this.#withUnwritten(citation, result);
  }

  /** With the choices that are not written, since others of the citation are missing: they are still to be made. */
  #withUnwritten(citation: Citation, result: ItemsResult): ItemsResult {
    const { decide } = this.#rules;
    if (!decide || result.change) return result;
    const { unresolved } = new ToEdition({ ...this.#rules, decide: undefined }, this.#follows).#decide(citation);
    const isDone = ({ resolved, number }: UnresolvedReference) => isChosen(number, decide(resolved, number));
    return { ...result, unresolved: unresolved.filter((one) => !isDone(one)) };
  }

  #decide(citation: Citation): ItemsResult {
    const { replacements, pins, ignored, history } = this.#rules;
    const { target } = replacements;
    const { pin } = citation.group;
    const source = citedEdition(citation.framework, pin);
    if (!source || source.index > target.index || (source === target && pin)) return NOTHING;
    const edition = target.id === '' ? null : target.id;
    if (source === target) {
      const isNamed = pins === 'add' || this.#isAmbiguousChoice(citation);
      const items = this.#items(citation, isNamed, {
        single: (resolved) => this.#current(resolved, citation),
        range: (from, to) => this.#currentRange(from, to, isNamed),
      });
      return isNamed ? asAWhole(items, edition) : memberByMember(items);
    }
    const references = [...citation.members.values()];
    if (references.some((resolved) => ignored.has(resolved) || isKept(resolved, target, history.reviewed)))
      return NOTHING;
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

  /** Whether a choice can only be written with the edition: the text may still cite its number for an earlier meaning. */
  #isAmbiguousChoice(citation: Citation): boolean {
    const made = decisionsAbout(citation.group, [...citation.members.values()], this.#rules);
    const chosen = made.flatMap((decision) => chosenIn(decision) ?? []);
    return chosen.some((objective) => this.#rules.isAmbiguous(objective, citation.framework));
  }

  unwritable({ members }: Citation): readonly UnresolvedReference[] {
    return [...members.values()].slice(0, 1).map((first) => unresolved(first, 'unwritable', unwritable()));
  }

  /** Ignored items stay as they are. Numbers written without an edition must not be read with an earlier meaning. */
  #items(
    citation: Citation,
    hasEdition: boolean,
    decide: {
      single(resolved: ResolvedReference): ReferenceResult;
      range(from: ResolvedReference, to: ResolvedReference): ReferenceResult;
    },
  ): ReferenceItem[] {
    const { ignored, isAmbiguous, replacements, decide: decisionOf } = this.#rules;
    const chosen = (resolved: ResolvedReference, result: ReferenceResult): ReferenceResult => {
      // By the number of its row: it may be the spelling of an older edition.
      const row = isUnresolved(result) ? result[0] : undefined;
      const objectives = row && chosenIn(decisionOf?.(resolved, row.number));
      return objectives ? { objectives } : result;
    };
    const checked = (
      first: ResolvedReference,
      result: ReferenceResult,
      ...others: readonly ResolvedReference[]
    ): ReferenceResult => {
      if (!result || isUnresolved(result)) return result;
      // What is decided to stay does, even if the other decisions have made it certain what replaces it.
      const kind = decisionOf?.(first, first.reference.number)?.kind;
      const mayBeRead = kind === 'keep' || kind === 'ignore' ? () => true : hasEdition ? () => false : isAmbiguous;
      const reuse = firstAmbiguous(result, replacements, mayBeRead);
      return reuse ? [ambiguous([first, ...others], reuse, replacements)] : result;
    };
    return itemsOf(citation, {
      single: (resolved) =>
        ignored.has(resolved) ? null : checked(resolved, chosen(resolved, decide.single(resolved))),
      range(from, to) {
        if (!from || !to) return [unresolved((from ?? to)!, 'unwritable', l10n.t('The range has an unknown end.'))];
        return ignored.has(from) || ignored.has(to) ? null : checked(from, decide.range(from, to), to);
      },
    });
  }

  /** A member of a citation that means an edition before the target. */
  #older(resolved: ResolvedReference): ReferenceResult {
    const { objective } = resolved.resolution;
    return objective ? decided(this.#rules.replacements.of(objective), resolved) : [unknown(resolved)];
  }

  #olderRange(from: ResolvedReference, to: ResolvedReference): ReferenceResult {
    const unlisted = [from, to].find(({ resolution }) => !resolution.objective);
    return unlisted ? [unknown(unlisted)] : decided(this.#replacementsFor(from, to).ofRange(from, to), from, to);
  }

  /**
   * A member of a citation that means the target and names no edition. Numbers that are gone are replaced; those that the
   * target writes otherwise than the edition before are written as it does. Where a number had another meaning before,
   * nothing says which of the two it has.
   */
  #current(resolved: ResolvedReference, citation: Citation): ReferenceResult {
    const { replacements, pins, history } = this.#rules;
    const { objective } = resolved.resolution;
    // `check` reports unknown numbers.
    if (!objective) return null;
    // The number as it was written while it was alive.
    if (!replacements.hasCurrent(objective)) {
      return decided(replacements.of(aliveBefore(resolved, replacements) ?? objective), resolved);
    }
    const question = reuseCitedIn(citation, resolved, history);
    if (!question) return this.#isWrittenAsBefore(resolved) ? { objectives: [objective] } : null;
    // Where the edition is named, a choice counts for reused numbers, too.
    const chosen = pins === 'add' ? replacements.chosenFor(objective.number) : undefined;
    return chosen ? { objectives: chosen } : [this.#reused(resolved, question)];
  }

  #currentRange(from: ResolvedReference, to: ResolvedReference, isNamed: boolean): ReferenceResult {
    const { replacements, history, decide, pins } = this.#rules;
    const { group, reference, resolution } = from;
    const [start, end] = [from.resolution.objective, to.resolution.objective];
    if (!start || !end) return null;
    const isCurrent = replacements.hasCurrent(start) && replacements.hasCurrent(end);
    if (!isCurrent || this.#isWrittenAsBefore(from) || this.#isWrittenAsBefore(to)) {
      return decided(this.#replacementsFor(from, to).ofRange(from, to), from, to);
    }
    const objectives: Listed[] = [];
    const open: UnresolvedReference[] = [];
    let asked = 0;
    const between = siblingsBetween(replacements.target, start.number, end.number);
    // Of an invalid range, nothing but its ends is known.
    const now = between.length > 0 ? between : [start, end];
    for (const objective of now) {
      const owner = objective === end ? to : from;
      const cited = { group, reference: objective, resolution: { ...resolution, objective } };
      const question = reuseInQuestion(cited, reference.numberRange.start.line, history);
      const choice = question && pins === 'add' ? replacements.chosenFor(objective.number) : undefined;
      const chosen = (question && chosenIn(decide?.(owner, objective.number))) ?? choice;
      if (question) asked++;
      if (!question || chosen) objectives.push(...(chosen ?? [objective]));
      else if (open.length < MAX_ROWS) open.push(this.#reused(owner, question));
    }
    if (open.length > 0) return open;
    const [known, chosen] = [new Set(now), new Set(objectives)];
    const isSame = chosen.size === known.size && objectives.every((one) => known.has(one));
    // Where it was decided and the edition is named, it is named here.
    if (isSame && !(isNamed && asked > 0)) return null;
    const replacement =
      between.length > 0
        ? replacements.joined(objectives, start.number, end.number)
        : this.#replacementsFor(from, to).ofRange(from, to);
    return decided(replacement, from, to);
  }

  /** With the meaning that is to be kept, where that was decided. */
  #reused(resolved: ResolvedReference, question: ReuseInQuestion): UnresolvedReference {
    const row = reused(resolved, question, this.#rules.replacements);
    const made = this.#rules.decide?.(resolved, row.number);
    const meant = made?.kind === 'keep' ? row.others.find(({ edition }) => edition === made.edition) : undefined;
    return meant ? { ...row, meant } : row;
  }

  /** With what was decided about numbers of a range: about its end, there. */
  #replacementsFor(from: ResolvedReference, to: ResolvedReference): Replacements {
    const { replacements, decide } = this.#rules;
    if (!decide) return replacements;
    return replacements.withChoices((number) => chosenIn(decide(from, number) ?? decide(to, number)));
  }

  /** As an older edition writes the number, which the target writes otherwise: `PR.DS-1`, which is PR.DS-01 now. */
  #isWrittenAsBefore({ reference, resolution }: ResolvedReference): boolean {
    const { framework, target } = this.#rules.replacements;
    if (resolution.objective?.number === reference.number) return false;
    return framework.editions.slice(0, target.index).some(({ byNumber }) => byNumber.has(reference.number));
  }
}

function decided(replacement: Replacement, from: ResolvedReference, to?: ResolvedReference): ReferenceResult {
  return isRefusal(replacement) ? undecided(replacement, from, to) : replacement;
}

/** Where a member may have either of two meanings, the others are evidence for it, and stay as well. */
function memberByMember(items: readonly ReferenceItem[]): ItemsResult {
  const unresolved = items.flatMap((item) => item.unresolved);
  const change = unresolved.some(({ reason }) => reason === 'reused') ? null : changeOf(items);
  return { change, fixed: [], unresolved, items };
}

/** @param pin of which nothing changes where it is undefined */
function asAWhole(items: readonly ReferenceItem[], pin: string | null | undefined): ItemsResult {
  const unresolved = items.flatMap((item) => item.unresolved);
  const change = unresolved.length > 0 ? null : changeOf(items);
  return { change: change && { ...change, ...(pin !== undefined && { pin }) }, fixed: [], unresolved, items, pin };
}
