import { l10n } from '../base/l10n.ts';
import { isOfKnownShape } from '../matching/known-shape.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { FrameworkSet } from '../resolution/framework-set.ts';
import { numberKey } from '../resolution/number-key.ts';
import { editionName, named } from '../resolution/phrases.ts';

/** Which numbers of an edition become which. */
export interface Renumbering {
  readonly framework: Framework;
  readonly edition: FrameworkEdition;
  /** By the old number: of the objective, and of those below it whose numbers go on from its own. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Why nothing is done: a sentence or two for the person who asked. */
export interface Refusal {
  readonly refused: string;
}

/**
 * What is renumbered where an objective gets another number. Refused where the number is listed already, or looks like
 * none of the framework's, in which case nobody could cite it.
 *
 * @param family the objective and all that are below it
 */
export function planRenumbering(
  { matcher }: FrameworkSet,
  framework: Framework,
  edition: FrameworkEdition,
  family: readonly Listed[],
  newNumber: string,
): Renumbering | Refusal {
  const [objective] = family;
  if (!objective) return { refused: l10n.t('There is nothing to renumber.') };
  const numbers = new Map<string, string>();
  for (const { number } of family) {
    const rest = number.startsWith(objective.number) ? number.slice(objective.number.length) : null;
    if (rest !== null) numbers.set(number, newNumber + rest);
  }
  const shapes = matcher.frameworks.get(framework.id)?.shapes;
  for (const [old, number] of numbers) {
    if (!shapes || !isOfKnownShape(shapes, number, framework.numbering.ignoreCase)) {
      const { prefix } = framework;
      return {
        refused:
          old === objective.number
            ? l10n.t('{0} has no numbers like "{1}". Write one like {2}.', prefix, number, objective.number)
            : l10n.t('{0} would become {1}, and {2} has no numbers like that.', old, number, prefix),
      };
    }
    const taken = edition.byNumber.get(number) ?? edition.byKey.get(numberKey(number, framework.numbering));
    if (taken && !numbers.has(taken.number)) {
      return {
        refused: l10n.t('{0} lists {1} already. Choose another number.', editionName(framework, edition), named(taken)),
      };
    }
  }
  return { framework, edition, numbers };
}

/** Whether the objective is one of those that get another number. */
export function isRenumbered({ edition, numbers }: Renumbering, objective: Listed): boolean {
  return objective.edition === edition.id && objective.location.uri === edition.uri && numbers.has(objective.number);
}
