import { SEVERITIES } from '../../core/model/diagnostic.ts';
import type { OptionSpecification } from '../arguments.ts';
import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT, WHAT_IS_READ } from '../command.ts';

/** `--format` of `check`. */
const CHECK_FORMAT: OptionSpecification = {
  name: 'format',
  value: 'FORMAT[=FILE]',
  choices: ['pretty', 'json', 'sarif', 'junit', 'github', 'rdjsonl', 'codeclimate', 'markdown'],
  takesFile: true,
  help:
    'How to report: pretty (for people, the default), json, sarif, junit, github (annotations), rdjsonl (reviewdog), ' +
    'codeclimate (GitLab) or markdown (summary of a job). May be given several times, all but one with a file.',
};

export const FAIL_ON: OptionSpecification = {
  name: 'fail-on',
  value: 'SEVERITY',
  choices: ['error', 'warning', 'information', 'never'],
  help: 'Exit with 1 from this severity on: error (the default), warning, information or never.',
};

/** What is known and not reported. */
export const BASELINE_OPTIONS: readonly OptionSpecification[] = [
  {
    name: 'baseline',
    value: 'FILE',
    help: 'Where known problems are recorded, which are not reported; by default objrefs.baseline.yaml of the root.',
  },
  { name: 'no-baseline', help: 'Report known problems too.' },
];

/** What `check` alone takes besides. */
const CHECK_OPTIONS: readonly OptionSpecification[] = [
  FAIL_ON,
  {
    name: 'min-severity',
    value: 'SEVERITY',
    choices: SEVERITIES,
    help: 'Report from this severity on: error, warning, information (the default) or hint.',
  },
  {
    name: 'severity',
    value: 'CODE=SEVERITY',
    help: 'How grave a problem is in this run, or off. May be given several times.',
  },
  {
    name: 'changed-since',
    value: 'REF',
    help: 'Only lines that are new since the work tree parted from this branch or commit.',
  },
  { name: 'staged', help: 'Only lines that the next commit brings, as they are staged.' },
  {
    name: 'since-written',
    help: 'Ask git when lines were written, and report numbers that meant something else then (reused-number).',
  },
  { name: 'stdin', help: 'Check the text that standard input brings.' },
  { name: 'stdin-filename', value: 'NAME', help: 'What to call that text, relative to the working directory.' },
  { name: 'require-review', help: 'Report references that were never reviewed too (see objrefs review).' },
  ...BASELINE_OPTIONS,
  { name: 'update-baseline', help: 'Record everything that is found as known.' },
  {
    name: 'show-suppressed',
    help: 'Put what ignore comments cover and what the baseline knows into SARIF, marked as such.',
  },
  { name: 'no-ignore', help: 'Read also what git ignores, node_modules, and what objrefs.yaml excludes.' },
  { name: 'quiet', short: 'q', help: 'Say nothing but findings and what fails the run.' },
  { name: 'verbose', help: 'Tell what is not read, and why.' },
];

const CHECK_EXAMPLES: readonly (readonly [command: string, effect: string])[] = [
  ['objrefs check', 'Check everything in the working directory.'],
  ['objrefs check plans README.md --fail-on warning', 'Check a folder and a file, strictly.'],
  ['objrefs check "plans/**/*.md"', 'Check the files that match a pattern.'],
  ['objrefs check --since-written', 'Find numbers that meant something else when they were written.'],
  ['objrefs check --format json --output findings.json', 'Report to a file for other tools.'],
  ['objrefs check --format pretty --format sarif=objrefs.sarif', 'Report to people, and to a code scanner.'],
];

export const CHECK: Command = {
  name: 'check',
  summary: 'Find references that are wrong or out of date.',
  operands: '[PATH…]',
  details: [
    WHAT_IS_READ,
    'Exit status: 0 nothing as grave as --fail-on, 1 findings that are, 2 wrong usage or something unreadable.',
  ],
  options: [CHECK_FORMAT, JSON_FORMAT, OUTPUT, ...CHECK_OPTIONS, ...CATALOGS, HELP],
  examples: CHECK_EXAMPLES,
  load: async () => (await import('./check.ts')).check,
};
