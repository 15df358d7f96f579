import { COLOR, type Command, exitStatus, HELP } from '../command.ts';
import { EXIT } from '../command-line.ts';
import { CHECK, COVERAGE, DIFF, EXPLAIN, EXPORT, REFERENCES } from './reporting-commands.ts';
import { FIX, IMPORT, INIT, MIGRATE, REVIEW } from './writing-commands.ts';

const COMPLETION: Command = {
  name: 'completion',
  summary: 'Print a shell completion script.',
  operands: 'SHELL',
  details: [
    'SHELL is bash, zsh or fish. The script completes commands, options and their values, files, and, after explain and ' +
      '--objective, numbers with their titles. It runs objrefs, and therefore knows your catalogs.',
    'For bash, add "source <(objrefs completion bash)" to ~/.bashrc; for zsh, the same with zsh to ~/.zshrc, after ' +
      'compinit; for fish, write the script to ~/.config/fish/completions/objrefs.fish.',
    exitStatus('0', 'wrong usage'),
  ],
  options: [HELP],
  examples: [
    ['objrefs completion bash', 'Print the script for bash.'],
    ['objrefs completion zsh', 'Print the script for zsh.'],
    ['objrefs completion fish', 'Print the script for fish.'],
  ],
  load: async () => (await import('../shell-completion/scripts.ts')).completion,
};

const LSP: Command = {
  name: 'lsp',
  summary: 'Run the language server for an editor.',
  operands: '',
  details: ['Speaks the Language Server Protocol over standard input and output until the editor ends it.'],
  options: [{ name: 'stdio', help: 'Use standard input and output (the only transport).' }, HELP],
  examples: [['objrefs lsp --stdio', 'The command for the configuration of an editor.']],
  load: async () => {
    const { startNodeServer } = await import('../../node/start.ts');
    return async () => {
      // The process lives on until the client ends it.
      startNodeServer({ kind: 'stdio' });
      return EXIT.clean;
    };
  },
};

/** In the order of the general help. */
const REPORTING: readonly Command[] = [
  CHECK,
  REFERENCES,
  EXPLAIN,
  COVERAGE,
  FIX,
  DIFF,
  MIGRATE,
  REVIEW,
  INIT,
  IMPORT,
  EXPORT,
];

export const COMMANDS: readonly Command[] = [
  ...REPORTING.map((command) => ({ ...command, options: [...command.options.slice(0, -1), COLOR, HELP] })),
  COMPLETION,
  LSP,
];
