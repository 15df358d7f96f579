import { getOrInsert, onlyOf } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { memoizePair } from '../base/memoize.ts';
import { isRefusal, Refusal } from '../base/result.ts';
import { editionOf, type Framework, type FrameworkEdition, type Listed, type Resolution } from '../model/framework.ts';
import { newestFirst } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { compareNumbers, listedIn, numberKey, siblingsBetween } from '../resolution/numbers.ts';
import { editionName, named, quotable, sentence } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { onlySuccessor, successorsOf } from '../resolution/successors.ts';
import type { Replaced } from '../rewriting/citation-change.ts';
import { type Continuity, continuityBetween, isSuccessor, livingSuccessors, type Reuse } from './continuity.ts';
import { isMarked, likeUnrecorded, withdrawal } from './like-titled.ts';

/** What an objective of an edition is in a later one: the same where its number keeps its meaning. */
type ObjectiveReplacement = { readonly objectives: readonly Listed[] } | Undecided;

/** What an objective or a range of an edition is in a later one; a range may become a list, or a single objective. */
export type Replacement = Replaced | Undecided;

/** Why the catalogs do not settle what replaces something. */
export class Undecided extends Refusal {
  /**
   * `choice`: it was split, or its replacement covers a part of it, or only the texts suggest one. `no-successor`: the
   * catalogs list no replacement. `unwritable`: a range that no edition lists, or that is too long to be written out.
   */
  readonly reason: 'choice' | 'no-successor' | 'unwritable';
  /** What it may be, in the later edition. */
  readonly candidates: readonly Listed[];
  /** The objective in question; null for a range as a whole. */
  readonly objective: Listed | null;
  /** Of a range: why for each objective in it. */
  readonly within: readonly Undecided[];

  constructor(
    message: string,
    reason: Undecided['reason'],
    { objective = null, candidates = [], within = [] }: Partial<Omit<Undecided, 'message' | 'reason'>> = {},
  ) {
    super(message);
    this.reason = reason;
    this.objective = objective;
    this.candidates = candidates;
    this.within = within;
  }
}

/** The objectives that a replacement names: of a range, its ends. */
export const objectivesIn = (replaced: Replaced): readonly Listed[] =>
  'range' in replaced ? replaced.range : replaced.objectives;

/** By `numberKey` of a number of an older edition: the objectives of the target chosen for it. */
export type Choices = ReadonlyMap<string, readonly Listed[]>;
type ChoiceOf = (number: string) => readonly Listed[] | undefined;

/** Longest list that is written in place of a range. */
const MAX_LIST = 40;
/** Most objectives in a range that is followed to another edition. */
const MAX_INTERIOR = 300;

/**
 * What replaces the objectives of a framework in one edition, for all that fixes, migrates and compares references: the
 * single successor that is recorded as moved, merged or equal; the same number where it keeps its meaning and nothing is
 * recorded. All else is undecided, unless it was chosen.
 */
export class Replacements {
  readonly framework: Framework;
  readonly target: FrameworkEdition;
  readonly #choices: Choices;
  readonly #choiceOf: ChoiceOf | undefined;
  readonly #known = new Map<Listed, ObjectiveReplacement>();
  readonly #ranges = new Map<string, Replacement>();
  #reuses: ReadonlyMap<Listed, Reuse> | undefined;

  constructor(framework: Framework, target: FrameworkEdition, choices: Choices = new Map(), choiceOf?: ChoiceOf) {
    this.framework = framework;
    this.target = target;
    this.#choices = choices;
    this.#choiceOf = choiceOf;
  }

