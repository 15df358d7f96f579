import { REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { FILE_CODES } from '../model/file-codes.ts';
import { DEFAULT_LIMITS } from '../settings/configuration.ts';
import { PROBLEM_CODES, SEVERITY_SETTINGS } from '../settings/severities.ts';
import {
  BOOLEAN,
  type Choice,
  either,
  FORMAT,
  fieldsOf,
  listOf,
  type Mapping,
  setOf,
  text,
  type ValueType,
} from './field.ts';
import { IMPORT_FORMAT_CHOICES } from './import-formats.ts';

const SEVERITY: Record<SeveritySetting, string> = {
  error: 'Fails a check by default',
  warning: 'Shown; does not fail a check',
  information: 'Shown as information',
  hint: 'Shown in editors only, less prominently',
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
    { value: 'on', description: 'Enabled' },
    { value: 'off', description: 'Disabled' },
    { value: 'true', description: 'Same as on' },
    { value: 'false', description: 'Same as off' },
  ],
};
const ONE_OR_MORE = either(text(), listOf(text()));

const CONFIGURATION: Mapping = {
  title: 'Shared configuration: objrefs.yaml at the root',
  page: 'configuration.md',
  needs: [],
  fields: [
    FORMAT,
    {
      name: 'catalogs',
      type: setOf(either(text('path'), fieldsOf('import'))),
      description:
        'Catalogs in addition to those found automatically: paths, glob patterns, or files in other formats with their import options.',
      example: '[frameworks/*.objectives.yaml]',
    },
    {
      name: 'frameworks',
      type: { kind: 'entries', keys: 'framework', values: either(SWITCH, fieldsOf('framework')) },
      description:
        'Frameworks to enable, by prefix: on, off, or on with the edition that is meant by citations without an edition.',
      example: '{INTERPOL-SP: on, NIST CSF: {edition: "1.1"}}',
    },
    {
      name: 'exclude',
      type: listOf(text('path')),
      description: 'Glob patterns of files and folders to skip.',
      example: '[archive/**]',
    },
    {
      name: 'severity',
      type: { kind: 'entries', keys: CODE_CHOICES, values: { kind: 'choice', choices: SEVERITY_CHOICES } },
      description: 'Severity of each problem code.',
      example: '{superseded-edition: off}',
    },
    {
      name: 'context',
      type: listOf(fieldsOf('context')),
      description: 'Places where numbers count without a prefix.',
      example: '[{files: "plans/**/*.md", framework: INTERPOL-SP}]',
    },
    {
      name: 'limits',
      type: fieldsOf('limits'),
      description: 'Size limits of what is read.',
      example: '{fileSize: 10 MB}',
    },
    {
      name: 'requireReview',
      type: BOOLEAN,
      description: 'Report references that have never been reviewed.',
      example: 'true',
    },
  ],
};

const FRAMEWORK: Mapping = {
  title: 'An enabled framework, with its default edition',
  page: 'configuration.md',
  needs: [],
  fields: [
    {
      name: 'edition',
      type: text('framework-edition'),
      description: 'Edition meant by citations without an edition.',
      example: '"1.1"',
    },
  ],
};

const IMPORT: Mapping = {
  title: 'A file in another format that is read as a catalog',
  page: 'importing.md',
  needs: [['file']],
  fields: [
    {
      name: 'file',
      type: text('path'),
      description: 'Path of the file, relative to the root.',
      example: 'frameworks/controls.csv',
    },
    {
      name: 'prefix',
      type: text('framework'),
      description: 'Prefix before the number in citations, if the file does not contain it.',
      example: 'ACME',
    },
    { name: 'edition', type: text(), description: 'Name of the edition in the file.', example: '"2024"' },
    {
      name: 'from',
      type: { kind: 'choice', choices: IMPORT_FORMAT_CHOICES, ignoreCase: true },
      description: 'Format of the file, if it cannot be detected.',
      example: 'csv',
    },
    {
      name: 'number',
      type: text(),
      description: 'Location of the numbers: a column of a table, or a property of an OSCAL catalog.',
      example: 'Control ID',
    },
    { name: 'title', type: text(), description: 'Column of the titles.', example: 'Control name' },
  ],
};

const CONTEXT: Mapping = {
  title: 'Places where numbers count without a prefix',
  page: 'declaring.md#in-objrefsyaml',
  needs: [['framework'], ['files', 'keys']],
  fields: [
    {
      name: 'files',
      type: ONE_OR_MORE,
      description: 'Glob patterns of the files. Default: all files that have one of the keys.',
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
      description: 'Edition of the numbers, if it is not the current one.',
      example: '2014-2016',
    },
  ],
};

const LIMITS: Mapping = {
  title: 'Size limits of what is read',
  page: 'configuration.md',
  needs: [],
  fields: [
    {
      name: 'fileSize',
      type: text('size'),
      description: `Maximum size of a document. Larger ones are skipped. Default: ${DEFAULT_LIMITS.fileSize}.`,
      example: '10 MB',
    },
    {
      name: 'lineLength',
      type: text('count'),
      description: `Maximum length of a line in characters. Longer ones are not searched. Default: ${DEFAULT_LIMITS.lineLength}.`,
      example: '100000',
    },
    {
      name: 'files',
      type: text('count'),
      description: `Maximum number of files in a folder that editors search. Default: ${DEFAULT_LIMITS.files}.`,
      example: '10000',
    },
    {
      name: 'references',
      type: text('count'),
      description: `Maximum number of references in closed files that editors keep. Default: ${DEFAULT_LIMITS.references}.`,
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
