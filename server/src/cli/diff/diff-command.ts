import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT } from '../command.ts';

export const DIFF: Command = {
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
    JSON_FORMAT,
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
};
