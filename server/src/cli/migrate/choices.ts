import { Refusal, type Result } from '../../core/base/result.ts';
import type { Choices } from '../../core/editions/replacements.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { lookupOf } from '../../core/resolution/lookup.ts';
import { numberKey } from '../../core/resolution/numbers.ts';
import { didYouMean } from '../arguments.ts';
import { accepted, Refused } from '../refused.ts';

/** The values of `--choose OLD=NEW`: a number before the target edition, and its replacements, separated by commas. */
export function parseChoices(values: readonly string[], framework: Framework, target: FrameworkEdition): Choices {
  const choices = new Map<string, readonly Listed[]>();
  for (const value of values) {
    const [, old = '', chosen = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
    if (chosen === '') {
      throw new Refused(`invalid value '${value}' for --choose; expected OLD=NEW: a number and its replacement`);
    }
    const before = accepted(findBefore(framework, target, old.trim()));
    const key = numberKey(before.number, framework.numbering);
    if (choices.has(key))
      throw new Refused(`--choose names ${before.number} twice. To choose several numbers, use ${before.number}=A,B.`);
    const objectives: Listed[] = [];
    for (const number of chosen.split(',')) {
      objectives.push(accepted(findCurrent(framework, target, number.trim())));
    }
    choices.set(key, objectives);
  }
  return choices;
}

function findBefore(framework: Framework, target: FrameworkEdition, number: string): Result<Listed> {
  const older = framework.editions.slice(0, target.index).reverse();
  const lookup = lookupOf(framework, number);
  const [found] = older.flatMap((edition) => lookup(edition) ?? []);
  if (found) return found;
  const numbers = older.flatMap(({ byNumber }) => [...byNumber.keys()]);
  return new Refusal(
    `${number} is not in any edition of ${framework.prefix} before ${target.id}${didYouMean(number, numbers)}`,
  );
}

/** The objective of a number that is chosen in the target edition. */
export function findCurrent(framework: Framework, target: FrameworkEdition, number: string): Result<Listed> {
  const found = lookupOf(framework, number)(target);
  if (found && !found.withdrawn) return found;
  if (found)
    return new Refusal(`${framework.prefix} ${found.number} was withdrawn in ${target.id}. Choose another number.`);
  const current = [...target.byNumber.values()].filter(({ withdrawn }) => !withdrawn);
  const numbers = current.map((objective) => objective.number);
  return new Refusal(`${number} is not in ${framework.prefix} ${target.id}${didYouMean(number, numbers)}`);
}
