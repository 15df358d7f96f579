import { COUNTS, type FrameworkChoice, type Limits } from './configuration.ts';
import { parseFileSize } from './file-size.ts';
import { DEFAULT_LIMITS, parseCount } from './limits.ts';
import { type ProblemCode, REFERENCE_CODES, type SeveritySetting } from './model/problem.ts';
import { ODDITIES, type Oddity } from './model/reference.ts';
import { isSeveritySetting, SEVERITY_SETTINGS } from './severities.ts';

/** Every setting's name begins so in an editor. */
export const SETTINGS_SECTION = 'objectiveReferences';

/** The editor's settings as read. A setting that is absent or wrong has its default. */
export interface Settings {
  /** By prefix. */
  readonly frameworks: ReadonlyMap<string, FrameworkChoice>;
  readonly severity: ReadonlyMap<ProblemCode, SeveritySetting>;
  /** Kinds of non-canonical spelling that are not reported. */
  readonly accepted: ReadonlySet<Oddity>;
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
  /** What is wrong with the values, each a sentence that names the setting. */
  readonly messages: readonly string[];
}

export interface InlayHintSettings {
  /** Titles are shown beside numbers. */
  readonly enabled: boolean;
  /** Most characters of a title. */
  readonly length: number;
}

const HINT_LENGTH = { default: 40, minimum: 10, maximum: 200 };

export const NUMBER_INSERTIONS = ['number', 'number and title'] as const;
/** What an accepted completion writes. */
export type NumberInsertion = (typeof NUMBER_INSERTIONS)[number];

export const TRACES = ['off', 'messages', 'verbose'] as const;
export type Trace = (typeof TRACES)[number];

/** A row of the settings table. */
export interface SettingDefinition {
  /** Without the section: `limits.fileSize`. */
  readonly name: string;
  /** VS Code's words for where it may be set: in a folder, or in a window only. */
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
    scope: 'resource',
    schema: {
      type: 'object',
      additionalProperties: { type: ['boolean', 'string'] },
      default: {},
    },
    description:
      'Which frameworks are in use, by prefix: `true`, `false`, or the edition that citations without an edition mean. `frameworks` in `objrefs.yaml` takes precedence.',
    example: '{ "INTERPOL-SP": true, "NIST CSF": "1.1" }',
  },
  {
    name: 'severity',
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
    scope: 'resource',
    schema: {
      type: 'object',
      properties: Object.fromEntries(ODDITIES.map((kind) => [kind, { type: 'boolean', default: true }])),
      additionalProperties: false,
      default: {},
    },
    description:
      'Which spellings are reported as `noncanonical-reference`: the prefix in other letters (`case`), joined to the number (`glued`), as listed under `misspellings` of its catalog (`misspelling`), or in the plural (`plural`). `false` accepts one.',
    example: '{ "glued": false }',
  },
  {
    name: 'exclude',
    scope: 'resource',
    schema: { type: 'array', items: { type: 'string' }, default: [] },
    description:
      'Globs of files and folders that are not read, relative to the workspace folder. `exclude` in `objrefs.yaml` takes precedence.',
    example: '["archive/**"]',
  },
  {
    name: 'limits.fileSize',
    scope: 'resource',
    schema: { type: 'string', default: DEFAULT_LIMITS.fileSize },
    description:
      'Larger documents are not read: a size such as `5 MB` or `500 KB`. `limits` in `objrefs.yaml` takes precedence.',
    example: '"20 MB"',
  },
  {
    name: 'limits.lineLength',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.lineLength },
    description:
      'Longer lines are not searched for references, in characters: those of minified code, for example. `limits` in `objrefs.yaml` takes precedence.',
    example: '5000000',
  },
  {
    name: 'limits.files',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.files },
    description:
      'More files of a folder are not searched for references while they are closed. Counts in editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '1000000',
  },
  {
    name: 'limits.references',
    scope: 'resource',
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMITS.references },
    description:
      'More references in closed files of a folder are not kept, each of which takes some 20 bytes. Counts in editors only. `limits` in `objrefs.yaml` takes precedence.',
    example: '10000000',
  },
  {
    name: 'diagnostics.closedFiles',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether problems are shown of files that nobody has open, too. All files of the folder are then searched when it is opened. Some editors open a buffer for each file that is named to them.',
    example: 'true',
  },
  {
    name: 'codeLens',
    scope: 'resource',
    schema: { type: 'boolean', default: true },
    description:
      'Whether catalogs show above each objective, edition and prefix how many references there are to it in the workspace. A click lists them.',
    example: 'false',
  },
  {
    name: 'colours.inCode',
    scope: 'resource',
    schema: { type: 'boolean', default: true },
    description:
      'Whether references to the frameworks of your own catalogs have colours in code, and in all else that is neither Markdown nor plain text. In VS Code; the colours are `objectiveReferences.prefixForeground` and `objectiveReferences.numberForeground` of `workbench.colorCustomizations`.',
    example: 'false',
  },
  {
    name: 'diagnostics.sinceWritten',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether git is asked when lines were written, so that numbers are reported that meant something else then (`reused-number`). That is done when a document is opened or saved, in trusted workspaces only.',
    example: 'true',
  },
  {
    name: 'inlayHints.enabled',
    scope: 'resource',
    schema: { type: 'boolean', default: false },
    description:
      'Whether the titles of objectives are shown beside their numbers, where they do not stand there already.',
    example: 'true',
  },
  {
    name: 'inlayHints.length',
    scope: 'resource',
    schema: { type: 'integer', ...HINT_LENGTH },
    description: 'How many characters of a title are shown beside its number. It is cut after a word.',
    example: '80',
  },
  {
    name: 'completion.insert',
    scope: 'resource',
    schema: { type: 'string', enum: NUMBER_INSERTIONS, default: 'number' },
    description:
      'What an accepted completion writes: the number, or the number with its title in brackets, `3.4 (Provide innovative …)`. Where few numbers are offered, the other way is offered behind them.',
    example: '"number and title"',
  },
  {
    name: 'trace.server',
    scope: 'window',
    schema: { type: 'string', enum: TRACES, default: 'off' },
    description:
      'What of the conversation with the language server is written to the output channel, while its log level is Trace (command "Developer: Set Log Level").',
    example: '"messages"',
  },
];

