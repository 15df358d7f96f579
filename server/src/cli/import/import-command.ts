import { IMPORT_FORMAT_CHOICES } from '../../core/fields/import-formats.ts';
import { type Command, exitStatus, HELP, OUTPUT } from '../command.ts';

export const IMPORT: Command = {
  name: 'import',
  summary: 'Create a catalog from a file in another format.',
  operands: 'FILE…',
  details: [
    'Prints a catalog for you to review before use, and lists on standard error what was skipped. Several files are the ' +
      'editions of one framework, oldest first. Files can also be imported live: list them under "catalogs" in ' +
      'objrefs.yaml.',
    exitStatus('0', 'wrong usage or a file that could not be read as a framework'),
  ],
  options: [
    { name: 'prefix', value: 'PREFIX', help: 'Prefix used in citations, for example INTERPOL-SP.' },
    {
      name: 'edition',
      value: 'EDITION',
      help: 'Edition in the file; given once for each of several files.',
    },
    {
      name: 'previous',
      value: 'FILE',
      help: 'Catalog that the files are new editions of; replacements of its objectives are proposed.',
    },
    {
      name: 'from',
      value: 'FORMAT',
      help: `Input format, if it cannot be detected: ${IMPORT_FORMAT_CHOICES.map(({ value }) => value).join(', ')}.`,
    },
    { name: 'number', value: 'COLUMN', help: 'Column or property with the numbers.' },
    { name: 'title', value: 'COLUMN', help: 'Column or property with the titles.' },
    { ...OUTPUT, help: 'Write the catalog to FILE, which is created with its folders or overwritten.' },
    HELP,
  ],
  examples: [
    ['objrefs import controls.csv --prefix ACME', 'Create a catalog from a table.'],
    ['objrefs import 2026.md --previous acme.objectives.yaml', 'Add a new edition to a catalog.'],
    ['objrefs import controls.csv --prefix ACME --number id -o a.objectives.yaml', 'Specify the column of numbers.'],
  ],
  load: async () => (await import('./import.ts')).importFramework,
};
