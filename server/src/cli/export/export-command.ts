import { CATALOGS, type Command, HELP, OUTPUT } from '../command.ts';

export const EXPORT: Command = {
  name: 'export',
  summary: 'Write a framework in another format.',
  operands: 'PREFIX',
  details: [
    'PREFIX is a prefix or alias. JSON and CSV hold every edition, or the one that --edition names; Markdown and OSCAL hold ' +
      'one, by default the one that references without an edition mean.',
    'Exit status: 0, or 2 for wrong usage or something unreadable.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['json', 'csv', 'markdown', 'oscal'],
      help: 'json (the default), csv (a table), markdown or oscal (a catalog in JSON).',
    },
    { name: 'edition', value: 'EDITION', help: 'This edition, or an alias of it.' },
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs export INTERPOL-SP', 'Everything that the catalog says, for other programs.'],
    ['objrefs export "NIST CSF" --edition 1.1 --format csv -o csf.csv', 'A table for a spreadsheet.'],
    ['objrefs export INTERPOL-SP --format oscal', 'An OSCAL catalog.'],
  ],
  load: async () => (await import('./export.ts')).exportFramework,
};
