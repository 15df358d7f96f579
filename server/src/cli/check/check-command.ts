import { SEVERITIES } from '../../core/model/diagnostic.ts';
import type { OptionSpecification } from '../arguments.ts';
import { CATALOGS, type Command, exitStatus, HELP, JSON_FORMAT, OUTPUT, PATH_DETAILS } from '../command.ts';

export const FAIL_ON: OptionSpecification = {
  name: 'fail-on',
  value: 'SEVERITY',
  choices: ['error', 'warning', 'information', 'never'],
  help: 'Lowest severity that fails the run: error (the default), warning, information or never.',
};

/** Options for known problems, which are not reported. */
export const BASELINE_OPTIONS: readonly OptionSpecification[] = [
  {
    name: 'baseline',
    value: 'FILE',
    help: 'File of known problems, which are not reported; the default is objrefs.baseline.yaml of the root.',
  },
  { name: 'no-baseline', help: 'Also report known problems.' },
];

export const CHECK: Command = {
  name: 'check',
  summary: 'Find references that are wrong or out of date.',
  operands: '[PATH…]',
  details: [PATH_DETAILS, exitStatus('0 if there are no findings at or above --fail-on, 1 if there are')],
  options: [
    {
      name: 'format',
      value: 'FORMAT[=FILE]',
      choices: ['pretty', 'json', 'sarif', 'junit', 'github', 'rdjsonl', 'codeclimate', 'markdown'],
      takesFile: true,
      help:
        'Output format: pretty (the default), json, sarif, junit, github (annotations), rdjsonl (reviewdog), ' +
        'codeclimate (GitLab) or markdown (job summary). May be given several times; all but one need a file.',
    },
    JSON_FORMAT,
    OUTPUT,
    FAIL_ON,
    {
      name: 'min-severity',
      value: 'SEVERITY',
      choices: SEVERITIES,
      help: 'Lowest severity that is reported: error, warning, information (the default) or hint.',
    },
    {
      name: 'severity',
      value: 'CODE=SEVERITY',
      help: 'Severity of a problem code in this run, or off. May be given several times.',
    },
    {
      name: 'changed-since',
      value: 'REF',
      help: 'Only report problems on lines changed since REF (a branch or commit).',
    },
    { name: 'staged', help: 'Only report problems on staged lines, and read files as staged.' },
    {
      name: 'since-written',
      help: 'Use git blame to find numbers whose meaning has changed since the line was written (reused-number).',
    },
    { name: 'stdin', help: 'Check the text on standard input.' },
    { name: 'stdin-filename', value: 'NAME', help: 'Name of that text, relative to the working directory.' },
    { name: 'require-review', help: 'Also report references that were never reviewed (see objrefs review).' },
    ...BASELINE_OPTIONS,
    { name: 'update-baseline', help: 'Record all findings as known problems.' },
    {
      name: 'show-suppressed',
      help: 'Include problems hidden by ignore comments or the baseline in SARIF, marked as suppressed.',
    },
    { name: 'no-ignore', help: 'Also read files ignored by git, node_modules and files excluded by objrefs.yaml.' },
    { name: 'quiet', short: 'q', help: 'Print findings and errors only.' },
    { name: 'verbose', help: 'List skipped files and why.' },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs check', 'Check the working directory.'],
    ['objrefs check plans README.md --fail-on warning', 'Check a folder and a file, and fail on warnings too.'],
    ['objrefs check "plans/**/*.md"', 'Check the files that match a pattern.'],
    ['objrefs check --since-written', 'Find numbers whose meaning has changed since they were written.'],
    ['objrefs check --format json --output findings.json', 'Write findings for other tools.'],
    [
      'objrefs check --format pretty --format sarif=objrefs.sarif',
      'Print findings, and write a file for code scanning.',
    ],
  ],
  load: async () => (await import('./check.ts')).check,
};
