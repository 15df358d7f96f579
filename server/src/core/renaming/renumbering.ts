import { l10n } from '../base/l10n.ts';
import { Refusal, type Result } from '../base/result.ts';
import type { CitationKey } from '../index/citation-keys.ts';
import { isOfKnownShape } from '../matching/shapes.ts';
import type { Framework, FrameworkEdition, Listed, Resolution } from '../model/framework.ts';
import { assuming } from '../resolution/editions.ts';
import { listedIn, parentText } from '../resolution/numbers.ts';
import { editionName, named } from '../resolution/phrases.ts';
import { resolve } from '../resolution/resolve.ts';
import type { FrameworkSet } from '../resolution/scope.ts';
import { type ReviewRecord, tidy } from '../reviews/record.ts';

/** The new numbers of objectives of one edition. */
export interface Renumbering {
  readonly framework: Framework;
  readonly edition: FrameworkEdition;
  /** New numbers by the old ones: of the objective, and of those below it whose numbers begin with its own. */
  readonly numbers: ReadonlyMap<string, string>;
}

/**
 * Plans a new number for an objective. Refuses a number that the edition already lists, and one of a shape that no number
 * of the framework has, since no citation of it would be recognised.
 *
 * @param family the objective, followed by all objectives below it
 */
export function planRenumbering(
  { matcher }: FrameworkSet,
  framework: Framework,
  edition: FrameworkEdition,
  family: readonly [Listed, ...Listed[]],
  newNumber: string,
): Result<Renumbering> {
  const [objective] = family;
  const numbers = new Map<string, string>();
  for (const { number } of family) {
    if (number.startsWith(objective.number)) numbers.set(number, newNumber + number.slice(objective.number.length));
  }
  const shapes = matcher.frameworks.get(framework.id)?.shapes;
  for (const [old, number] of numbers) {
    if (!shapes || !isOfKnownShape(shapes, number, framework.numbering.ignoreCase)) {
      const { prefix } = framework;
      return new Refusal(
        old === objective.number
          ? l10n.t('{0} has no numbers like "{1}". Use the form of {2}.', prefix, number, objective.number)
          : l10n.t('{0} would become {1}, but {2} has no numbers like that.', old, number, prefix),
      );
    }
    const taken = listedIn(edition, number, framework);
    if (taken && !numbers.has(taken.number)) {
      return new Refusal(
        l10n.t('{0} already lists {1}. Choose another number.', editionName(framework, edition), named(taken)),
      );
    }
  }
  return { framework, edition, numbers };
}

/** Whether the objective gets another number. */
export function isRenumbered({ edition, numbers }: Renumbering, objective: Listed): boolean {
  return objective.edition === edition.id && objective.location.uri === edition.uri && numbers.has(objective.number);
}

/** The record with reviews of objectives under their new numbers. Reviews without an edition are of the default one. */
export function renumberReviews(record: ReviewRecord, { framework, edition, numbers }: Renumbering): ReviewRecord {
  const isDefault = framework.defaultEdition === edition;
  return tidy(
    record.map((review) => {
      const number = numbers.get(review.number);
      const isOf = review.edition === undefined ? isDefault : review.edition === edition.id;
      return number !== undefined && isOf && review.framework === framework.id ? { ...review, number } : review;
    }),
  );
}

/** A renumbering together with the framework as its catalogs describe it afterwards. */
export class Renumbered {
  readonly renumbering: Renumbering;
  readonly framework: Framework;
  readonly edition: FrameworkEdition;
  readonly #families: ReadonlySet<string>;

  constructor(renumbering: Renumbering, framework: Framework, edition: FrameworkEdition) {
    this.renumbering = renumbering;
    this.framework = framework;
    this.edition = edition;
    this.#families = new Set([...renumbering.numbers].flat().map(parentText));
  }

  /** The objective as it is listed afterwards; null where it is not. */
  objectiveAfter(objective: Listed): Listed | null {
    const { numbers } = this.renumbering;
    const edition = this.framework.editions.find(
      ({ id, uri }) => id === objective.edition && uri === objective.location.uri,
    );
    const number = isRenumbered(this.renumbering, objective) ? numbers.get(objective.number) : objective.number;
    return edition?.byNumber.get(number ?? objective.number) ?? null;
  }

  /** Whether a number as it is written resolves afterwards to the same objective as before. */
  keepsMeaning(
    { framework, objective }: Pick<Resolution, 'framework' | 'objective'>,
    { number, pin }: Pick<CitationKey, 'number' | 'pin'>,
  ): boolean {
    const now = resolve(assuming(this.framework, framework.defaultEdition?.id), number, pin).objective;
    return now === (objective ? this.objectiveAfter(objective) : null);
  }

  /** Whether a citation that is not of a renumbered objective would resolve to another objective afterwards. */
  changesMeaning({ framework, number, pin, assumed }: CitationKey): boolean {
    if (framework !== this.renumbering.framework.id) return false;
    const before = resolve(assuming(this.renumbering.framework, assumed), number, pin);
    if (before.objective && isRenumbered(this.renumbering, before.objective)) return false;
    return !this.keepsMeaning(before, { number, pin });
  }

  /** Whether citations of the objective may need edits: it is renumbered, or a range from it may include one that is. */
  mayAffect(objective: Listed): boolean {
    const { edition, location, number } = objective;
    const isNear = edition === this.edition.id && location.uri === this.edition.uri;
    return isRenumbered(this.renumbering, objective) || (isNear && this.#families.has(parentText(number)));
  }
}
