import type { Choices } from '../../core/editions/replacements.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { lookupOf } from '../../core/resolution/lookup.ts';
import { numberKey } from '../../core/resolution/number-key.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Failure } from '../command-line.ts';

/**
 * What `--choose OLD=NEW` says: a number of an edition before the target, and what it becomes in the target; several new
 * numbers are separated by commas.
 */
export function parseChoices(
  values: readonly string[],
  framework: Framework,
  target: FrameworkEdition,
): Choices | Failure {
  const choices = new Map<string, readonly Listed[]>();
  for (const value of values) {
    const [, old = '', chosen = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
    if (chosen === '') {
      return { failure: `'${value}' is no choice. --choose takes OLD=NEW: a number, and what it becomes.` };
    }
    const before = findBefore(framework, target, old.trim());
    if ('failure' in before) return before;
    const key = numberKey(before.number, framework.numbering);
    if (choices.has(key))
      return { failure: `--choose names ${before.number} twice. Several numbers are given as ${before.number}=A,B.` };
    const objectives: Listed[] = [];
    for (const number of chosen.split(',')) {
      const objective = findAlive(framework, target, number.trim());
      if ('failure' in objective) return objective;
      objectives.push(objective);
    }
    choices.set(key, objectives);
  }
  return choices;
}

function findBefore(framework: Framework, target: FrameworkEdition, number: string): Listed | Failure {
  const older = framework.editions.slice(0, target.index).reverse();
  const lookup = lookupOf(framework, number);
  for (const edition of older) {
    const found = lookup(edition);
    if (found) return found;
  }
  const numbers = older.flatMap(({ byNumber }) => [...byNumber.keys()]);
  return {
    failure: `No edition of ${framework.prefix} before ${target.id} lists ${number}${orNearest(number, numbers)}`,
  };
}

function findAlive(framework: Framework, target: FrameworkEdition, number: string): Listed | Failure {
  const found = lookupOf(framework, number)(target);
  if (found && !found.withdrawn) return found;
  if (found)
    return { failure: `${framework.prefix} ${found.number} is withdrawn in ${target.id}. Choose another number.` };
  const alive = [...target.byNumber.values()].filter(({ withdrawn }) => !withdrawn);
  const numbers = alive.map((objective) => objective.number);
  return { failure: `${framework.prefix} ${target.id} lists no ${number}${orNearest(number, numbers)}` };
}

function orNearest(number: string, numbers: readonly string[]): string {
  const near = nearest(number, numbers);
  return near === undefined ? '.' : `. Did you mean ${near}?`;
}
