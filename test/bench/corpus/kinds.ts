import { type Random, WORDS } from '../texts.ts';

/** A kind of files in a corpus. */
export interface Kind {
  readonly extension: string;
  /** Its part of all files. */
  readonly share: number;
  /** The mean size of its files, as a multiple of that of all files. */
  readonly size: number;
  /** Some lines that cite nothing. */
  readonly block: (random: Random) => string[];
  /** The line of a citation, around it. */
  readonly citing: (random: Random) => readonly [before: string, behind: string];
}

/** Text that looks like a citation of `ACME`, and is none. */
const LOOK_ALIKES = [
  'ACME itself',
  'ACMEX 3.4',
  'XACME 2',
  'AC 3.4',
  'UTF-8',
  'ISO-8601',
  'café naïve',
  'coördination',
];

export const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)]!;

export function sentence(random: Random, shortest = 6, longest = 18): string {
  const words = Array.from({ length: shortest + random(longest - shortest) }, () => pick(random, WORDS));
  if (random(50) === 0) words[1 + random(words.length - 1)] = pick(random, LOOK_ALIKES);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const several = (count: number, line: () => string): string[] => Array.from({ length: count }, line);
const code = (random: Random, comment: string): string[] => [
  `${comment} ${sentence(random)}`,
  `const ${pick(random, WORDS)}${random(99)} = [${random(999)}, ${random(9)}.${random(9)}].map((n) => n * ${random(9)});`,
];

const MARKDOWN: readonly ((random: Random) => string[])[] = [
  (random) => ['', `## ${sentence(random)}`, ''],
  (random) => several(2 + random(5), () => `- ${sentence(random)}`),
  (random) => [
    '',
    '| A | B | C |',
    '| --- | --- | --- |',
    ...several(2 + random(7), () => `| ${pick(random, WORDS)} | ${random(999)} | ${sentence(random)} |`),
    '',
  ],
  (random) => ['', '```ts', ...code(random, '//'), '```', ''],
  (random) => [`See [${pick(random, WORDS)}](https://example.org/${pick(random, WORDS)}/${random(99)}).`, ''],
];

/** The rest of the files are pictures. */
export const KINDS: readonly Kind[] = [
  {
    extension: 'md',
    share: 0.28,
    size: 1.6,
    // Half of the blocks are paragraphs.
    block: (random) =>
      random(2) === 0 ? pick(random, MARKDOWN)(random) : [several(3, () => sentence(random)).join(' '), ''],
    citing: (random) =>
      pick(random, [
        ['This work serves ', ' directly.'],
        ['- **', `**: ${sentence(random)}`],
        ['Given (', `), ${sentence(random)}`],
      ] as const),
  },
  {
    extension: 'ts',
    share: 0.36,
    size: 0.8,
    block: (random) => code(random, '//'),
    citing: (random) => ['// implements ', `: ${sentence(random)}`],
  },
  {
    extension: 'py',
    share: 0.16,
    size: 0.8,
    block: (random) => [
      '',
      `def ${pick(random, WORDS)}${random(99)}(a, b=${random(9)}):`,
      `    """${sentence(random)}"""`,
      `    return [a * ${random(9)} + b for _ in range(${random(99)})]`,
    ],
    citing: () => ['# see ', ''],
  },
  {
    extension: 'yaml',
    share: 0.12,
    size: 0.5,
    block: (random) => [
      `- name: ${pick(random, WORDS)}-${random(999)}`,
      `  value: 0.${random(999_999)}`,
      `  note: ${sentence(random)}`,
    ],
    citing: () => ['# objective: ', ''],
  },
  {
    extension: 'txt',
    share: 0.03,
    size: 1,
    block: (random) => [sentence(random)],
    citing: () => ['Contributes to ', '.'],
  },
  {
    extension: 'csv',
    share: 0.02,
    size: 2,
    block: (random) => [`${random(99_999)},${pick(random, WORDS)},0.${random(9999)},"${sentence(random)}"`],
    citing: (random) => [`${random(99_999)},plan,0,"`, '"'],
  },
];
