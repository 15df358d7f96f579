import { version } from '../../../package.json';
import { COMMANDS } from '../../../server/src/cli/run/command-table.ts';
import { CATALOG } from '../../unit/cli/objrefs.ts';

/** A run of the command line that writes files. */
export interface WritingRun {
  readonly words: readonly string[];
  /** Typed on a terminal. */
  readonly input?: string;
  /** The answers are the same whatever is asked, so that another run ends alike. */
  readonly isAlike?: boolean;
}

/** The report of the only shard of a run. */
export const ONLY_PART = JSON.stringify({
  ...{ version: 1, files: 1, references: 1, takenAsNew: 0 },
  shard: {
    ...{ index: 1, count: 1, objrefs: version, commit: null, catalogs: '', configuration: '', options: '' },
    ...{ directory: { root: '', repository: '' }, named: [''], isChanged: false, allowEmpty: false, unreadable: 0 },
    ...{ advice: null, notes: [], baseline: null, frameworks: [], cited: [] },
  },
  ...{ findings: [], texts: [{ file: 'a.md', references: 2 }], rootFiles: [], uncited: [] },
});

/** What every run starts with. */
export const FILES: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  'used.objectives.yaml': `
prefix: USED
editions:
  - {edition: "2020", objectives: [{number: "1.1", title: Grow, replacedBy: ["1.2"]}, 1.2 Sell, 1.3 Rest]}
  - {edition: "2024", objectives: [1.1 Fly high, 1.2 Grow, 1.4 Other]}
`,
  'a.md': 'As ACME 1.2 says,\nand ACME 1.1.\n',
  'deep/b.md': `ACME:2020 1.2\r\n${'long line '.repeat(20_000)}\r\nACME 1.2 and ACME 1.3.\r\n`,
  'used.md': 'USED 1.1 and USED 1.3.\n',
  'AGENTS.md': '# Agents\n\nBe brief.\n',
  'part.json': ONLY_PART,
  'c.csv': 'number,title\n1.1,Grow\n1.2,Sell\n',
  'report.out': 'A report that somebody has annotated by hand.\n',
  'old.objectives.yaml': 'prefix: OLD\nedition: "2020"\nobjectives: [1 a]\n',
  'objrefs.baseline.yaml': 'format: 1\nfindings: {}\n',
  'objrefs.reviews.yaml': `format: 1
reviews:
  - {document: "gone.md", framework: "ACME", number: "1.1", fingerprint: "000000000000", title: "Grow apples"}
`,
};

/** What a command that writes reports is given beside its options. */
const OPERANDS: Readonly<Record<string, readonly string[]>> = {
  check: [],
  merge: ['part.json'],
  references: [],
  explain: ['ACME 1.2'],
  coverage: [],
  index: [],
  diff: ['ACME', '2020', '2024'],
  export: ['ACME'],
  import: ['c.csv', '--prefix', 'OLD', '--force'],
  migrate: ['ACME', '--to', '2024'],
};

