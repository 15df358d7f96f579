import { CATALOGS, type Command, exitStatus, formatOption, HELP, JSON_FORMAT, OUTPUT } from '../command.ts';

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
    { name: 'impact', help: 'Show the references that each change affects.' },
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
  load: async () => (await import('./diff.ts')).diff,
};
