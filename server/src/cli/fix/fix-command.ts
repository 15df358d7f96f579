import { REFERENCE_CODES } from '../../core/model/diagnostic.ts';
import { BASELINE_OPTIONS, FAIL_ON } from '../check/check-command.ts';
import { CATALOGS, type Command, HELP, WHAT_IS_READ } from '../command.ts';

export const FIX: Command = {
  name: 'fix',
  summary: 'Mend references in files.',
  operands: '[PATH…]',
  details: [
    WHAT_IS_READ,
    'What needs no choice is mended: numbers with one successor that is moved, merged or equal, and ranges that are ' +
      'reversed or empty. superseded-edition, title-mismatch, noncanonical-reference and unused-suppression are mended only where --code ' +
      'names them. Files keep their encoding, line ends and permissions; one that is changed meanwhile is left alone. ' +
      'Catalogs and objrefs.yaml are never changed.',
    'Exit status: 0 nothing left as grave as --fail-on, 1 something left that is, 2 wrong usage or a file that could ' +
      'not be read or written.',
  ],
  options: [
    { name: 'dry-run', short: 'n', help: 'Change nothing; print a patch that git apply takes.' },
    {
      name: 'code',
      value: 'CODE',
      choices: Object.keys(REFERENCE_CODES),
      help: 'Mend problems of this code only. May be given several times.',
    },
    {
      name: 'pins',
      value: 'WHAT',
      choices: ['keep', 'add', 'lift'],
      help: 'What is done with editions that citations name: keep (the default), add to those that name none, or lift.',
    },
    { name: 'interactive', short: 'i', help: 'Ask what to choose where there are several fixes.' },
    FAIL_ON,
    ...BASELINE_OPTIONS,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs fix --dry-run', 'What would be changed in the working directory?'],
    ['objrefs fix plans --code replaced-objective', 'Mend one kind of problem in a folder.'],
    ['objrefs fix --code superseded-edition', 'Bring citations of older editions up to date.'],
  ],
  load: async () => (await import('./fix.ts')).fix,
};
