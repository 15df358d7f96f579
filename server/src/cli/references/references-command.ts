import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT, WHAT_IS_READ } from '../command.ts';

export const REFERENCES: Command = {
  name: 'references',
  summary: 'List references and what they mean.',
  operands: '[PATH…]',
  details: [WHAT_IS_READ, 'Exit status: 0, or 2 for wrong usage or something unreadable.'],
  options: [
    {
      name: 'objective',
      value: 'REFERENCE',
      help:
        'Only references to this objective, written as in a text: "INTERPOL-SP 3.4", and ranges that take it in. May be ' +
        'given several times.',
    },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json', 'csv'],
      help: 'How to report: pretty (for people, the default), json or csv.',
    },
    JSON_FORMAT,
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
};
