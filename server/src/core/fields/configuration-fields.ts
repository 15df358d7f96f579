import { REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { FILE_CODES } from '../model/file-codes.ts';
import { DEFAULT_LIMITS } from '../settings/limits.ts';
import { PROBLEM_CODES, SEVERITY_SETTINGS } from '../settings/severities.ts';
import { BOOLEAN, type Choice, either, fieldsOf, listOf, type Mapping, setOf, text, type ValueType } from './field.ts';
import { FORMAT } from './format-field.ts';
import { IMPORT_FORMAT_CHOICES } from './import-formats.ts';

const SEVERITY: Record<SeveritySetting, string> = {
  error: 'Fails a check, unless that is told otherwise',
  warning: 'Shown, and fails no check',
  information: 'Shown as a remark',
  hint: 'Shown by editors only, faintly',
  off: 'Not shown',
};
const SEVERITY_CHOICES: readonly Choice[] = SEVERITY_SETTINGS.map((value) => ({ value, description: SEVERITY[value] }));
const DEFAULTS: Readonly<Record<string, string>> = { ...REFERENCE_CODES, ...FILE_CODES };
const CODE_CHOICES: readonly Choice[] = PROBLEM_CODES.map((value) => ({
  value,
  description: `Default: ${DEFAULTS[value]}`,
}));

const SWITCH: ValueType = {
  kind: 'choice',
  ignoreCase: true,
  choices: [
    { value: 'on', description: 'In use' },
    { value: 'off', description: 'Not in use' },
    { value: 'true', description: 'The same as on' },
    { value: 'false', description: 'The same as off' },
  ],
};
const ONE_OR_MORE = either(text(), listOf(text()));

const CONFIGURATION: Mapping = {
  title: 'What a team agrees on: objrefs.yaml at the root',
  page: 'configuration.md',
  needs: [],
  fields: [
    FORMAT,
    {
      name: 'catalogs',
      type: setOf(either(text('path'), fieldsOf('import'))),
      description:
        'Catalogs beyond those that are found by themselves: paths or globs, or files of other formats with what has to be said of them.',
      example: '[frameworks/*.objectives.yaml]',
    },
    {
      name: 'frameworks',
      type: { kind: 'entries', keys: 'framework', values: either(SWITCH, fieldsOf('framework')) },
      description:
        'Which frameworks are in use, by prefix: on, off, or on with the edition that citations without an edition mean.',
      example: '{INTERPOL-SP: on, NIST CSF: {edition: "1.1"}}',
    },
    {
      name: 'exclude',
      type: listOf(text('path')),
      description: 'Globs of files and folders that are not read.',
      example: '[archive/**]',
    },
    {
      name: 'severity',
      type: { kind: 'entries', keys: CODE_CHOICES, values: { kind: 'choice', choices: SEVERITY_CHOICES } },
      description: 'How grave each kind of problem is, by its code.',
      example: '{superseded-edition: off}',
    },
    {
      name: 'context',
      type: listOf(fieldsOf('context')),
      description: 'Where numbers count without a prefix.',
      example: '[{files: "plans/**/*.md", framework: INTERPOL-SP}]',
    },
    {
      name: 'limits',
      type: fieldsOf('limits'),
      description: 'What is not read since it is too large.',
      example: '{fileSize: 10 MB}',
    },
    {
      name: 'requireReview',
      type: BOOLEAN,
      description: 'Whether references that were never reviewed are reported.',
      example: 'true',
    },
  ],
};

const FRAMEWORK: Mapping = {
  title: 'A framework that is in use, with its default edition',
  page: 'configuration.md',
  needs: [],
  fields: [
    {
      name: 'edition',
      type: text('framework-edition'),
      description: 'The edition that citations without an edition mean.',
      example: '"1.1"',
    },
  ],
};

const IMPORT: Mapping = {
  title: 'A file of another format that is read as a catalog',
  page: 'importing.md',
  needs: [['file']],
  fields: [
    { name: 'file', type: text('path'), description: 'The file, from the root.', example: 'frameworks/controls.csv' },
    {
      name: 'prefix',
      type: text('framework'),
      description: 'What stands before the number in a citation, where the file does not say it.',
      example: 'ACME',
    },
    { name: 'edition', type: text(), description: 'Name of the edition that the file holds.', example: '"2024"' },
    {
      name: 'from',
      type: { kind: 'choice', choices: IMPORT_FORMAT_CHOICES, ignoreCase: true },
      description: 'Format of the file, where its name does not tell.',
      example: 'csv',
    },
    {
      name: 'number',
      type: text(),
      description: 'Where the numbers stand: the column of a table, or the property of an OSCAL catalog.',
      example: 'Control ID',
    },
    { name: 'title', type: text(), description: 'Column of the titles.', example: 'Control name' },
  ],
};

const CONTEXT: Mapping = {
  title: 'Where numbers count without a prefix',
  page: 'declaring.md#in-objrefsyaml',
  needs: [['framework'], ['files', 'keys']],
  fields: [
    {
      name: 'files',
      type: ONE_OR_MORE,
      description: 'Globs of the files. Without it, all that have one of the keys.',
      example: '"plans/**/*.md"',
    },
    {
      name: 'keys',
      type: ONE_OR_MORE,
      description: 'Keys of YAML and JSON files whose values are numbers of the framework.',
      example: '[nist-csf]',
    },
    {
      name: 'framework',
      type: text('framework'),
      description: 'Prefix of the framework that the numbers belong to.',
      example: 'INTERPOL-SP',
    },
    {
      name: 'edition',
      type: text('framework-edition'),
      description: 'The edition that the numbers are of, where it is not the current one.',
      example: '2014-2016',
    },
  ],
};

const LIMITS: Mapping = {
  title: 'What is not read since it is too large',
  page: 'configuration.md',
  needs: [],
  fields: [
    {
      name: 'fileSize',
      type: text('size'),
      description: `Larger documents are not read. Default: ${DEFAULT_LIMITS.fileSize}.`,
      example: '10 MB',
    },
    {
      name: 'lineLength',
      type: text('count'),
      description: `Longer lines are not searched, in characters. Default: ${DEFAULT_LIMITS.lineLength}.`,
      example: '100000',
    },
    {
      name: 'files',
      type: text('count'),
      description: `More files of a folder are not searched by editors. Default: ${DEFAULT_LIMITS.files}.`,
      example: '10000',
    },
    {
      name: 'references',
      type: text('count'),
      description: `More references in closed files are not kept by editors. Default: ${DEFAULT_LIMITS.references}.`,
      example: '100000',
    },
  ],
};

export const CONFIGURATION_MAPPINGS = {
  configuration: CONFIGURATION,
  framework: FRAMEWORK,
  import: IMPORT,
  context: CONTEXT,
  limits: LIMITS,
};
