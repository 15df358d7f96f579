import { parseFileSize } from '../base/file-size.ts';
import { l10n } from '../base/l10n.ts';
import { type DiagnosticCode, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { SPELLING_VARIANTS, type SpellingVariant } from '../model/reference.ts';
import { COUNTS, type FrameworkChoice, type Limits, parseCount } from './configuration.ts';
import {
  HINT_LENGTH,
  NUMBER_INSERTIONS,
  type RenamedSetting,
  SETTINGS,
  SETTINGS_SECTION,
  type SettingDefinition,
  type SettingProblem,
  type Settings,
  TRACES,
} from './settings.ts';
import { isSeveritySetting, SEVERITY_SETTINGS } from './severities.ts';

/**
 * Reads the value of the whole section, as an editor gives it: nested (`{limits: {fileSize: …}}`) or with dotted names.
 * Accepts any value: invalid parts are reported in `problems` and have their defaults.
 *
 * @param filesExclude the value of VS Code's `files.exclude`
 */
export function readSettings(value: unknown, filesExclude?: unknown, table = SETTINGS): Settings {
  const problems: SettingProblem[] = [];
  const renamed: RenamedSetting[] = [];
  const get = (name: string): unknown => {
    const former = formerName(value, name, table);
    if (former !== undefined) renamed.push({ from: settingName(former), to: settingName(name) });
    return lookUp(value, former ?? name);
  };
  const complain: Complain = (name, messageFor) => {
    const setting = settingName(name);
    problems.push({ setting, message: messageFor(setting) });
  };
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
    outlineInMarkdown: readSwitch('outline.markdown', get, complain),
    coloursInCode: readSwitch('colours.inCode', get, complain),
    insert: readChoice('completion.insert', NUMBER_INSERTIONS, get, complain),
    trace: readChoice('trace.server', TRACES, get, complain),
    problems,
    renamed,
  };
}

