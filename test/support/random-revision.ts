// A framework in two random editions: objectives that stay, are reworded, move, merge, split, are withdrawn, or whose numbers
// are used again; or all numbers are shifted by one.
import fc from 'fast-check';

/** What happens to an objective in the second edition. */
type Fate = 'stay' | 'reword' | 'move' | 'merge' | 'split' | 'withdraw' | 'reuse' | 'take';
const FATES: readonly Fate[] = ['stay', 'stay', 'reword', 'move', 'merge', 'split', 'withdraw', 'reuse', 'take'];
const FREES = new Set<Fate | undefined>(['move', 'merge', 'split', 'withdraw', 'take']);

const WORDS = 'apple bridge cable desert engine forest garden harbor island jacket kettle ladder market needle'.split(
  ' ',
);
/** Titles that have no word in common. */
const title = (index: number, suffix = '') => `${WORDS[index % WORDS.length]}s${index}x handled${index}y${suffix}`;

export interface RandomRevision {
  readonly yaml: string;
  /** By number of the first edition: its true successors in the second. */
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

/** A framework of which each objective has a fate, all of which but those in `unrecorded` the catalog records. */
function revise(fates: readonly Fate[], isShifted: boolean): RandomRevision {
  const truth = new Map<string, readonly string[]>();
  const [older, newer]: [string[], string[]] = [[], []];
  const numberOf = (index: number) => `${1 + Math.floor(index / 4)}.${1 + (index % 4)}`;
  for (const [index, fate] of fates.entries()) {
    const number = numberOf(index);
    const record = (successors: readonly string[], relation = 'moved') => {
      truth.set(number, successors);
      const list = successors.map((one) => `{number: "${one}", relation: ${relation}}`).join(', ');
      older.push(`{number: "${number}", title: "${title(index)}", replacedBy: [${list}]}`);
    };
    if (isShifted) {
      record([numberOf(index + 1)]);
      newer.push(`{number: "${numberOf(index + 1)}", title: "${title(index)}"}`);
      continue;
    }
    const fresh = `9.${index * 2 + 1}`;
    // The number before, where that is free.
    const freed = fate === 'take' && FREES.has(fates[index - 1]) ? numberOf(index - 1) : undefined;
    if (freed !== undefined) {
      record([freed]);
      newer.push(`{number: "${freed}", title: "${title(index)}"}`);
      continue;
    }
    switch (fate) {
      case 'stay':
      case 'reword':
        truth.set(number, [number]);
        older.push(`{number: "${number}", title: "${title(index)}"}`);
        newer.push(`{number: "${number}", title: "${title(index, fate === 'reword' ? ' well' : '')}"}`);
        break;
      case 'move':
      case 'take':
      case 'reuse':
        record([fresh]);
        newer.push(`{number: "${fresh}", title: "${title(index)}"}`);
        if (fate === 'reuse') newer.push(`{number: "${number}", title: "${title(index + 100)}"}`);
        break;
      case 'merge':
        record(['8.1'], 'merged');
        break;
      case 'split':
        record([fresh, `9.${index * 2 + 2}`], 'split');
        for (const part of truth.get(number)!) newer.push(`{number: "${part}", title: "${title(index, ` ${part}`)}"}`);
        break;
      case 'withdraw':
        record([]);
    }
  }
  newer.push('{number: "8.1", title: "All of the merged ones"}');
  const list = (lines: readonly string[]) => lines.map((line) => `      - ${line}`).join('\n');
  const yaml = `prefix: ACME\neditions:\n  - edition: old\n    objectives:\n${list(older)}\n  - edition: new\n    objectives:\n${list(newer)}\n`;
  return { yaml, truth };
}

export const revision = fc.oneof(
  {
    arbitrary: fc
      .array(fc.constantFrom(...FATES), { minLength: 4, maxLength: 12 })
      .map((fates) => revise(fates, false)),
    weight: 4,
  },
  { arbitrary: fc.integer({ min: 3, max: 10 }).map((count) => revise(Array(count).fill('stay'), true)), weight: 1 },
);
