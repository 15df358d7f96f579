import { IMPORT_FORMAT_CHOICES } from '../../core/fields/import-formats.ts';
import { type Command, HELP, OUTPUT } from '../command.ts';

export const IMPORT: Command = {
  name: 'import',
  summary: 'Make a catalog from a file in another format.',
  operands: 'FILE…',
  details: [
    'Prints a catalog of what the files describe, for you to read before it is used; what a catalog has no place for is ' +
      'named on standard error. Several files are the editions of one framework, oldest first. The same readers work ' +
      'live where "catalogs" in objrefs.yaml names a file.',
    'Exit status: 0, or 2 for wrong usage or a file that cannot be read as a framework.',
  ],
  options: [
    { name: 'prefix', value: 'PREFIX', help: 'What stands before a number in a citation: "INTERPOL-SP".' },
    {
      name: 'edition',
      value: 'EDITION',
      help: 'Name of the edition that the file holds; once for each of several files.',
    },
    {
      name: 'previous',
      value: 'FILE',
      help: 'A catalog that the files are new editions of: what became of its objectives is proposed.',
    },
    {
      name: 'from',
      value: 'FORMAT',
      help: `The format, where the file does not tell: ${IMPORT_FORMAT_CHOICES.map(({ value }) => value).join(', ')}.`,
    },
    { name: 'number', value: 'COLUMN', help: 'The column or property that has the numbers.' },
    { name: 'title', value: 'COLUMN', help: 'The column or property that has the titles.' },
    { ...OUTPUT, help: 'Write the catalog to a file, whose folders are made; it is replaced if it is there.' },
    HELP,
  ],
  examples: [
    ['objrefs import controls.csv --prefix ACME', 'A catalog from a table.'],
    ['objrefs import 2026.md --previous acme.objectives.yaml', 'That catalog, with a new edition.'],
    ['objrefs import controls.csv --prefix ACME --number id -o a.objectives.yaml', 'With the column of the numbers.'],
  ],
  load: async () => (await import('./import.ts')).importFramework,
};