/** The former name that a setting is set under, unless its own is set: editors give defaults for settings not set. */
function formerName(section: unknown, name: string, table: readonly SettingDefinition[]): string | undefined {
  const setting = table.find((one) => one.name === name);
  const value = lookUp(section, name);
  const isDefault = !isSet(value) || JSON.stringify(value) === JSON.stringify(setting?.schema.default);
  return isDefault ? setting?.formerly?.find((old) => isSet(lookUp(section, old))) : undefined;
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** @param messageFor a sentence that names the setting, by its full name */
type Complain = (name: string, messageFor: (setting: string) => string) => void;

const settingName = (name: string): string => `${SETTINGS_SECTION}.${name}`;

function lookUp(section: unknown, name: string): unknown {
  if (!isRecord(section)) return undefined;
  if (Object.hasOwn(section, name)) return section[name];
  const [head = '', ...rest] = name.split('.');
  return rest.length > 0 && Object.hasOwn(section, head) ? lookUp(section[head], rest.join('.')) : undefined;
}

/** The entries of an object; reports other values, except null and undefined: the setting is not set. */
function entriesOf(name: string, value: unknown, complain: Complain): [string, unknown][] {
  if (!isSet(value)) return [];
  if (isRecord(value)) return Object.entries(value);
  complain(name, (setting) => l10n.t('{0} must be an object.', setting));
  return [];
}

/** Also accepts `on` and `off`, as `objrefs.yaml` does. */
function readFrameworks(value: unknown, complain: Complain): ReadonlyMap<string, FrameworkChoice> {
  const choices = new Map<string, FrameworkChoice>();
  for (const [prefix, choice] of entriesOf('frameworks', value, complain)) {
    if (typeof choice === 'boolean') choices.set(prefix, { enabled: choice });
    else if (choice === 'on' || choice === 'off') choices.set(prefix, { enabled: choice === 'on' });
    else if (typeof choice === 'string' && choice !== '') choices.set(prefix, { enabled: true, edition: choice });
    else complain('frameworks', (setting) => l10n.t('{0} must be true, false or an edition for {1}.', setting, prefix));
  }
  return choices;
}

function readSeverity(value: unknown, complain: Complain): ReadonlyMap<DiagnosticCode, SeveritySetting> {
  const severities = new Map<DiagnosticCode, SeveritySetting>();
  for (const [code, severity] of entriesOf('severity', value, complain)) {
    if (!Object.hasOwn(REFERENCE_CODES, code))
      complain('severity', (setting) => l10n.t('{0} contains {1}, which is not a problem code.', setting, code));
    else if (isSeveritySetting(severity)) severities.set(code as DiagnosticCode, severity);
    else
      complain('severity', (setting) =>
        l10n.t('{0} must be one of {1} for {2}.', setting, SEVERITY_SETTINGS.join(', '), code),
      );
  }
  return severities;
}

function readAccepted(value: unknown, complain: Complain): ReadonlySet<SpellingVariant> {
  const accepted = new Set<SpellingVariant>();
  for (const [name, reported] of entriesOf('noncanonical', value, complain)) {
    const kind = SPELLING_VARIANTS.find((spellingVariant) => spellingVariant === name);
    if (kind === undefined)
      complain('noncanonical', (setting) =>
        l10n.t('{0} contains {1}, which is not one of {2}.', setting, name, SPELLING_VARIANTS.join(', ')),
      );
    else if (typeof reported !== 'boolean')
      complain('noncanonical', (setting) => l10n.t('{0} must be true or false for {1}.', setting, name));
    else if (!reported) accepted.add(kind);
  }
  return accepted;
}

function readExclude(value: unknown, complain: Complain): readonly string[] {
  if (!isSet(value)) return [];
  const globs = [value].flat().filter((glob): glob is string => typeof glob === 'string' && glob !== '');
  if (Array.isArray(value) && globs.length === value.length) return globs;
  complain('exclude', (setting) => l10n.t('{0} must be a list of globs.', setting));
  return Array.isArray(value) ? globs : [];
}

/** Skips globs with a condition (`{when: …}`), which do not hide all matching files. */
function readHidden(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value).filter((glob) => value[glob] === true) : [];
}

function readLimits(get: (name: string) => unknown, complain: Complain): Limits {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {};
  const read = (name: keyof Limits, parse: (text: string) => number | null, what: string) => {
    const value = get(`limits.${name}`);
    if (!isSet(value)) return;
    const limit = typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : null;
    if (limit === null) complain(`limits.${name}`, (setting) => l10n.t('{0} must be {1}.', setting, what));
    else limits[name] = limit;
  };
  read('fileSize', parseFileSize, l10n.t('a size such as 5 MB or 500 KB'));
  for (const name of COUNTS) read(name, parseCount, l10n.t('a whole number above zero'));
  return limits;
}

function readSwitch(name: string, get: (name: string) => unknown, complain: Complain): boolean {
  const value = get(name);
  if (typeof value === 'boolean') return value;
  if (isSet(value)) complain(name, (setting) => l10n.t('{0} must be true or false.', setting));
  return SETTINGS.find((setting) => setting.name === name)?.schema.default === true;
}

function readHintLength(value: unknown, complain: Complain): number {
  const { default: otherwise, minimum, maximum } = HINT_LENGTH;
  if (!isSet(value)) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  complain('inlayHints.length', (setting) =>
    l10n.t('{0} must be a whole number from {1} to {2}.', setting, minimum, maximum),
  );
  return otherwise;
}

/** One of the choices, of which the first is the default. */
function readChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
  get: (name: string) => unknown,
  complain: Complain,
): T {
  const value = get(name);
  const found = choices.find((choice) => choice === value);
  if (found === undefined && isSet(value))
    complain(name, (setting) => l10n.t('{0} must be one of {1}.', setting, choices.join(', ')));
  return found ?? choices[0];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
