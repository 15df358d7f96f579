import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT, PRETTY_OR_JSON, WHAT_IS_READ } from '../command.ts';

export const EXPLAIN: Command = {
  name: 'explain',
  summary: 'Tell everything about an objective.',
  operands: 'REFERENCE [PATH…]',
  details: [
    'What the number means in every edition, where it is defined, what it came from and what became of it, and where in ' +
      'PATH it is cited, in whichever edition. REFERENCE is written as in a text, in quotes; a list tells of each of its ' +
      'numbers.',
    WHAT_IS_READ,
    'Exit status: 0, 1 where the number or its edition is unknown, or 2 for wrong usage or something unreadable.',
  ],
  options: [PRETTY_OR_JSON, JSON_FORMAT, OUTPUT, ...CATALOGS, HELP],
  examples: [
    ['objrefs explain "INTERPOL-SP 3.4"', 'Everything about objective 3.4, and who cites it.'],
    ['objrefs explain "INTERPOL-SP 1.1, 1.2" plans', 'Two objectives, and where a folder cites them.'],
    ['objrefs explain "INTERPOL-SP 3" --format json', 'The same for other programs.'],
  ],
  load: async () => (await import('./explain.ts')).explain,
};