  /** For an objective of an edition up to the target. A choice counts only where the catalogs do not decide. */
  of(objective: Listed): ObjectiveReplacement {
    if (this.hasCurrent(objective)) return { objectives: [objective] };
    const replacement = getOrInsert(this.#known, objective, () => this.#find(objective));
    const chosen = isRefusal(replacement) ? this.chosenFor(objective.number) : undefined;
    return chosen ? { objectives: chosen } : replacement;
  }

  /**
   * What replaces a range with all that lies within it. It stays a range where the replacements follow each other without
   * gaps under one parent. What it takes in is looked up in the newest edition, up to its own, where both ends are alive.
   *
   * @param from the lower end
   */
  ofRange(from: ResolvedReference, to: ResolvedReference): Replacement {
    const range = listedRange(from, to);
    if (!range) return unlistedRange(from.reference.number, to.reference.number);
    // A text may cite one range many times.
    const key = JSON.stringify([range.edition.id, range.from.number, range.to.number]);
    return getOrInsert(this.#ranges, key, () => this.#findRange(range));
  }

  /** Whether the objective is one of the target's, and not withdrawn there. */
  hasCurrent({ edition, withdrawn }: Listed): boolean {
    return edition === this.target.id && !withdrawn;
  }

  chosenFor(number: string): readonly Listed[] | undefined {
    return this.#choiceOf?.(number) ?? this.#choices.get(numberKey(number, this.framework.numbering));
  }

  /** With further choices, for one place. */
  withChoices(choiceOf: ChoiceOf): Replacements {
    return new Replacements(this.framework, this.target, this.#choices, choiceOf);
  }

  /** The newest earlier meaning of the number of one of the target's objectives, where it had another one. */
  reuseOf(objective: Listed): Reuse | undefined {
    this.#reuses ??= this.#findReuses();
    return this.#reuses.get(objective);
  }

  #find(objective: Listed): ObjectiveReplacement {
    const { framework, target } = this;
    const edition = editionOf(framework, objective);
    if (!edition) return this.#gone(objective, [], undefined);
    const continuity =
      !objective.withdrawn && edition.index < target.index ? continuityBetween(framework, edition, target) : undefined;
    const counterparts = continuity?.counterparts.get(objective);
    if (counterparts?.sameNumber && continuity?.continuing.has(counterparts))
      return { objectives: [counterparts.sameNumber] };
    const recorded = successorsOf(framework, edition, objective, target);
    const alive = livingSuccessors(recorded, target);
    const only = onlySuccessor(recorded);
    if (only && alive.length === 1) return { objectives: [only] };
    const candidates = alive.map((one) => one.objective);
    if (alive.some(isSuccessor)) return this.#choice(objective, candidates);
    const guess = continuity && recorded.length === 0 ? this.#guess(objective, continuity) : undefined;
    const reason = counterparts?.withdrawal?.withdrawnReason ?? objective.withdrawnReason;
    return guess ?? this.#gone(objective, candidates, reason);
  }

  #findRange({ edition, from, to }: ListedRange): Replacement {
    const takesInGone = Boolean(from.withdrawn || to.withdrawn);
    const siblings = siblingsBetween(edition, from.number, to.number);
    const interior = siblings.filter(({ withdrawn }) => takesInGone || !withdrawn);
    if (interior.length < 2 || interior.length > MAX_INTERIOR) return unlistedRange(from.number, to.number);
    const replacements = interior.map((objective) => this.of(objective));
    const within = replacements.filter((one) => isRefusal(one));
    if (within[0]) {
      const message = l10n.t('The range includes {0}. {1}', within[0].objective?.number ?? '', within[0].message);
      return new Undecided(message, within[0].reason, { within });
    }
    return this.joined(
      replacements.flatMap((one) => (isRefusal(one) ? [] : one.objectives)),
      from.number,
      to.number,
    );
  }

  /** A range that now has these objectives, as a range where they follow each other without gaps, else as a list. */
  joined(objectives: readonly Listed[], from: string, to: string): Replacement {
    const found = [...new Set(objectives)];
    const only = onlyOf(found);
    if (only) return { range: [only] };
    const sorted = [...found].sort((a, b) => compareNumbers(a.number, b.number));
    const [first, last] = [sorted[0]!, sorted.at(-1)!];
    const run = siblingsBetween(this.target, first.number, last.number).filter(({ withdrawn }) => !withdrawn);
    const isRun = run.length === sorted.length && run.every((one, index) => one === sorted[index]);
    if (isRun && !this.#takesInMore(first, last, run)) return { range: [first, last] };
    return found.length <= MAX_LIST ? { objectives: found } : unlistedRange(from, to);
  }

  /** Whether a number that an older edition lists, and that is gone, lies between: the range would seem to include it. */
  #takesInMore(first: Listed, last: Listed, run: readonly Listed[]): boolean {
    const { framework, target } = this;
    if (target.partial) return false;
    const alive = new Set(run);
    const editions = framework.editions.slice(0, target.index + 1).filter(({ draft }) => !draft);
    return editions.some((edition) =>
      siblingsBetween(edition, first.number, last.number).some(({ number }) => {
        const now = lookupOf(framework, number)(target);
        return !now || !alive.has(now);
      }),
    );
  }

  #choice(objective: Listed, candidates: readonly Listed[]): Undecided {
    const only = onlyOf(candidates);
    const name = this.#nameOf(objective);
    const message = only
      ? l10n.t('{0} replaces only a part of {1}. Decide whether that is what you mean.', only.number, name)
      : l10n.t('{0} was split. Choose the one you mean.', name);
    return new Undecided(message, 'choice', { objective, candidates });
  }

