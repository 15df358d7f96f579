import { SEVERITIES } from '../../core/model/diagnostic.ts';
import type { OptionSpecification } from '../arguments.ts';
import {
  CATALOGS,
  type Command,
  exitStatus,
  formatOption,
  HELP,
  JSON_FORMAT,
  NO_GIT,
  OUTPUT,
  PATH_DETAILS,
} from '../command.ts';

/* The commands that report and change no files. */

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
      help: 'Report why git cannot say when lines with reused numbers were written. (Git blame itself is the default.)',
    },
    NO_GIT,
    { name: 'stdin', help: 'Check the text on standard input (so does a PATH of -).' },
    { name: 'stdin-filename', value: 'NAME', help: 'Name of that text, relative to the working directory.' },
    { name: 'require-review', help: 'Also report references that were never reviewed (see objrefs review).' },
    ...BASELINE_OPTIONS,
    { name: 'update-baseline', help: 'Record all findings as known problems.' },
    {
      name: 'show-suppressed',
      help: 'Include problems hidden by ignore comments or the baseline in SARIF, marked as suppressed.',
    },
    { name: 'no-ignore', help: 'Also read files ignored by git, node_modules and files excluded by objrefs.yaml.' },
    {
      name: 'allow-empty',
      help: 'Do not fail if objrefs.yaml names frameworks or catalogs that do not exist, or if PATH is not a text file.',
    },
    { name: 'quiet', short: 'q', help: 'Print findings and errors only.' },
    { name: 'verbose', help: 'List skipped files and why.' },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs check', 'Check the working directory.'],
    ['objrefs check plans README.md --fail-on warning', 'Check a folder and a file, and fail on warnings too.'],
    ['objrefs check "plans/**/*.md"', 'Check the files that match a pattern.'],
    ['objrefs check --format json --output findings.json', 'Write findings for other tools.'],
    [
      'objrefs check --format pretty --format sarif=objrefs.sarif',
      'Print findings, and write a file for code scanning.',
    ],
  ],
  load: async () => (await import('../check/check.ts')).check,
};

export const REFERENCES: Command = {
  name: 'references',
  summary: 'List references and what they mean.',
  operands: '[PATH…]',
  details: [PATH_DETAILS, exitStatus('0')],
  options: [
    {
      name: 'objective',
      value: 'REFERENCE',
      help:
        'List only references to this objective, written as in a text: "INTERPOL-SP 3.4", and ranges that contain it. ' +
        'May be given several times.',
    },
    formatOption(['pretty', 'json', 'csv']),
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs references', 'List every reference in the working directory.'],
    ['objrefs references plans --objective "INTERPOL-SP 3.4"', 'Find the references to objective 3.4 in a folder.'],
    ['objrefs references --format csv --output references.csv', 'Write a table for a spreadsheet.'],
  ],
  load: async () => (await import('../references/references.ts')).references,
};

export const EXPLAIN: Command = {
  name: 'explain',
  summary: 'Show everything about an objective.',
  operands: 'REFERENCE [PATH…] | --text TEXT',
  details: [
    'Shows what the number means in every edition, where it is defined, what it replaced and what replaced it, and where ' +
      'it is cited in PATH, in any edition. REFERENCE is written as in a text, in quotes; for a list, all of its numbers ' +
      'are shown.',
    PATH_DETAILS,
    'With --text, shows how a text is read: its references, and why the name of a framework in it is not one.',
    exitStatus('0, 1 if the number or its edition is unknown, or a name in the text of --text is not a reference'),
  ],
  options: [
    { name: 'text', value: 'TEXT', help: 'Show how this text is read, and why not.' },
    formatOption(['pretty', 'json']),
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs explain "INTERPOL-SP 3.4"', 'Show everything about objective 3.4, and its references.'],
    ['objrefs explain "INTERPOL-SP 1.1, 1.2" plans', 'Show two objectives, and their references in a folder.'],
    ['objrefs explain "INTERPOL-SP 3" --format json', 'Write JSON for other programs.'],
    ['objrefs explain --text "as in INTERPOL-SP 3.4"', 'Show how a sentence is read.'],
  ],
  load: async () => (await import('../explain/explain.ts')).explain,
};

