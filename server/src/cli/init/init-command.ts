import { type Command, HELP } from '../command.ts';

export const INIT: Command = {
  name: 'init',
  summary: 'Begin a catalog of your own framework.',
  operands: '',
  details: [
    'Writes a commented catalog, objrefs.yaml, a recommendation of the VS Code extension and a CI step into the working ' +
      'directory. What is there already is left alone. On a terminal it asks for what no option says.',
    'Exit status: 0, or 2 for wrong usage or a file that could not be written.',
  ],
  options: [
    { name: 'prefix', value: 'PREFIX', help: 'What stands before a number in a citation: "INTERPOL-SP".' },
    { name: 'title', value: 'TEXT', help: 'What the framework is called.' },
    { name: 'edition', value: 'EDITION', help: 'Name of its edition: "2014-2016".' },
    { name: 'levels', value: 'NAMES', help: 'Names of its levels, outermost first: "priority, objective".' },
    {
      name: 'ci',
      value: 'SERVICE',
      choices: ['github', 'gitlab', 'none'],
      help: 'Whose CI gets a step; by default what the directory has.',
    },
    { name: 'dry-run', short: 'n', help: 'Write nothing; print what would be written.' },
    HELP,
  ],
  examples: [
    ['objrefs init --prefix ACME-SP', 'Begin a framework; on a terminal, ask the rest.'],
    ['objrefs init --prefix ACME-SP --edition 2025 --ci github', 'With a workflow for GitHub.'],
    ['objrefs init --prefix ACME-SP --dry-run', 'What would be written?'],
  ],
  load: async () => (await import('./init.ts')).init,
};
