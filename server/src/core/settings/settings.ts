import { FILE_SIZE_PATTERN } from '../base/file-size.ts';
import { type DiagnosticCode, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { SPELLING_VARIANTS, type SpellingVariant } from '../model/reference.ts';
import type { FrameworkChoice, Limits } from './configuration.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { SEVERITY_SETTINGS } from './severities.ts';

/** Every setting's name begins so in an editor. */
export const SETTINGS_SECTION = 'objectiveReferences';

/** The editor's settings as read. A setting that is absent or wrong has its default. */
export interface Settings {
  /** By prefix. */
  readonly frameworks: ReadonlyMap<string, FrameworkChoice>;
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Kinds of non-canonical spelling that are not reported. */
  readonly accepted: ReadonlySet<SpellingVariant>;
  /** Globs, relative to the root. */
  readonly exclude: readonly string[];
  /** Globs of what the editor does not show in its tree of files, where it told them: VS Code's `files.exclude`. */
  readonly hidden: readonly string[];
  readonly limits: Limits;
  /** Problems are shown of files that are not open, too. */
  readonly closedFiles: boolean;
  /** Version control is asked when lines were written, whenever a document is opened or saved. */
  readonly sinceWritten: boolean;
  /** In catalogs it is shown how often each objective is cited. */
  readonly codeLens: boolean;
  readonly inlayHints: InlayHintSettings;
  /** References have colours in code. */
  readonly coloursInCode: boolean;
  readonly insert: NumberInsertion;
  readonly trace: Trace;
  /** What is wrong with the values. */
  readonly problems: readonly SettingProblem[];
  /** Settings that somebody has under a name of earlier versions, which counts. */
  readonly renamed: readonly RenamedSetting[];
}

export interface SettingProblem {
  /** The whole name. */
  readonly setting: string;
  /** A sentence that names it. */
  readonly message: string;
}

/** Whole names. */
export interface RenamedSetting {
  readonly from: string;
  readonly to: string;
}

interface InlayHintSettings {
  /** Titles are shown beside numbers. */
  readonly enabled: boolean;
  /** Most characters of a title. */
  readonly length: number;
}

/** Of titles in inlay hints, in UTF-16 units. */
export const HINT_LENGTH = { default: 40, minimum: 10, maximum: 200 };

export const NUMBER_INSERTIONS = ['number', 'number and title'] as const;
/** What an accepted completion writes. */
export type NumberInsertion = (typeof NUMBER_INSERTIONS)[number];

export const TRACES = ['off', 'messages', 'verbose'] as const;
export type Trace = (typeof TRACES)[number];

/** The groups that settings are shown in, in their order, by what they are about. */
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
  /** Names that it had in earlier versions, newest first: they go on to count where it has its default. */
  readonly formerly?: readonly string[];
  readonly group: keyof typeof SETTING_GROUPS;
  /** VS Code's words for where it may be set: in a folder, or in a window only. For single languages it has settings of its own. */
  readonly scope: 'resource' | 'window';
  /** Its JSON Schema, default included. */
  readonly schema: Readonly<Record<string, unknown>> & { readonly default: unknown };
  /** In Markdown, for the settings editor and the page about settings. */
  readonly description: string;
  /** An example for the page, as JSON. */
  readonly example: string;
}

