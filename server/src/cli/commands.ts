import { REFERENCE_CODES } from '../core/model/problem.ts';
import type { Arguments, OptionSpecification } from './arguments.ts';
import { BASELINE_OPTIONS, CHECK_EXAMPLES, CHECK_FORMAT, CHECK_OPTIONS, FAIL_ON } from './check/check-command.ts';
import type { CommandLine, ExitCode } from './command-line.ts';

export type Run = (given: Arguments, line: CommandLine) => Promise<ExitCode>;

/** A command as dispatched and as explained by `--help`. What it takes to run it is loaded when it is run. */
export interface Command {
  readonly name: string;
  /** What it does, as a sentence in the list of commands. */
  readonly summary: string;
  readonly operands: string;
  readonly details: readonly string[];
  readonly options: readonly OptionSpecification[];
  /** Each with what it does. */
  readonly examples: readonly (readonly [command: string, effect: string])[];
  readonly load: () => Promise<Run>;
}

export const HELP: OptionSpecification = { name: 'help', short: 'h', help: 'Show this help.' };

const OUTPUT: OptionSpecification = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  help: 'Write the report to a file instead of standard output.',
};

const CATALOGS: readonly OptionSpecification[] = [
  { name: 'catalog', value: 'FILE', help: 'Use this catalog too. May be given several times.' },
  { name: 'config', value: 'FILE', help: 'Use this file instead of the objrefs.yaml of the root.' },
];

