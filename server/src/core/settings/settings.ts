import { FILE_SIZE_PATTERN } from '../base/file-size.ts';
import { type DiagnosticCode, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { SPELLING_VARIANTS, type SpellingVariant } from '../model/reference.ts';
import { DEFAULT_LIMITS, type FrameworkChoice, type Limits } from './configuration.ts';
import table from './settings.json';
import { SEVERITY_SETTINGS } from './severities.ts';

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

/** The parts of schemas that follow from other tables, by the name of the setting. */
const DERIVED: Readonly<Record<string, object>> = {
  severity: {
    properties: Object.fromEntries(
      Object.entries(REFERENCE_CODES).map(([code, severity]) => [
        code,
        { type: 'string', enum: SEVERITY_SETTINGS, description: `Default: ${severity}.` },
      ]),
    ),
  },
  noncanonical: {
    properties: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, { type: 'boolean', default: true }])),
    // Complete, because VS Code shows missing properties as cleared checkboxes.
    default: Object.fromEntries(SPELLING_VARIANTS.map((kind) => [kind, true])),
  },
  'completion.insert': { enum: NUMBER_INSERTIONS },
  'inlayHints.length': HINT_LENGTH,
  'limits.fileSize': { default: DEFAULT_LIMITS.fileSize, pattern: FILE_SIZE_PATTERN },
  'limits.lineLength': { default: DEFAULT_LIMITS.lineLength },
  'limits.files': { default: DEFAULT_LIMITS.files },
  'limits.references': { default: DEFAULT_LIMITS.references },
  'trace.server': { enum: TRACES },
};

/** All settings. The contribution in `package.json` and the page on settings are generated from this table. */
export const SETTINGS = table.map((row) => ({
  ...row,
  schema: { ...row.schema, ...DERIVED[row.name] },
})) as readonly SettingDefinition[];