/** All settings: from this table come the contribution in `package.json` and the page about settings. */
export const SETTINGS: readonly SettingDefinition[] = [
  {
    name: 'frameworks',
    group: 'frameworks',
    scope: 'resource',
    schema: {
      type: 'object',
      additionalProperties: { type: ['boolean', 'string'], minLength: 1 },
      default: {},
    },
    description:
      'Which frameworks are in use, by prefix: `true`, `false`, or the edition that citations without an edition mean. `frameworks` in `objrefs.yaml` takes precedence.',
    example: '{ "INTERPOL-SP": true, "NIST CSF": "1.1" }',
  },
  {
    name: 'notifyNewEditions',
    group: 'frameworks',
    scope: 'resource',
    schema: { type: 'boolean', default: true },
    description:
      'Whether VS Code tells once when a framework that the folder cites has a newer edition than before, and how many references are affected.',
    example: 'false',
  },
  {
    name: 'severity',
    group: 'problems',
    scope: 'resource',
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
      'How grave each kind of problem is, by its code; `off` hides it. `severity` in `objrefs.yaml` takes precedence.',
    example: '{ "superseded-edition": "off" }',
  },
  {
    name: 'noncanonical',
    group: 'problems',
    scope: 'resource',
    schema: {
      type: 'object',
      properties: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, { type: 'boolean', default: true }])),
      additionalProperties: false,
      // Whole, or VS Code shows boxes that are not ticked.
      default: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, true])),
    },
    description:
      'Which spellings are reported as `noncanonical-reference`, whose severity is in `#objectiveReferences.severity#`: the prefix in other letters (`case`), joined to the number (`glued`), as listed under `misspellings` of its catalog (`misspelling`), or in the plural (`plural`). `false` accepts one.',
    example: '{ "glued": false }',
  },
  {
    name: 'diagnostics.sinceWritten',
    group: 'problems',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether git is asked when lines were written, so that numbers are reported that meant something else then (`reused-number` in `#objectiveReferences.severity#`). That is done when a document is opened or saved, in trusted workspaces only.',
    example: 'true',
  },
  {
    name: 'diagnostics.closedFiles',
    group: 'problems',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether problems are shown of files that nobody has open, too. All files of the folder are then searched when it is opened, but for those of `#objectiveReferences.exclude#`. Some editors open a buffer for each file that is named to them.',
    example: 'true',
  },
  {
    name: 'completion.insert',
    group: 'editing',
    scope: 'resource',
    schema: {
      type: 'string',
      enum: NUMBER_INSERTIONS,
      markdownEnumDescriptions: ['`3.4`', '`3.4 (Provide innovative …)`'],
      default: 'number',
    },
    description:
      'What an accepted completion writes: the number, or the number with its title in brackets. Where few numbers are offered, the other way is offered behind them.',
    example: '"number and title"',
  },
  {
    name: 'inlayHints.enabled',
    group: 'editing',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether the titles of objectives are shown beside their numbers, where they do not stand there already. How much of them says `#objectiveReferences.inlayHints.length#`; `#editor.inlayHints.enabled#` may hide them in single languages.',
    example: 'true',
  },
  {
    name: 'inlayHints.length',
    group: 'editing',
    scope: 'resource',
    schema: { type: 'integer', ...HINT_LENGTH },
    description:
      'How many characters of a title are shown beside its number, where `#objectiveReferences.inlayHints.enabled#` says so. It is cut after a word.',
    example: '80',
  },
  {
    name: 'codeLens',
    group: 'editing',
    scope: 'resource',
    schema: { type: 'boolean', default: true },
    description:
      'Whether catalogs show above each objective, edition and prefix how many references there are to it in the workspace. A click lists them. `#editor.codeLens#` may hide them in single languages.',
    example: 'false',
  },
  {
    name: 'colours.inCode',
    group: 'editing',
    scope: 'resource',
    schema: { type: 'boolean', default: true },
    description:
      'Whether references to the frameworks of your own catalogs have colours in code, and in all else that is neither Markdown nor plain text. In VS Code; the colours are `objectiveReferences.prefixForeground` and `objectiveReferences.numberForeground` of `#workbench.colorCustomizations#`.',
    example: 'false',
  },
  {
    name: 'exclude',
    group: 'files',
    scope: 'resource',
    schema: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, default: [] },
    description:
      'Globs of files and folders that are not read, relative to the workspace folder. `exclude` in `objrefs.yaml` takes precedence.',
    example: '["archive/**"]',
  },
  {
    name: 'limits.fileSize',
    group: 'files',
    scope: 'resource',
    schema: {
      type: 'string',
      default: DEFAULT_LIMITS.fileSize,
      pattern: FILE_SIZE_PATTERN,
      patternErrorMessage: 'A size such as `5 MB` or `500 KB`.',
    },
    description:
      'Larger documents are not read: a size such as `5 MB` or `500 KB`. `limits` in `objrefs.yaml` takes precedence.',
    example: '"20 MB"',
  },
  {
    name: 'limits.lineLength',
    group: 'files',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.lineLength },
    description:
      'Longer lines are not searched for references, in characters: those of minified code, for example. `limits` in `objrefs.yaml` takes precedence.',
    example: '5000000',
  },
  {
    name: 'limits.files',
    group: 'files',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.files },
    description:
      'More files of a folder are not searched for references while they are closed. Counts in editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '1000000',
  },
  {
    name: 'limits.references',
    group: 'files',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.references },
    description:
      'More references in closed files of a folder are not kept, each of which takes some 20 bytes. Counts in editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '10000000',
  },
  {
    name: 'trace.server',
    group: 'server',
    scope: 'window',
    schema: {
      type: 'string',
      enum: TRACES,
      markdownEnumDescriptions: ['Nothing.', 'What is asked and answered.', 'The same, with all that is in it.'],
      default: 'off',
    },
    description:
      'What of the conversation with the language server is written to the output channel, while its log level is Trace (command "Developer: Set Log Level").',
    example: '"messages"',
  },
];
