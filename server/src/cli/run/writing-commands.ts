import { IMPORT_FORMAT_CHOICES } from '../../core/fields/import-formats.ts';
import { REFERENCE_CODES } from '../../core/model/diagnostic.ts';
import {
  CATALOGS,
  type Command,
  DRY_RUN,
  exitStatus,
  formatOption,
  HELP,
  JSON_FORMAT,
  NO_GIT,
  OUTPUT,
  PATH_DETAILS,
} from '../command.ts';
import { BASELINE_OPTIONS, FAIL_ON } from './reporting-commands.ts';

/* The commands that write files. */

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
  load: async () => (await import('../fix/fix.ts')).fix,
};

export const MIGRATE: Command = {
  name: 'migrate',
  summary: 'Migrate references to another edition.',
  operands: 'PREFIX --to EDITION [PATH…]',
  details: [
    PATH_DETAILS,
    'Replaces references to older editions and to removed numbers by their replacements in EDITION, as far as the ' +
      'catalogs record them. Numbers that were split, reused or removed are not changed, but listed with what they may ' +
      'mean; --interactive asks about each of them. What is settled about reused numbers is recorded in ' +
      'objrefs.reviews.yaml of the root, so that it is not asked again. Files keep their encoding, line ends and permissions; a file that is changed in the meantime is not written. ' +
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
    { name: 'interactive', short: 'i', help: 'Ask about each reference that needs a decision.' },
    NO_GIT,
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
    ['objrefs migrate CSF --to 2.0 --interactive', 'Decide what the catalogs do not settle.'],
    ['objrefs migrate CSF --to 2.0 --choose ID.AM-6=GV.SC-02', 'Choose the replacement of a split number.'],
  ],
  load: async () => (await import('../migrate/migrate.ts')).migrate,
};

export const REVIEW: Command = {
  name: 'review',
  summary: 'Record that documents were reviewed.',
  operands: '[PATH…]',
  details: [
    PATH_DETAILS,
    'For each document and objective that it cites, the wording of the objective is recorded in objrefs.reviews.yaml of the ' +
      'root. When a catalog changes the wording, objrefs check reports changed-objective until the document is reviewed ' +
      'again. Only references that resolve are recorded. Documents that were renamed in git keep their reviews.',
    exitStatus('0', 'wrong usage or something that could not be read or written'),
  ],
  options: [
    { name: 'dry-run', short: 'n', help: 'Do not change any files; show what would be recorded.' },
    {
      name: 'objective',
      value: 'REFERENCE',
      help: 'Record only references to this objective, written as in a text: "INTERPOL-SP 3.4". May be given several times.',
    },
    {
      name: 'prune',
      help: 'Only remove reviews: of documents that no longer exist, and of references that are no longer in PATH.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs review --dry-run', 'Show what is new or has changed since the last review.'],
    ['objrefs review plans/annual-plan.md', 'Record that a document was reviewed.'],
    ['objrefs review --objective "INTERPOL-SP 3.4"', 'Record that all references to objective 3.4 were reviewed.'],
    ['objrefs review --prune', 'Remove reviews that are no longer needed.'],
  ],
  load: async () => (await import('../review/review.ts')).review,
};

export const INIT: Command = {
  name: 'init',
  summary: 'Create a catalog for your own framework.',
  operands: '',
  details: [
    'Creates a commented catalog, objrefs.yaml, a recommendation of the VS Code extension and a CI step in the working ' +
      'directory. Existing files are not changed. On a terminal, asks for values that no option sets.',
    exitStatus('0', 'wrong usage or a file that could not be written'),
  ],
  options: [
    { name: 'prefix', value: 'PREFIX', help: 'Prefix used in citations, for example INTERPOL-SP.' },
    { name: 'title', value: 'TEXT', help: 'Full name of the framework.' },
    { name: 'edition', value: 'EDITION', help: 'Name of its edition, for example 2014-2016.' },
    { name: 'levels', value: 'NAMES', help: 'Names of its levels, outermost first: "priority, objective".' },
    {
      name: 'ci',
      value: 'SERVICE',
      choices: ['github', 'gitlab', 'none'],
      help: 'CI service to create a step for: github, gitlab or none. Detected by default.',
    },
    { name: 'dry-run', short: 'n', help: 'Do not write any files; print them.' },
    HELP,
  ],
  examples: [
    ['objrefs init --prefix ACME-SP', 'Create a framework; on a terminal, ask for the rest.'],
    ['objrefs init --prefix ACME-SP --edition 2025 --ci github', 'Also create a workflow for GitHub.'],
    ['objrefs init --prefix ACME-SP --dry-run', 'Print the files.'],
  ],
  load: async () => (await import('../init/init.ts')).init,
};

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
    { ...OUTPUT, help: 'Write the catalog to FILE, which is created with its folders.' },
    { name: 'force', help: 'Overwrite FILE even if it has other contents, for example edits of yours.' },
    HELP,
  ],
  examples: [
    ['objrefs import controls.csv --prefix ACME', 'Create a catalog from a table.'],
    ['objrefs import 2026.md --previous acme.objectives.yaml', 'Add a new edition to a catalog.'],
    ['objrefs import controls.csv --prefix ACME --number id -o a.objectives.yaml', 'Specify the column of numbers.'],
  ],
  load: async () => (await import('../import/import.ts')).importFramework,
};