/**
 * Reads the value of the whole section, as an editor gives it: nested (`{limits: {fileSize: …}}`) or with dotted names.
 * Anything may come: what cannot be used is told in `messages` and has its default.
 *
 * @param filesExclude the value of VS Code's `files.exclude`
 */
export function readSettings(value: unknown, filesExclude?: unknown): Settings {
  const messages: string[] = [];
  const get = (name: string) => lookUp(value, name);
  const complain = (name: string, what: string) => void messages.push(`${SETTINGS_SECTION}.${name} ${what}`);
  return {
    frameworks: readFrameworks(get('frameworks'), complain),
    severity: readSeverity(get('severity'), complain),
    accepted: readAccepted(get('noncanonical'), complain),
    exclude: readExclude(get('exclude'), complain),
    hidden: readHidden(filesExclude),
    limits: readLimits(get, complain),
    closedFiles: readSwitch('diagnostics.closedFiles', get, complain),
    sinceWritten: readSwitch('diagnostics.sinceWritten', get, complain),
    codeLens: readSwitch('codeLens', get, complain),
    inlayHints: {
      enabled: readSwitch('inlayHints.enabled', get, complain),
      length: readHintLength(get('inlayHints.length'), complain),
    },
    coloursInCode: readSwitch('colours.inCode', get, complain),
    insert: readChoice('completion.insert', NUMBER_INSERTIONS, get, complain),
    trace: readChoice('trace.server', TRACES, get, complain),
    messages,
  };
}

type Complain = (name: string, what: string) => void;

function lookUp(section: unknown, name: string): unknown {
  if (!isRecord(section)) return undefined;
  if (Object.hasOwn(section, name)) return section[name];
  const [head = '', ...rest] = name.split('.');
  return rest.length > 0 && Object.hasOwn(section, head) ? lookUp(section[head], rest.join('.')) : undefined;
}

