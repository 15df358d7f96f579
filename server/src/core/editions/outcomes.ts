import { l10n } from '../base/l10n.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { numberKey } from '../resolution/number-key.ts';
import { editionName, named, sentence } from '../resolution/phrases.ts';
import { onlySuccessor, replacementsOf } from '../resolution/successors.ts';
import { type Compared, comparedOnce } from './continuity.ts';
import { isSuccessor } from './fates.ts';
import { isReused, reusedNumbers } from './reuse.ts';

/** What an objective is in the target edition. */
export type Outcome = { readonly objectives: readonly Listed[] } | LeftOutcome;

/** Why only a person can tell. */
export interface LeftOutcome {
  /**
   * `choice`: it became several, or what it became takes over a part of it, or is told from texts alone. `no-successor`:
   * nothing is recorded to have taken its place.
   */
  readonly left: 'choice' | 'no-successor';
  /** What it may be, in the target edition. */
  readonly candidates: readonly Listed[];
  /** One or two sentences. */
  readonly message: string;
}

/** By `numberKey` of a number of an older edition: the objectives of the target that somebody chose for it. */
export type Choices = ReadonlyMap<string, readonly Listed[]>;

/** A number of the target edition that stood for something else before. */
export interface EarlierUse {
  readonly before: Listed;
  readonly edition: FrameworkEdition;
}

/**
 * What became of the objectives of a framework by one edition, for everything that mends or migrates references: its
 * single successor where that is recorded as moved, merged or equal; the same number where it goes on with its meaning
 * and nothing is recorded. All else is for a person to decide.
 */
export class Outcomes {
  readonly framework: Framework;
  readonly target: FrameworkEdition;
  readonly #choices: Choices;
  readonly #known = new Map<Listed, Outcome>();
  #reuses: ReadonlyMap<Listed, EarlierUse> | undefined;

  constructor(framework: Framework, target: FrameworkEdition, choices: Choices = new Map()) {
    this.framework = framework;
    this.target = target;
    this.#choices = choices;
  }

  /**
   * A choice counts where the catalogs leave it open, and nowhere else.
   *
   * @param objective of an edition up to the target
   */
  of(objective: Listed): Outcome {
    if (objective.edition === this.target.id && !objective.withdrawn) return { objectives: [objective] };
    const outcome = this.#known.get(objective) ?? this.#find(objective);
    this.#known.set(objective, outcome);
    const chosen = 'left' in outcome ? this.chosenFor(objective.number) : undefined;
    return chosen ? { objectives: chosen } : outcome;
  }

  chosenFor(number: string): readonly Listed[] | undefined {
    return this.#choices.get(numberKey(number, this.framework.numbering));
  }

  /** What the number of a target's objective stood for in an older edition, where that was something else. */
  reuseOf(objective: Listed): EarlierUse | undefined {
    this.#reuses ??= this.#findReuses();
    return this.#reuses.get(objective);
  }

  #find(objective: Listed): Outcome {
    const { framework, target } = this;
    const edition = framework.editions.find(({ id }) => id === objective.edition);
    if (!edition) return this.#gone(objective, [], undefined);
    const compared =
      !objective.withdrawn && edition.index < target.index
        ? comparedOnce({ framework, older: edition, newer: target })
        : undefined;
    const fate = compared?.fates.get(objective);
    if (fate?.sameNumber && compared?.continuity.continuing.has(fate)) return { objectives: [fate.sameNumber] };
    const recorded = replacementsOf(framework, edition, objective, target);
    const alive = recorded.filter((one) => one.edition === target && !one.objective.withdrawn);
    const only = onlySuccessor(recorded);
    if (only && alive.length === 1) return { objectives: [only] };
    const candidates = [...alive.filter(isSuccessor), ...alive.filter((one) => !isSuccessor(one))].map(
      (one) => one.objective,
    );
    if (alive.some(isSuccessor)) return this.#choice(objective, candidates);
    const guess = compared && recorded.length === 0 ? this.#guess(objective, compared) : undefined;
    return guess ?? this.#gone(objective, candidates, fate?.withdrawal?.withdrawnReason ?? objective.withdrawnReason);
  }

  #choice(from: Listed, candidates: readonly Listed[]): Outcome {
    const [only, ...others] = candidates;
    const name = `${this.framework.prefix} ${from.number}`;
    const message =
      only && others.length === 0
        ? l10n.t('{0} takes over a part of {1}. Decide whether that is what is meant.', only.number, name)
        : l10n.t('{0} became several. Choose which is meant.', name);
    return { left: 'choice', candidates, message };
  }

  /** Going by the texts, where nothing is recorded. */
  #guess(from: Listed, { fates, continuity }: Compared): Outcome | undefined {
    const fate = fates.get(from);
    const moved = continuity.moves.get(from);
    if (!fate || fate.recorded || (!moved && !isReused(fate, continuity))) return undefined;
    const name = `${this.framework.prefix} ${from.number}`;
    const message = moved
      ? l10n.t('Going by the texts alone, {0} is {1} now. Record it in the catalog, or choose.', name, named(moved))
      : l10n.t(
          'Going by the texts alone, the number {0} stands for something else now. Record what became of it, or choose.',
          name,
        );
    return { left: 'choice', candidates: moved ? [moved] : [], message };
  }

  #gone(from: Listed, candidates: readonly Listed[], reason: string | undefined): Outcome {
    const { framework, target } = this;
    const where = editionName(framework, target);
    const name = `${framework.prefix} ${from.number}`;
    const what = target.partial
      ? l10n.t('{0} is not listed in {1}, which is incomplete.', name, where)
      : reason === undefined
        ? l10n.t('{0} is gone from {1}.', name, where)
        : l10n.t('{0} is gone from {1} ({2}).', name, where, reason.replace(/[\s.]+$/, ''));
    const [related] = candidates;
    const instead = related
      ? sentence(l10n.t('Only related ones are recorded, as {0}', named(related)))
      : l10n.t('Nothing is recorded in its place.');
    return { left: 'no-successor', candidates, message: `${what} ${instead}` };
  }

  #findReuses(): ReadonlyMap<Listed, EarlierUse> {
    const reuses = new Map<Listed, EarlierUse>();
    for (const edition of this.framework.editions.slice(0, this.target.index).reverse()) {
      for (const { then, now } of reusedNumbers(this.framework, edition, this.target).values()) {
        if (!reuses.has(now)) reuses.set(now, { before: then, edition });
      }
    }
    return reuses;
  }
}

const known = new WeakMap<Framework, Map<FrameworkEdition, Outcomes>>();

/** The outcomes that nobody chose: what is found once is kept with the framework. */
export function outcomesBy(framework: Framework, target: FrameworkEdition): Outcomes {
  const all = known.get(framework) ?? new Map<FrameworkEdition, Outcomes>();
  known.set(framework, all);
  const outcomes = all.get(target) ?? new Outcomes(framework, target);
  all.set(target, outcomes);
  return outcomes;
}
