import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT, PRETTY_OR_JSON, WHAT_IS_READ } from '../command.ts';

export const MIGRATE: Command = {
  name: 'migrate',
  summary: 'Bring references to another edition.',
  operands: 'PREFIX --to EDITION [PATH…]',
  details: [
    WHAT_IS_READ,
    'References that name an older edition, and those to numbers that are gone, become what they became in EDITION, as ' +
      'far as the catalogs tell; what is split, reused or gone is left, with what it may be. Files keep their encoding, ' +
      'line ends and permissions; one that is changed meanwhile is left alone. Catalogs and objrefs.yaml are never changed.',
    'Exit status: 0 nothing left, 1 something left for a person, 2 wrong usage or a file that could not be read or ' +
      'written.',
  ],
  options: [
    { name: 'to', value: 'EDITION', help: 'The edition, or an alias of it.' },
    {
      name: 'choose',
      value: 'OLD=NEW',
      help: 'What a number becomes where that is open; several with commas. May be given several times.',
    },
    {
      name: 'pins',
      value: 'WHAT',
      choices: ['keep', 'add', 'lift'],
      help: 'What is done with editions that citations name: keep (the default: name the new one), add to those that name none, or lift.',
    },
    { name: 'dry-run', short: 'n', help: 'Change nothing; print a patch that git apply takes.' },
    PRETTY_OR_JSON,
    JSON_FORMAT,
    OUTPUT,
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs migrate "NIST CSF" --to 2.0 --dry-run', 'What would be changed?'],
    ['objrefs migrate CSF --to 2.0 plans', 'Migrate a folder.'],
    ['objrefs migrate CSF --to 2.0 --choose ID.AM-6=GV.SC-02', 'Choose what a split number is.'],
  ],
  load: async () => (await import('./migrate.ts')).migrate,
};
