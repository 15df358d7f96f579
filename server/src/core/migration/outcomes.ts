import type { Change } from '../comparison/change.ts';
import { compareEditions } from '../comparison/compare-editions.ts';
import { isSuccessor } from '../comparison/fates.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { editionName, named } from '../phrases.ts';
import { SAFE_RELATIONS } from '../resolution/images.ts';
import { numberKey } from '../resolution/number-key.ts';
import { replacementsOf } from '../resolution/successors.ts';

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
export interface Reuse {
  readonly before: Listed;
  readonly edition: FrameworkEdition;
}

/** What became of the objectives of a framework's editions by one edition. Compares each edition with it once. */
export class Outcomes {
  readonly framework: Framework;
  readonly target: FrameworkEdition;
  readonly #choices: Choices;
  readonly #byEdition = new Map<string, ReadonlyMap<Listed, Outcome>>();
  #reuses: ReadonlyMap<Listed, Reuse> | undefined;

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
    const outcome = this.#comparedWith(objective.edition).get(objective) ?? this.#recorded(objective);
    const chosen = 'left' in outcome ? this.chosenFor(objective.number) : undefined;
    return chosen ? { objectives: chosen } : outcome;
  }

  chosenFor(number: string): readonly Listed[] | undefined {
    return this.#choices.get(numberKey(number, this.framework.numbering));
  }

  /** What the number of a target's objective stood for in an older edition, where that was something else. */
  reuseOf(objective: Listed): Reuse | undefined {
    this.#reuses ??= this.#findReuses();
    return this.#reuses.get(objective);
  }

  #comparedWith(editionId: string): ReadonlyMap<Listed, Outcome> {
    let outcomes = this.#byEdition.get(editionId);
    if (!outcomes) {
      const edition = this.framework.editions.find(({ id }) => id === editionId);
      outcomes = edition && edition.index < this.target.index ? this.#compare(edition) : new Map();
      this.#byEdition.set(editionId, outcomes);
    }
    return outcomes;
  }

  #compare(edition: FrameworkEdition): ReadonlyMap<Listed, Outcome> {
    const { continuations, changes } = compareEditions(this.framework, edition, this.target);
    const outcomes = new Map<Listed, Outcome>();
    for (const change of changes) {
      if (change.from && change.kind !== 'reused') outcomes.set(change.from, this.#outcomeOf(change, change.from));
    }
    // Reworded ones too.
    for (const [from, to] of continuations) outcomes.set(from, { objectives: [to] });
    return outcomes;
  }

  #outcomeOf({ kind, evidence, to, reason }: Change, from: Listed): Outcome {
    const successors = to.filter(({ relation }) => relation !== null && isSuccessor({ relation }));
    const candidates = to.map(({ objective }) => objective);
    if (evidence === 'wording') return this.#guess(from, candidates);
    if ((kind === 'moved' || kind === 'merged') && successors[0]) return { objectives: [successors[0].objective] };
    if (successors.length > 0) return this.#choice(from, candidates);
    return this.#gone(from, candidates, reason);
  }

  /** Of an entry that its own edition withdraws, and of one that a partial target does not list. */
  #recorded(objective: Listed): Outcome {
    const { framework, target } = this;
    const edition = framework.editions.find(({ id }) => id === objective.edition);
    const alive = (edition ? replacementsOf(framework, edition, objective, target) : []).filter(
      (one) => one.edition === target && !one.objective.withdrawn,
    );
    const [successor, ...others] = alive.filter(isSuccessor);
    const candidates = alive.map((one) => one.objective);
    if (!successor) return this.#gone(objective, candidates, objective.withdrawnReason);
    if (others.length > 0 || !SAFE_RELATIONS.has(successor.relation)) return this.#choice(objective, candidates);
    return { objectives: [successor.objective] };
  }

  #choice(from: Listed, candidates: readonly Listed[]): Outcome {
    const [only, ...others] = candidates;
    const name = `${this.framework.prefix} ${from.number}`;
    const message =
      only && others.length === 0
        ? `${only.number} takes over a part of ${name}. Decide whether that is what is meant.`
        : `${name} became several. Choose which is meant.`;
    return { left: 'choice', candidates, message };
  }

  #guess(from: Listed, candidates: readonly Listed[]): Outcome {
    const name = `${this.framework.prefix} ${from.number}`;
    const texts = 'Going by the texts alone';
    const message =
      candidates.length > 0
        ? `${texts}, ${name} is ${candidates.map(named).join(', ')} now. Record it in the catalog, or choose.`
        : `${texts}, the number ${name} stands for something else now. Record what became of it, or choose.`;
    return { left: 'choice', candidates, message };
  }

  #gone(from: Listed, candidates: readonly Listed[], reason: string | undefined): Outcome {
    const { framework, target } = this;
    const where = editionName(framework, target);
    const name = `${framework.prefix} ${from.number}`;
    const why = reason === undefined ? '' : ` (${reason.replace(/[\s.]+$/, '')})`;
    const what = target.partial ? `is not listed in ${where}, which is incomplete` : `is gone from ${where}${why}`;
    return { left: 'no-successor', candidates, message: `${name} ${what}. Nothing is recorded in its place.` };
  }

  #findReuses(): ReadonlyMap<Listed, Reuse> {
    const reuses = new Map<Listed, Reuse>();
    for (const edition of this.framework.editions.slice(0, this.target.index).reverse()) {
      for (const { kind, from, to } of compareEditions(this.framework, edition, this.target).changes) {
        const now = to[0]?.objective;
        if (kind === 'reused' && from && now && !reuses.has(now)) reuses.set(now, { before: from, edition });
      }
    }
    return reuses;
  }
}
