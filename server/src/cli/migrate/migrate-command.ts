import {
  CATALOGS,
  type Command,
  DRY_RUN,
  exitStatus,
  formatOption,
  HELP,
  JSON_FORMAT,
  OUTPUT,
  PATH_DETAILS,
} from '../command.ts';

export const MIGRATE: Command = {
  name: 'migrate',
  summary: 'Migrate references to another edition.',
  operands: 'PREFIX --to EDITION [PATH…]',
  details: [
    PATH_DETAILS,
    'Replaces references to older editions and to removed numbers by their replacements in EDITION, as far as the ' +
      'catalogs record them. Numbers that were split, reused or removed are not changed, but listed with what they may ' +
      'mean. Files keep their encoding, line ends and permissions; a file that is changed in the meantime is not written. ' +
      'Catalogs and objrefs.yaml are never changed.',
    exitStatus('0, 1 if some references need a decision', 'wrong usage or a file that could not be read or written'),
  ],
  options: [
    { name: 'to', value: 'EDITION', help: 'The new edition, or an alias of it.' },
    {
      name: 'choose',
      value: 'OLD=NEW',
      help: 'Replacement of a number that needs a decision; several are separated by commas. May be given several times.',
    },
    {
      name: 'pins',
      value: 'WHAT',
      choices: ['keep', 'add', 'lift'],
      help: 'Editions in citations: keep them (the default; the new one is written), add them where there are none, or lift (remove) them.',
    },
    DRY_RUN,
    formatOption(['pretty', 'json']),
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs migrate "NIST CSF" --to 2.0 --dry-run', 'Show what would be changed.'],
    ['objrefs migrate CSF --to 2.0 plans', 'Migrate a folder.'],
    ['objrefs migrate CSF --to 2.0 --choose ID.AM-6=GV.SC-02', 'Choose the replacement of a split number.'],
  ],
  load: async () => (await import('./migrate.ts')).migrate,
};