/** What commands write beside reports. */
const OWN: Readonly<Record<string, readonly WritingRun[]>> = {
  check: [{ words: ['--update-baseline'] }],
  merge: [{ words: ['part.json', '--update-baseline'] }],
  index: [{ words: ['--shard', '1/1'] }],
  fix: [
    { words: [] },
    { words: ['--code', 'replaced-objective'] },
    { words: ['--pins', 'add'] },
    { words: ['--interactive'], input: '1\n'.repeat(20) },
  ],
  migrate: [
    { words: ['ACME', '--to', '2024'] },
    { words: ['ACME', '--to', '2024', '--pins', 'lift'] },
    // Writes the review record, too.
    { words: ['USED', '--to', '2024', '--pins', 'add', '--choose', '1.1=1.2'] },
    { words: ['USED', '--to', '2024', '--interactive'], input: 'k\n=1.4\n'.repeat(5) },
    { words: ['USED', '--to', '2024', '--interactive'], input: 'k\n'.repeat(20), isAlike: true },
  ],
  review: [{ words: [] }, { words: ['--objective', 'ACME 1.1'] }, { words: ['--prune'] }],
  init: [
    ...['github', 'gitlab', 'none'].map((ci) => ({ words: ['--prefix', 'OWN', '--ci', ci] })),
    { words: ['--package', '@own/frameworks', '--prefix', 'OWN', '--ci', 'github'] },
    { words: ['--agents'] },
    { words: ['--agents', '--prefix', 'OWN'] },
  ],
  import: [
    { words: ['c.csv', '--prefix', 'NEW', '-o', 'deep/new/new.objectives.yaml'] },
    {
      words: [
        'c.csv',
        '--edition',
        '2026',
        '--previous',
        'old.objectives.yaml',
        '-o',
        'old.objectives.yaml',
        '--force',
      ],
    },
  ],
};

/** Commands that print only. */
const PRINTING = ['completion', 'lsp', 'mcp'];

/** Options with which a command writes something. */
const WRITING_OPTIONS = ['package', 'output', 'format', 'update-baseline'];
/** All other options of all commands: a new one has to be added here or above. */
const OTHER_OPTIONS = [
  ...[
    'help',
    'color',
    'json',
    'catalog',
    'config',
    'allow-outside-root',
    'no-git',
    'dry-run',
    'code',
    'pins',
    'interactive',
  ],
  ...[
    'fail-on',
    'baseline',
    'no-baseline',
    'to',
    'choose',
    'objective',
    'prune',
    'prefix',
    'title',
    'edition',
    'levels',
  ],
  ...[
    'ci',
    'agents',
    'previous',
    'from',
    'number',
    'force',
    'min-severity',
    'severity',
    'changed-since',
    'staged',
    'since-written',
  ],
  ...[
    'stdin',
    'stdin-filename',
    'require-review',
    'show-suppressed',
    'no-ignore',
    'allow-empty',
    'threads',
    'cache',
    'quiet',
    'verbose',
  ],
  ...['preprocess', 'preprocess-glob', 'shard', 'repository'],
  ...['text', 'framework', 'by', 'require', 'require-all', 'compare', 'merge', 'link', 'impact', 'stdio'],
];

/** Every command with every option that writes, and with every format of what it writes. */
export const WRITING_RUNS: readonly WritingRun[] = COMMANDS.flatMap(({ name, options }) => {
  const operands = OPERANDS[name];
  const format = options.find((option) => option.name === 'format');
  const reports = operands && options.some((option) => option.name === 'output') ? reportsOf(operands, format) : [];
  return [...reports, ...(OWN[name] ?? [])].map((run) => ({ ...run, words: [name, ...run.words] }));
});

function reportsOf(
  operands: readonly string[],
  format: { readonly choices?: readonly string[]; readonly takesFile?: boolean } | undefined,
): WritingRun[] {
  const words = ['--output', 'report.out', ...operands];
  if (!format) return [{ words }];
  const formats = (format.choices ?? []).map((choice) => ({ words: [...words, '--format', choice] }));
  return format.takesFile ? [...formats, { words: [...operands, '--format', 'json=report.out'] }] : formats;
}

/** Commands and options of which nothing here says whether they write. */
export function unknownHere(): string[] {
  const runs = new Set(WRITING_RUNS.map(({ words: [name] }) => name));
  const known = new Set([...WRITING_OPTIONS, ...OTHER_OPTIONS]);
  return COMMANDS.flatMap(({ name, options }) => [
    ...(runs.has(name) || PRINTING.includes(name) ? [] : [name]),
    ...options.filter((option) => !known.has(option.name)).map((option) => `${name} --${option.name}`),
    ...(options.some((option) => option.name === 'output') && !(name in OPERANDS) ? [`${name} --output`] : []),
  ]);
}
