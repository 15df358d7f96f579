import { defined } from '../syntax/defined.ts';
import { type FrameworkDraft, flatObjectives, mapObjectives, type ObjectiveDraft } from './framework-draft.ts';

/** Fewer numbers can begin alike by chance. */
const MIN_NUMBERS = 3;
/** The prefix before the number in `OSPS-AC-01`. */
const LEAD = /^(\p{Lu}{2,20})[-_ ](?=\p{L}*[-_.]?\p{N}|\p{Lu})/u;

/**
 * Removes the prefix from numbers: the number of `OSPS-AC-01` is `AC-01`, so that documents which cite it as published
 * are understood. A draft without a prefix gets the one that all numbers begin with.
 */
export function withoutPrefixInNumbers(draft: FrameworkDraft): FrameworkDraft {
  const numbers = draft.editions.flatMap(({ objectives }) => flatObjectives(objectives).map(({ number }) => number));
  const prefix = draft.prefix ?? commonLead(numbers);
  if (prefix === undefined || numbers.length < MIN_NUMBERS) return draft;
  const strip = (number: string): string | undefined => {
    const isPrefixed = number.toLowerCase().startsWith(prefix.toLowerCase());
    const rest = isPrefixed ? /^[-_. ](.*)$/.exec(number.slice(prefix.length))?.[1] : undefined;
    return rest !== undefined && /\p{N}/u.test(rest) ? rest : undefined;
  };
  if (!numbers.every((number) => strip(number) !== undefined)) return draft;
  const own = (number: string): string => strip(number) ?? number;
  const editions = draft.editions.map((edition) => {
    return { ...edition, objectives: mapObjectives(edition.objectives, (objective) => stripped(objective, own)) };
  });
  return { ...draft, prefix, editions };
}

function commonLead(numbers: readonly string[]): string | undefined {
  const lead = LEAD.exec(numbers[0] ?? '')?.[1];
  return lead !== undefined && numbers.every((number) => LEAD.exec(number)?.[1] === lead) ? lead : undefined;
}

function stripped({ replacedBy, ...objective }: ObjectiveDraft, own: (number: string) => string): ObjectiveDraft {
  const successors = replacedBy?.map((successor) => ({ ...successor, number: own(successor.number) }));
  return { ...objective, number: own(objective.number), ...defined({ replacedBy: successors }) };
}
