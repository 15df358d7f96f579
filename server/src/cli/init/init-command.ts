import { type Command, exitStatus, HELP } from '../command.ts';

export const INIT: Command = {
  name: 'init',
  summary: 'Create a catalog for your own framework.',
  operands: '',
  details: [
    'Creates a commented catalog, objrefs.yaml, a recommendation of the VS Code extension and a CI step in the working ' +
      'directory. Existing files are not changed. On a terminal, asks for values that no option sets.',
    exitStatus('0', 'wrong usage or a file that could not be written'),
  ],
  options: [
    { name: 'prefix', value: 'PREFIX', help: 'Prefix used in citations, for example INTERPOL-SP.' },
    { name: 'title', value: 'TEXT', help: 'Full name of the framework.' },
    { name: 'edition', value: 'EDITION', help: 'Name of its edition, for example 2014-2016.' },
    { name: 'levels', value: 'NAMES', help: 'Names of its levels, outermost first: "priority, objective".' },
    {
      name: 'ci',
      value: 'SERVICE',
      choices: ['github', 'gitlab', 'none'],
      help: 'CI service to create a step for: github, gitlab or none. Detected by default.',
    },
    { name: 'dry-run', short: 'n', help: 'Do not write any files; print them.' },
    HELP,
  ],
  examples: [
    ['objrefs init --prefix ACME-SP', 'Create a framework; on a terminal, ask for the rest.'],
    ['objrefs init --prefix ACME-SP --edition 2025 --ci github', 'Also create a workflow for GitHub.'],
    ['objrefs init --prefix ACME-SP --dry-run', 'Print the files.'],
  ],
  load: async () => (await import('./init.ts')).init,
};
