import type { Random } from '../texts.ts';
import { sentence } from './kinds.ts';

/** An objective in a text: a row of the truth without its place. */
export interface Cited {
  readonly number: string;
  readonly status: 'current' | 'unknown-objective';
  /** UTF-16 units from the beginning of the citation. */
  readonly offset: number;
}

export interface Citation {
  readonly text: string;
  readonly cited: readonly Cited[];
}

const OBJECTIVES = 1000;
/** Of a goal: 3.1 to 3.24. */
const PARTS = 24;

/** `3`, `3.1` … */
const NUMBERS = Array.from({ length: OBJECTIVES }, (_, at) => {
  const [goal, part] = [1 + Math.floor(at / (PARTS + 1)), at % (PARTS + 1)];
  return part === 0 ? `${goal}` : `${goal}.${part}`;
});

const KNOWN = new Set(NUMBERS);

/** Ranges are of this goal alone, so that those of other goals can be counted. */
export const GOAL_OF_RANGES = '8.';

/** The text of a catalog of 1,000 objectives. */
export function catalogText(random: Random): string {
  // Long ones: what follows a number in a text does not begin with the title of another one by chance.
  const objectives = NUMBERS.map((number) => `  - ${number} ${sentence(random, 9, 12).slice(0, -1)}\n`);
  return `prefix: ACME\nedition: y2024\nobjectives:\n${objectives.join('')}`;
}

/** The same for a Markdown server, which resolves links to headings. */
export const headings = (): string => `# Catalog\n\n${NUMBERS.map((number) => `## ${slug(number)}\n\n`).join('')}`;

export const linkTo = (number: string): string => `[ACME ${number}](/catalog.md#${slug(number)})`;

const slug = (number: string): string => `objective-${number.replace('.', '-')}`;

/** Mostly one number; a list of two or three, or a range. Three numbers in a hundred are wrong. */
export function citation(random: Random): Citation {
  const space = random(10) === 0 ? '\u00a0' : ' ';
  const kind = random(10);
  const goal = 1 + random(OBJECTIVES / (PARTS + 1));
  const part = 1 + random(PARTS - 3);
  const first = random(100) < 3 ? `${900 + random(99)}.${1 + random(8)}` : `${goal}.${part}`;
  if (kind === 0) return written([`ACME${space}`, `${goal}`]);
  if (kind < 7) return written([`ACME${space}`, first]);
  // After a comma, a bare number might count anything.
  if (kind === 7) return written([`ACME${space}`, first, ' and ', `${goal}.${part + 1}`]);
  if (kind === 8) return written([`ACME${space}`, first, ', ', `${goal}.${part + 1}`, ' and ', `${goal}.${part + 3}`]);
  const from = 1 + random(8);
  return written([
    `ACME${space}`,
    `${GOAL_OF_RANGES}${from}`,
    random(2) === 0 ? '–' : '-',
    `${GOAL_OF_RANGES}${from + 1 + random(8)}`,
  ]);
}

/** Text before a number, and the number, in turns. The first number is at the beginning of its prefix. */
function written(parts: readonly string[]): Citation {
  const cited: Cited[] = [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      const status = KNOWN.has(part) ? 'current' : 'unknown-objective';
      cited.push({ number: part, status, offset: index === 1 ? 0 : text.length });
    }
    text += part;
  }
  return { text, cited };
}
