import {
  CATALOGS,
  type Command,
  exitStatus,
  formatOption,
  HELP,
  JSON_FORMAT,
  OUTPUT,
  PATH_DETAILS,
} from '../command.ts';

export const REFERENCES: Command = {
  name: 'references',
  summary: 'List references and what they mean.',
  operands: '[PATH…]',
  details: [PATH_DETAILS, exitStatus('0')],
  options: [
    {
      name: 'objective',
      value: 'REFERENCE',
      help:
        'List only references to this objective, written as in a text: "INTERPOL-SP 3.4", and ranges that contain it. ' +
        'May be given several times.',
    },
    formatOption(['pretty', 'json', 'csv']),
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs references', 'List every reference in the working directory.'],
    ['objrefs references plans --objective "INTERPOL-SP 3.4"', 'Find the references to objective 3.4 in a folder.'],
    ['objrefs references --format csv --output references.csv', 'Write a table for a spreadsheet.'],
  ],
  load: async () => (await import('./references.ts')).references,
};