const WHAT_IS_READ =
  'PATH is a file, a folder or a pattern in quotes; without one, the working directory. In folders, files that git ' +
  'ignores, node_modules, binary files and what objrefs.yaml excludes are left out; a file named here is read ' +
  'whatever the rules say. Catalogs and objrefs.yaml come from the nearest folder upwards with objrefs.yaml or .git.';

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    summary: 'Find references that are wrong or out of date.',
    operands: '[PATH…]',
    details: [
      WHAT_IS_READ,
      'Exit status: 0 nothing as grave as --fail-on, 1 findings that are, 2 wrong usage or something unreadable.',
    ],
    options: [CHECK_FORMAT, OUTPUT, ...CHECK_OPTIONS, ...CATALOGS, HELP],
    examples: CHECK_EXAMPLES,
    load: async () => (await import('./check/check.ts')).check,
  },
  {
    name: 'references',
    summary: 'List references and what they mean.',
    operands: '[PATH…]',
    details: [WHAT_IS_READ, 'Exit status: 0, or 2 for wrong usage or something unreadable.'],
    options: [
      {
        name: 'objective',
        value: 'REFERENCE',
        help: 'Only references to this objective, written as in a text: "INTERPOL-SP 3.4".',
      },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'csv'],
        help: 'How to report: pretty (for people, the default), json or csv.',
      },
      OUTPUT,
      ...CATALOGS,
      HELP,
    ],
    examples: [
      ['objrefs references', 'List every reference in the working directory.'],
      ['objrefs references plans --objective "INTERPOL-SP 3.4"', 'Who cites objective 3.4?'],
      ['objrefs references --format csv --output references.csv', 'A table for a spreadsheet.'],
    ],
    load: async () => (await import('./references.ts')).references,
  },
  {
    name: 'fix',
    summary: 'Mend references in files.',
    operands: '[PATH…]',
    details: [
      WHAT_IS_READ,
      'What needs no choice is mended: numbers with one successor that is moved, merged or equal, and ranges that are ' +
        'reversed or empty. superseded-edition, noncanonical-reference and unused-suppression are mended only where --code ' +
        'names them. Files keep their encoding, line ends and permissions; one that is changed meanwhile is left alone. ' +
        'Catalogs and objrefs.yaml are never changed.',
      'Exit status: 0 nothing left as grave as --fail-on, 1 something left that is, 2 wrong usage or a file that could ' +
        'not be read or written.',
    ],
    options: [
      { name: 'dry-run', short: 'n', help: 'Change nothing; print a patch that git apply takes.' },
      {
        name: 'code',
        value: 'CODE',
        choices: Object.keys(REFERENCE_CODES),
        help: 'Mend problems of this code only. May be given several times.',
      },
      {
        name: 'pins',
        value: 'WHAT',
        choices: ['keep', 'add', 'lift'],
        help: 'What is done with editions that citations name: keep (the default), add to those that name none, or lift.',
      },
      { name: 'interactive', short: 'i', help: 'Ask what to choose where there are several fixes.' },
      FAIL_ON,
      ...BASELINE_OPTIONS,
      ...CATALOGS,
      HELP,
    ],
    examples: [
      ['objrefs fix --dry-run', 'What would be changed in the working directory?'],
      ['objrefs fix plans --code replaced-objective', 'Mend one kind of problem in a folder.'],
      ['objrefs fix --code superseded-edition', 'Bring citations of older editions up to date.'],
    ],
    load: async () => (await import('./fix/fix.ts')).fix,
  },
  {
    name: 'diff',
    summary: 'Compare two editions of a framework.',
    operands: 'PREFIX OLD NEW [PATH…]',
    details: [
      'What an edition adds, withdraws, moves, merges, splits, rewords, and which numbers it uses for something else. ' +
        'What catalogs record decides; texts are compared only where they record nothing. PREFIX is a prefix or alias, ' +
        'OLD and NEW are editions or their aliases.',
      'With --impact also the references in PATH that each change touches. Without PATH, the working directory.',
      'Exit status: 0, or 2 for wrong usage or something unreadable.',
    ],
    options: [
      { name: 'impact', help: 'Tell which references each change touches.' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'markdown', 'html'],
        help: 'How to report: pretty (for people, the default), json, markdown or html (one page).',
      },
      OUTPUT,
      ...CATALOGS,
      HELP,
    ],
    examples: [
      ['objrefs diff "NIST CSF" 1.1 2.0', 'What changed from 1.1 to 2.0?'],
      ['objrefs diff "NIST CSF" 1.1 2.0 --impact plans', 'Which references in a folder does it touch?'],
      ['objrefs diff CSF 1.1 2.0 --format html --output csf.html', 'A page to send around.'],
    ],
    load: async () => (await import('./diff/diff.ts')).diff,
  },
  {
    name: 'migrate',
    summary: 'Bring references to another edition.',
    operands: 'PREFIX --to EDITION [PATH…]',
    details: [
      WHAT_IS_READ,
      'References that name an older edition, and those to numbers that are gone, become what they became in EDITION, as ' +
        'far as the catalogs tell; what is split, reused or gone is left, with what it may be. Files keep their encoding, ' +
        'line ends and permissions; one that is changed meanwhile is left alone. Catalogs and objrefs.yaml are never changed.',
      'Exit status: 0 nothing left, 1 something left for a person, 2 wrong usage or a file that could not be read or ' +
        'written.',
    ],
    options: [
      { name: 'to', value: 'EDITION', help: 'The edition, or an alias of it.' },
      {
        name: 'choose',
        value: 'OLD=NEW',
        help: 'What a number becomes where that is open; several with commas. May be given several times.',
      },
      {
        name: 'pins',
        value: 'WHAT',
        choices: ['keep', 'add', 'lift'],
        help: 'What is done with editions that citations name: keep (the default: name the new one), add to those that name none, or lift.',
      },
      { name: 'dry-run', short: 'n', help: 'Change nothing; print a patch that git apply takes.' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json'],
        help: 'How to report: pretty (for people, the default) or json.',
      },
      OUTPUT,
      ...CATALOGS,
      HELP,
    ],
    examples: [
      ['objrefs migrate "NIST CSF" --to 2.0 --dry-run', 'What would be changed?'],
      ['objrefs migrate CSF --to 2.0 plans', 'Migrate a folder.'],
      ['objrefs migrate CSF --to 2.0 --choose ID.AM-6=GV.SC-02', 'Choose what a split number is.'],
    ],
    load: async () => (await import('./migrate/migrate.ts')).migrate,
  },
  {
    name: 'lsp',
    summary: 'Run the language server for an editor.',
    operands: '',
    details: ['Speaks the Language Server Protocol over standard input and output until the editor ends it.'],
    options: [{ name: 'stdio', help: 'Use standard input and output (the only transport).' }, HELP],
    examples: [['objrefs lsp --stdio', 'What an editor is told to start.']],
    load: async () => (await import('./lsp.ts')).lsp,
  },
];
