import { FILE_SIZE_PATTERN } from '../base/file-size.ts';
import { type DiagnosticCode, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { SPELLING_VARIANTS, type SpellingVariant } from '../model/reference.ts';
import { DEFAULT_LIMITS, type FrameworkChoice, type Limits } from './configuration.ts';
import { SEVERITY_SETTINGS } from './severities.ts';

/** The section of all settings in an editor. */
export const SETTINGS_SECTION = 'objectiveReferences';

/** Editor settings as read. Absent and invalid settings have their defaults. */
export interface Settings {
  /** By prefix. */
  readonly frameworks: ReadonlyMap<string, FrameworkChoice>;
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Accepted kinds of non-canonical spelling. */
  readonly accepted: ReadonlySet<SpellingVariant>;
  /** Globs, relative to the root. */
  readonly exclude: readonly string[];
  /** Globs of files that the editor hides, if it provides them: VS Code's `files.exclude`. */
  readonly hidden: readonly string[];
  readonly limits: Limits;
  /** Problems in files that are not open are reported too. */
  readonly closedFiles: boolean;
  /** `git blame` runs whenever a document is opened or saved. */
  readonly sinceWritten: boolean;
  /** Catalogs show how often each objective is cited. */
  readonly codeLens: boolean;
  /** Markdown documents have their citations as symbols, beside their headings. */
  readonly outlineInMarkdown: boolean;
  /** Whether titles are shown next to numbers, and their maximum number of characters. */
  readonly inlayHints: { readonly enabled: boolean; readonly length: number };
  /** References in code are coloured. */
  readonly coloursInCode: boolean;
  readonly insert: NumberInsertion;
  readonly trace: Trace;
  /** Invalid values. */
  readonly problems: readonly SettingProblem[];
  /** Settings that are set under a former name, which still applies. */
  readonly renamed: readonly RenamedSetting[];
}

export interface SettingProblem {
  /** The full name. */
  readonly setting: string;
  /** A sentence that names it. */
  readonly message: string;
}

/** Full names. */
export interface RenamedSetting {
  readonly from: string;
  readonly to: string;
}

/** Lengths of titles in inlay hints, in UTF-16 units. */
export const HINT_LENGTH = { default: 40, minimum: 10, maximum: 200 };

export const NUMBER_INSERTIONS = ['number', 'number and title'] as const;
/** What an accepted completion inserts. */
export type NumberInsertion = (typeof NUMBER_INSERTIONS)[number];

export const TRACES = ['off', 'messages', 'verbose'] as const;
export type Trace = (typeof TRACES)[number];

/** The groups of settings, in order. */
export const SETTING_GROUPS = {
  frameworks: 'Frameworks',
  problems: 'Problems',
  editing: 'Reading and Writing',
  files: 'Files and Limits',
  server: 'Troubleshooting',
} as const;

/** A row of the settings table. */
export interface SettingDefinition {
  /** Without the section: `limits.fileSize`. */
  readonly name: string;
  /** Former names, newest first, which still apply if the setting has its default. */
  readonly formerly?: readonly string[];
  readonly group: keyof typeof SETTING_GROUPS;
  /** VS Code's scope: `window` settings cannot differ by folder; absent for `resource` settings, which can. */
  readonly scope?: 'resource' | 'window';
  /** Its JSON Schema, default included. */
  readonly schema: Readonly<Record<string, unknown>> & { readonly default: unknown };
  /** Markdown for the settings editor and the page on settings. */
  readonly description: string;
  /** An example for the page, in JSON. */
  readonly example: string;
}

/** All settings. The contribution in `package.json` and the page on settings are generated from this table. */
export const SETTINGS: readonly SettingDefinition[] = [
  {
    name: 'frameworks',
    group: 'frameworks',
    schema: {
      type: 'object',
      additionalProperties: { type: ['boolean', 'string'], minLength: 1 },
      default: {},
    },
    description:
      'Frameworks to enable, by prefix: `true`, `false`, or the edition that is meant by citations without an edition. `frameworks` in `objrefs.yaml` takes precedence.',
    example: '{ "INTERPOL-SP": true, "NIST CSF": "1.1" }',
  },
  {
    name: 'notifyNewEditions',
    group: 'frameworks',
    schema: { type: 'boolean', default: true },
    description:
      'Show a notification when a cited framework has a new edition, with the number of affected references.',
    example: 'false',
  },
  {
    name: 'severity',
    group: 'problems',
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(REFERENCE_CODES).map(([code, severity]) => [
          code,
          { type: 'string', enum: SEVERITY_SETTINGS, description: `Default: ${severity}.` },
        ]),
      ),
      additionalProperties: false,
      default: {},
    },
    description:
      'Severity of each problem code; `off` hides its problems. `severity` in `objrefs.yaml` takes precedence.',
    example: '{ "superseded-edition": "off" }',
  },
  {
    name: 'noncanonical',
    group: 'problems',
    schema: {
      type: 'object',
      properties: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, { type: 'boolean', default: true }])),
      additionalProperties: false,
      // Complete, because VS Code shows missing properties as cleared checkboxes.
      default: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, true])),
    },
    description:
      'Spellings to report as `noncanonical-reference`: a prefix in the wrong case (`case`), without a space before the number (`glued`), listed under `misspellings` in its catalog (`misspelling`), or in the plural (`plural`). `false` accepts a spelling. `#objectiveReferences.severity#` sets their severity.',
    example: '{ "glued": false }',
  },
  {
    name: 'diagnostics.sinceWritten',
    group: 'problems',
    schema: { type: 'boolean', default: true },
    description:
      'Use `git blame` to find out when lines that cite reused numbers were written (`reused-number` in `#objectiveReferences.severity#`). Runs in the background when such a document is opened or saved, in trusted workspaces only.',
    example: 'false',
  },
  {
    name: 'diagnostics.closedFiles',
    group: 'problems',
    schema: { type: 'boolean', default: false },
    description:
      'Also report problems in files that are not open. All files in the folder are searched when it is opened, except files matching `#objectiveReferences.exclude#`.',
    example: 'true',
  },
  {
    name: 'completion.insert',
    group: 'editing',
    schema: {
      type: 'string',
      enum: NUMBER_INSERTIONS,
      markdownEnumDescriptions: ['`3.4`', '`3.4 (Provide innovative …)`'],
      default: 'number',
    },
    description:
      'Text inserted by an accepted completion: the number, or the number with its title in brackets. In short lists, the alternative is offered too, after the numbers.',
    example: '"number and title"',
  },
  {
    name: 'inlayHints.enabled',
    group: 'editing',
    schema: { type: 'boolean', default: false },
    description:
      'Show the titles of objectives next to their numbers, unless the title is already in the text. See `#objectiveReferences.inlayHints.length#` for their length. `#editor.inlayHints.enabled#` can hide them for individual languages.',
    example: 'true',
  },
  {
    name: 'inlayHints.length',
    group: 'editing',
    schema: { type: 'integer', ...HINT_LENGTH },
    description:
      'Maximum number of characters of a title shown by `#objectiveReferences.inlayHints.enabled#`. Longer titles are cut after a word.',
    example: '80',
  },
  {
    name: 'codeLens',
    group: 'editing',
    schema: { type: 'boolean', default: true },
    description:
      'Show the number of references in the workspace above each objective, edition and prefix in catalogs. Select it to list them. `#editor.codeLens#` can hide them for individual languages.',
    example: 'false',
  },
  {
    name: 'outline.markdown',
    group: 'editing',
    schema: { type: 'boolean', default: false },
    description:
      'List citations in the outline and the breadcrumbs of Markdown documents, beside their headings. Other documents always list them; **Cited Here** does for all.',
    example: 'true',
  },
  {
    name: 'colours.inCode',
    group: 'editing',
    schema: { type: 'boolean', default: true },
    description:
      'Colour references to the frameworks of your own catalogs in code and in all other files that are neither Markdown nor plain text. In VS Code only; the colours are `objectiveReferences.prefixForeground` and `objectiveReferences.numberForeground` in `#workbench.colorCustomizations#`.',
    example: 'false',
  },
  {
    name: 'exclude',
    group: 'files',
    schema: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, default: [] },
    description:
      'Glob patterns of files and folders to skip, relative to the workspace folder. `exclude` in `objrefs.yaml` takes precedence.',
    example: '["archive/**"]',
  },
  {
    name: 'limits.fileSize',
    group: 'files',
    schema: {
      type: 'string',
      default: DEFAULT_LIMITS.fileSize,
      pattern: FILE_SIZE_PATTERN,
      patternErrorMessage: 'A size such as `5 MB` or `500 KB`.',
    },
    description:
      'Maximum size of a document, such as `5 MB` or `500 KB`. Larger documents are skipped. `limits` in `objrefs.yaml` takes precedence.',
    example: '"20 MB"',
  },
  {
    name: 'limits.lineLength',
    group: 'files',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.lineLength },
    description:
      'Maximum length of a line in characters. Longer lines, such as those of minified code, are not searched for references. `limits` in `objrefs.yaml` takes precedence.',
    example: '5000000',
  },
  {
    name: 'limits.files',
    group: 'files',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.files },
    description:
      'Maximum number of closed files in a folder that are searched for references. Applies to editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '1000000',
  },
  {
    name: 'limits.references',
    group: 'files',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.references },
    description:
      'Maximum number of references kept for the closed files of a folder; each takes about 20 bytes of memory. Applies to editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '10000000',
  },
  {
    name: 'trace.server',
    group: 'server',
    scope: 'window',
    schema: {
      type: 'string',
      enum: TRACES,
      markdownEnumDescriptions: ['No messages.', 'Requests and responses.', 'Messages with their contents.'],
      default: 'off',
    },
    description:
      'Trace communication with the language server. The output channel shows it while its log level is Trace (command "Developer: Set Log Level").',
    example: '"messages"',
  },
];
