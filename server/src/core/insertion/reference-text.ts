import type { Framework, Listed } from '../model/framework.ts';
import { isBare, wordFor } from '../rewriting/number-text.ts';
import type { Place } from './place.ts';

export interface Picked {
  readonly framework: Framework;
  readonly objective: Listed;
  /** Whether the citation names the edition. */
  readonly pinned: boolean;
  /** The title that is in brackets after the number; null: none. */
  readonly title: string | null;
}

export interface Manner {
  /** Each member with its prefix. */
  readonly full: boolean;
  /** A word before a number that would not be read as one without it. */
  readonly words: boolean;
  /** Index into `PINS`. */
  readonly pin: number;
}

/** How an edition is named, the canonical way first. */
const PINS: readonly ((prefix: string, edition: string) => string)[] = [
  (prefix, edition) => `${prefix}:${edition}`,
  (prefix, edition) => `${prefix} (${edition})`,
  (prefix, edition) => `${prefix} ${edition}`,
  (prefix, edition) => `${prefix} v${edition}`,
];

/** Manners of writing what was picked, the nicest first. */
export function mannersOf(picked: readonly Picked[]): readonly Manner[] {
  // A title after a number may be longer than a remark in a list, so each has its prefix.
  const lists = picked.some(({ title }) => title !== null) || picked.length === 1 ? [true] : [false, true];
  const pins = picked.some(({ pinned }) => pinned) ? PINS.keys() : [0];
  return [...pins].flatMap((pin) => lists.flatMap((full) => [false, true].map((words) => ({ full, words, pin }))));
}

/** The list in a manner, as a place has it: `INTERPOL-SP 1.1, 1.2 and 3.4`. */
export function referenceText(picked: readonly Picked[], { full, words, pin }: Manner, place: Place): string {
  const [usual, last] = place.separators;
  const runs = full ? picked.map((one) => [one]) : runsOf(picked);
  const members = runs.flatMap((run) => runTexts(run, words, pin));
  const list = members.length > 1 ? `${members.slice(0, -1).join(usual)}${last}${members.at(-1)}` : (members[0] ?? '');
  return place.before + place.quote + list + place.quote + place.after;
}

/** What can share one prefix stands together. */
function runsOf(picked: readonly Picked[]): (readonly Picked[])[] {
  const runs: Picked[][] = [];
  for (const one of picked) {
    const run = runs.at(-1);
    if (run?.[0] && headOf(run[0]) === headOf(one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

const headOf = ({ framework, objective, pinned }: Picked): string =>
  JSON.stringify([framework.id, pinned ? objective.edition : null]);

/** The members of a list that share a prefix, which is with the first or, where the framework has it so, the last. */
function runTexts(run: readonly Picked[], words: boolean, pin: number): string[] {
  const { framework, objective, pinned } = run[0]!;
  const head = pinned ? PINS[pin]!(framework.prefix, objective.edition) : framework.prefix;
  const isLast = framework.numbering.order === 'after';
  return run.map((one, index) => {
    const number = withWord(one, words || (isLast && index === 0), run[index - 1]);
    const isHead = isLast ? index === run.length - 1 : index === 0;
    const cited = !isHead ? number : isLast ? `${number} ${head}` : `${head} ${number}`;
    return one.title === null ? cited : `${cited} (${one.title})`;
  });
}

function withWord({ framework, objective }: Picked, words: boolean, before: Picked | undefined): string {
  const { number } = objective;
  const isRead = !isBare(number) || (before !== undefined && isBare(before.objective.number));
  // `Art. 6(1) GDPR`: where the prefix comes last, what comes first is a word.
  const isWanted = words && (!isRead || (before === undefined && framework.numbering.order === 'after'));
  const word = isWanted ? wordFor(framework, objective) : null;
  return word === null ? number : `${word} ${number}`;
}