  /** From the texts, where nothing is recorded. */
  #guess(objective: Listed, { counterparts, moves, reused }: Continuity): Undecided | undefined {
    const moved = moves.get(objective);
    if (counterparts.get(objective)?.recorded || (!moved && !reused.has(objective))) return undefined;
    const name = this.#nameOf(objective);
    const message = moved
      ? l10n.t('{0} appears to be {1} now (similar wording). Record it in the catalog, or choose.', name, named(moved))
      : l10n.t(
          'The number {0} appears to stand for something else now (different wording). Record what replaced it in the catalog, or choose.',
          name,
        );
    return new Undecided(message, 'choice', { objective, candidates: moved ? [moved] : [] });
  }

  #gone(objective: Listed, candidates: readonly Listed[], reason: string | undefined): Undecided {
    const where = editionName(this.framework, this.target);
    const name = this.#nameOf(objective);
    const [related] = candidates;
    const isRecorded = isMarked(objective) || objective.edition === this.target.id;
    const what = this.target.partial
      ? l10n.t('{0} is not listed in {1}, which is incomplete.', name, where)
      : related && l10n.t('{0} was removed in {1}.', name, where);
    const instead = related
      ? sentence(l10n.t('The catalog lists only related objectives, such as {0}', named(related)))
      : l10n.t('The catalog lists no replacement.');
    const again =
      isRecorded && objective.edition !== this.target.id && listedIn(this.target, objective.number, this.framework);
    const old = l10n.t('The old {0} was withdrawn; the catalog lists no replacement.', name);
    const now = again && !again.withdrawn && l10n.t('In {0} it means “{1}”.', where, quotable(again));
    const marked = objective.withdrawn ? editionName(this.framework, editionOf(this.framework, objective)) : where;
    const withdrawn = withdrawal([this.framework.prefix, objective.number, marked], isRecorded, reason);
    const message = what ? `${what} ${instead}` : now ? `${old} ${now}` : withdrawn;
    const like = related ? null : likeUnrecorded(objective, this.target);
    return new Undecided(message, 'no-successor', { objective, candidates: like ? [like] : candidates });
  }

  #nameOf({ number }: Listed): string {
    return `${this.framework.prefix} ${number}`;
  }

  #findReuses(): ReadonlyMap<Listed, Reuse> {
    const reuses = new Map<Listed, Reuse>();
    for (const edition of this.framework.editions.slice(0, this.target.index).reverse()) {
      for (const reuse of continuityBetween(this.framework, edition, this.target).reused.values()) {
        if (!reuses.has(reuse.now)) reuses.set(reuse.now, reuse);
      }
    }
    return reuses;
  }
}

/** The replacements without any choices, computed once. */
export const replacementsIn = memoizePair(
  (framework: Framework, target: FrameworkEdition) => new Replacements(framework, target),
);

/** What replaces a reference's objective in an edition; the message is empty where its diagnostic says all. */
export function replacementOf(
  { objective, framework, replacedBy }: Resolution,
  edition: FrameworkEdition,
): { readonly objectives: readonly Listed[] } | Refusal {
  if (!objective) return new Refusal('');
  const replacement = replacementsIn(framework, edition).of(objective);
  const [later] = isRefusal(replacement) && replacement.candidates.length === 0 ? replacedBy : [];
  if (!later) return replacement;
  return new Refusal(
    l10n.t(
      'The replacement is in {0}, but the citation is bound to {1}.',
      editionName(framework, later.edition),
      editionName(framework, edition),
    ),
  );
}

/** A range of an edition that lists both of its ends. */
interface ListedRange {
  readonly edition: FrameworkEdition;
  readonly from: Listed;
  readonly to: Listed;
}

/**
 * The range in the newest edition up to its own where both ends are alive: that is where it may have been meant. Where an
 * end is alive in none, as in a framework that keeps only its last edition, in the newest that lists both.
 */
function listedRange(from: ResolvedReference, to: ResolvedReference): ListedRange | undefined {
  const { framework, edition: own } = from.resolution;
  const [first, last] = [lookupOf(framework, from.reference.number), lookupOf(framework, to.reference.number)];
  let withGone: ListedRange | undefined;
  for (const edition of own ? [own, ...newestFirst(framework, own.index)] : []) {
    const [start, end] = [first(edition), last(edition)];
    if (!start || !end) continue;
    const range = { edition, from: start, to: end };
    if (!start.withdrawn && !end.withdrawn) return range;
    withGone ??= range;
  }
  return withGone;
}

function unlistedRange(from: string, to: string): Undecided {
  if (compareNumbers(from, to) > 0) {
    return new Undecided(l10n.t('The range is reversed: {0} comes after {1}. Fix it first.', from, to), 'unwritable');
  }
  const message = l10n.t(
    'No edition lists all of the range from {0} to {1}, or it is too long to write out.',
    from,
    to,
  );
  return new Undecided(message, 'unwritable');
}
