import { REFERENCE_CODES } from '../../core/model/diagnostic.ts';
import { BASELINE_OPTIONS, FAIL_ON } from '../check/check-command.ts';
import { CATALOGS, type Command, DRY_RUN, exitStatus, HELP, PATH_DETAILS } from '../command.ts';

export const FIX: Command = {
  name: 'fix',
  summary: 'Fix references in files.',
  operands: '[PATH…]',
  details: [
    PATH_DETAILS,
    'Fixes what does not need a decision: numbers with one replacement, and ranges that are reversed or empty. ' +
      'superseded-edition, title-mismatch, noncanonical-reference and unused-suppression are fixed only if --code names ' +
      'them. Files keep their encoding, line ends and permissions; a file that is changed in the meantime is not written. ' +
      'Catalogs and objrefs.yaml are never changed.',
    exitStatus(
      '0, 1 if findings at or above --fail-on remain',
      'wrong usage or a file that could not be read or written',
    ),
  ],
  options: [
    DRY_RUN,
    {
      name: 'code',
      value: 'CODE',
      choices: Object.keys(REFERENCE_CODES),
      help: 'Fix only problems with this code. May be given several times.',
    },
    {
      name: 'pins',
      value: 'WHAT',
      choices: ['keep', 'add', 'lift'],
      help: 'Editions in citations: keep them (the default), add them where there are none, or lift (remove) them.',
    },
    { name: 'interactive', short: 'i', help: 'Ask which fix to apply where there are several.' },
    FAIL_ON,
    ...BASELINE_OPTIONS,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs fix --dry-run', 'Show what would be fixed in the working directory.'],
    ['objrefs fix plans --code replaced-objective', 'Fix one kind of problem in a folder.'],
    ['objrefs fix --code superseded-edition', 'Update citations of older editions.'],
  ],
  load: async () => (await import('./fix.ts')).fix,
};
