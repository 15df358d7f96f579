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

export const EXPLAIN: Command = {
  name: 'explain',
  summary: 'Show everything about an objective.',
  operands: 'REFERENCE [PATH…]',
  details: [
    'Shows what the number means in every edition, where it is defined, what it replaced and what replaced it, and where ' +
      'it is cited in PATH, in any edition. REFERENCE is written as in a text, in quotes; for a list, all of its numbers ' +
      'are shown.',
    PATH_DETAILS,
    exitStatus('0, 1 if the number or its edition is unknown'),
  ],
  options: [formatOption(['pretty', 'json']), JSON_FORMAT, OUTPUT, ...CATALOGS, HELP],
  examples: [
    ['objrefs explain "INTERPOL-SP 3.4"', 'Show everything about objective 3.4, and its references.'],
    ['objrefs explain "INTERPOL-SP 1.1, 1.2" plans', 'Show two objectives, and their references in a folder.'],
    ['objrefs explain "INTERPOL-SP 3" --format json', 'Write JSON for other programs.'],
  ],
  load: async () => (await import('./explain.ts')).explain,
};