export const COVERAGE: Command = {
  name: 'coverage',
  summary: 'Show which objectives are cited, and where.',
  operands: '[PATH…]',
  details: [
    PATH_DETAILS,
    'An objective counts as cited where a document cites its own number, in a list or within a range; references to its ' +
      'parent are counted separately. References in catalogs do not count.',
    exitStatus('0, 1 if objectives that --require or --require-all names are not cited'),
  ],
  options: [
    {
      name: 'framework',
      value: 'PREFIX',
      help:
        'Measure this framework (a prefix or alias). May be given several times. The default is all enabled ones; of ' +
        'the built-in ones, those that are cited.',
    },
    {
      name: 'by',
      value: 'WHAT',
      choices: ['document', 'folder'],
      help: 'Group references by document (the default) or folder.',
    },
    {
      name: 'format',
      value: 'FORMAT[=FILE]',
      choices: ['pretty', 'json', 'csv', 'markdown', 'html'],
      takesFile: true,
      help:
        'Output format: pretty (the default), json, csv, markdown or html (one page). May be given several times; all ' +
        'but one need a file.',
    },
    JSON_FORMAT,
    OUTPUT,
    {
      name: 'require',
      value: 'PERCENT',
      help: 'Fail unless this share of the objectives of each framework is cited.',
    },
    {
      name: 'require-all',
      value: 'NUMBERS',
      help:
        'Fail unless these objectives, and all below them, are cited: a number, with * as a wildcard. May be given ' +
        'several times.',
    },
    { name: 'compare', value: 'FILE', help: 'Show the changes since an earlier JSON report.' },
    {
      name: 'merge',
      value: 'FILE',
      help: 'Add the JSON report of another repository. May be given several times.',
    },
    {
      name: 'link',
      value: 'URL',
      help: 'Target of links in html, with {file} and {line}; the default is the files themselves.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs coverage', 'Measure every enabled framework.'],
    [
      'objrefs coverage plans --framework INTERPOL-SP --by folder',
      'Measure one framework in a folder, by its folders.',
    ],
    ['objrefs coverage --require 90% --require-all "3.*"', 'Fail in CI if too little is cited.'],
    ['objrefs coverage --format html --output coverage.html', 'Write a web page.'],
    ['objrefs coverage --format json=now.json --compare earlier.json', 'Show the changes since an earlier report.'],
    ['objrefs coverage --merge north.json --merge south.json', 'Measure several repositories as one.'],
  ],
  load: async () => (await import('../coverage/coverage.ts')).coverage,
};

export const DIFF: Command = {
  name: 'diff',
  summary: 'Compare two editions of a framework.',
  operands: 'PREFIX OLD NEW [PATH…]',
  details: [
    'Shows the objectives that an edition adds, withdraws, moves, merges, splits and rewords, and the numbers that it ' +
      'reuses. Changes that the catalog does not record are found by comparing texts. PREFIX is a prefix or alias; OLD and ' +
      'NEW are editions or their aliases.',
    'With --impact, also shows the references in PATH that each change affects; the default is the working directory.',
    exitStatus('0'),
  ],
  options: [
    { name: 'impact', help: 'Show the references to each changed objective, and how many are affected.' },
    NO_GIT,
    formatOption(['pretty', 'json', 'markdown', 'html'], { html: 'one page' }),
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs diff "NIST CSF" 1.1 2.0', 'Show the changes from 1.1 to 2.0.'],
    ['objrefs diff "NIST CSF" 1.1 2.0 --impact plans', 'Show the references in a folder that they affect.'],
    ['objrefs diff CSF 1.1 2.0 --format html --output csf.html', 'Write a web page.'],
  ],
  load: async () => (await import('../diff/diff.ts')).diff,
};

export const EXPORT: Command = {
  name: 'export',
  summary: 'Export a framework to another format.',
  operands: 'PREFIX',
  details: [
    'PREFIX is a prefix or alias. JSON and CSV contain every edition, or the one set by --edition; Markdown and OSCAL ' +
      'contain one, by default the edition that references without an edition mean.',
    exitStatus('0'),
  ],
  options: [
    formatOption(['json', 'csv', 'markdown', 'oscal'], { oscal: 'a catalog in JSON' }),
    { name: 'edition', value: 'EDITION', help: 'The edition, or an alias of it.' },
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs export INTERPOL-SP', 'Write the whole framework as JSON.'],
    ['objrefs export "NIST CSF" --edition 1.1 --format csv -o csf.csv', 'Write a table for a spreadsheet.'],
    ['objrefs export INTERPOL-SP --format oscal', 'Write an OSCAL catalog.'],
  ],
  load: async () => (await import('../export/export.ts')).exportFramework,
};
