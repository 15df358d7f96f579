import { CATALOGS, type Command, exitStatus, formatOption, HELP, OUTPUT } from '../command.ts';

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
  load: async () => (await import('./export.ts')).exportFramework,
};