/** The entries of an object; none, told, for what is none. Null and undefined are settings that are not set. */
function entriesOf(name: string, value: unknown, complain: Complain): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (isRecord(value)) return Object.entries(value);
  complain(name, 'must be an object.');
  return [];
}

function readFrameworks(value: unknown, complain: Complain): ReadonlyMap<string, FrameworkChoice> {
  const choices = new Map<string, FrameworkChoice>();
  for (const [prefix, choice] of entriesOf('frameworks', value, complain)) {
    if (typeof choice === 'boolean') choices.set(prefix, { enabled: choice });
    else if (typeof choice === 'string' && choice !== '') choices.set(prefix, { enabled: true, edition: choice });
    else complain('frameworks', `must say true, false or an edition for ${prefix}.`);
  }
  return choices;
}

function readSeverity(value: unknown, complain: Complain): ReadonlyMap<ProblemCode, SeveritySetting> {
  const severities = new Map<ProblemCode, SeveritySetting>();
  for (const [code, severity] of entriesOf('severity', value, complain)) {
    if (!Object.hasOwn(REFERENCE_CODES, code)) complain('severity', `names ${code}, which is no problem code.`);
    else if (isSeveritySetting(severity)) severities.set(code as ProblemCode, severity);
    else complain('severity', `must say ${SEVERITY_SETTINGS.join(', ')} for ${code}.`);
  }
  return severities;
}

function readAccepted(value: unknown, complain: Complain): ReadonlySet<Oddity> {
  const accepted = new Set<Oddity>();
  for (const [name, reported] of entriesOf('noncanonical', value, complain)) {
    const kind = ODDITIES.find((oddity) => oddity === name);
    if (kind === undefined) complain('noncanonical', `names ${name}. There are ${ODDITIES.join(', ')}.`);
    else if (typeof reported !== 'boolean') complain('noncanonical', `must say true or false for ${name}.`);
    else if (!reported) accepted.add(kind);
  }
  return accepted;
}

function readExclude(value: unknown, complain: Complain): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    complain('exclude', 'must be a list of globs.');
    return [];
  }
  const globs = value.filter((glob): glob is string => typeof glob === 'string' && glob !== '');
  if (globs.length < value.length) complain('exclude', 'must hold globs as text only.');
  return globs;
}

/** Globs that a sibling of the file decides about (`{when: …}`) hide what stays to be seen elsewhere. */
function readHidden(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value).filter((glob) => value[glob] === true) : [];
}

function readLimits(get: (name: string) => unknown, complain: Complain): Limits {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {};
  const read = (name: keyof Limits, parse: (text: string) => number | null, what: string) => {
    const value = get(`limits.${name}`);
    if (value === undefined || value === null) return;
    const limit = typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : null;
    if (limit === null) complain(`limits.${name}`, `must be ${what}.`);
    else limits[name] = limit;
  };
  read('fileSize', parseFileSize, 'a size such as 5 MB or 500 KB');
  for (const name of COUNTS) read(name, parseCount, 'a whole number above zero');
  return limits;
}

function readSwitch(name: string, get: (name: string) => unknown, complain: Complain): boolean {
  const value = get(name);
  if (typeof value === 'boolean') return value;
  if (value !== undefined && value !== null) complain(name, 'must be true or false.');
  return SETTINGS.find((setting) => setting.name === name)?.schema.default === true;
}

function readHintLength(value: unknown, complain: Complain): number {
  const { default: otherwise, minimum, maximum } = HINT_LENGTH;
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  complain('inlayHints.length', `must be a whole number from ${minimum} to ${maximum}.`);
  return otherwise;
}

/** One of the choices; the first is the default. */
function readChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
  get: (name: string) => unknown,
  complain: Complain,
): T {
  const value = get(name);
  const found = choices.find((choice) => choice === value);
  if (found === undefined && value !== undefined && value !== null) complain(name, `must be ${choices.join(', ')}.`);
  return found ?? choices[0];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
