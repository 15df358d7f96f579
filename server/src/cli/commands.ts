import type { Arguments, OptionSpecification } from './arguments.ts';
import { CHECK_EXAMPLES, CHECK_FORMAT, CHECK_OPTIONS } from './check-command.ts';
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
    load: async () => (await import('./check.ts')).check,
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
    load: async () => (await import('./diff.ts')).diff,
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
