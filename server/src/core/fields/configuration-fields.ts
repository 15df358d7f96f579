import { REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { FILE_CODES } from '../model/file-codes.ts';
import { DEFAULT_LIMITS } from '../settings/configuration.ts';
import { PROBLEM_CODES, SEVERITY_SETTINGS } from '../settings/severities.ts';
import {
  BOOLEAN,
  type Choice,
  either,
  FORMAT,
  field,
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
    field(
      'catalogs',
      setOf(either(text('path'), fieldsOf('import'))),
      'Catalogs in addition to those found automatically: paths, glob patterns, or files in other formats with their import options.',
      '[frameworks/*.objectives.yaml]',
    ),
    field(
      'frameworks',
      { kind: 'entries', keys: 'framework', values: either(SWITCH, fieldsOf('framework')) },
      'Frameworks to enable, by prefix: on, off, or on with the edition that is meant by citations without an edition.',
      '{INTERPOL-SP: on, NIST CSF: {edition: "1.1"}}',
    ),
    field('exclude', listOf(text('path')), 'Glob patterns of files and folders to skip.', '[archive/**]'),
    field(
      'severity',
      { kind: 'entries', keys: CODE_CHOICES, values: { kind: 'choice', choices: SEVERITY_CHOICES } },
      'Severity of each problem code.',
      '{superseded-edition: off}',
    ),
    field(
      'context',
      listOf(fieldsOf('context')),
      'Places where numbers count without a prefix.',
      '[{files: "plans/**/*.md", framework: INTERPOL-SP}]',
    ),
    field('limits', fieldsOf('limits'), 'Size limits of what is read.', '{fileSize: 10 MB}'),
    field('requireReview', BOOLEAN, 'Report references that have never been reviewed.', 'true'),
  ],
};

const FRAMEWORK: Mapping = {
  title: 'An enabled framework, with its default edition',
  page: 'configuration.md',
  needs: [],
  fields: [field('edition', text('framework-edition'), 'Edition meant by citations without an edition.', '"1.1"')],
};

const IMPORT: Mapping = {
  title: 'A file in another format that is read as a catalog',
  page: 'importing.md',
  needs: [['file']],
  fields: [
    field('file', text('path'), 'Path of the file, relative to the root.', 'frameworks/controls.csv'),
    field(
      'prefix',
      text('framework'),
      'Prefix before the number in citations, if the file does not contain it.',
      'ACME',
    ),
    field('edition', text(), 'Name of the edition in the file.', '"2024"'),
    field(
      'from',
      { kind: 'choice', choices: IMPORT_FORMAT_CHOICES, ignoreCase: true },
      'Format of the file, if it cannot be detected.',
      'csv',
    ),
    field(
      'number',
      text(),
      'Location of the numbers: a column of a table, or a property of an OSCAL catalog.',
      'Control ID',
    ),
    field('title', text(), 'Column of the titles.', 'Control name'),
  ],
};

const CONTEXT: Mapping = {
  title: 'Places where numbers count without a prefix',
  page: 'declaring.md#in-objrefsyaml',
  needs: [['framework'], ['files', 'keys']],
  fields: [
    field(
      'files',
      ONE_OR_MORE,
      'Glob patterns of the files. Default: all files that have one of the keys.',
      '"plans/**/*.md"',
    ),
    field('keys', ONE_OR_MORE, 'Keys of YAML and JSON files whose values are numbers of the framework.', '[nist-csf]'),
    field('framework', text('framework'), 'Prefix of the framework that the numbers belong to.', 'INTERPOL-SP'),
    field('edition', text('framework-edition'), 'Edition of the numbers, if it is not the current one.', '2014-2016'),
  ],
};

const LIMITS: Mapping = {
  title: 'Size limits of what is read',
  page: 'configuration.md',
  needs: [],
  fields: [
    field(
      'fileSize',
      text('size'),
      `Maximum size of a document. Larger ones are skipped. Default: ${DEFAULT_LIMITS.fileSize}.`,
      '10 MB',
    ),
    field(
      'lineLength',
      text('count'),
      `Maximum length of a line in characters. Longer ones are not searched. Default: ${DEFAULT_LIMITS.lineLength}.`,
      '100000',
    ),
    field(
      'files',
      text('count'),
      `Maximum number of files in a folder that editors search. Default: ${DEFAULT_LIMITS.files}.`,
      '10000',
    ),
    field(
      'references',
      text('count'),
      `Maximum number of references in closed files that editors keep. Default: ${DEFAULT_LIMITS.references}.`,
      '100000',
    ),
  ],
};

export const CONFIGURATION_MAPPINGS = {
  configuration: CONFIGURATION,
  framework: FRAMEWORK,
  import: IMPORT,
  context: CONTEXT,
  limits: LIMITS,
};
