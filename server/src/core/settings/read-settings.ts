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

/** Gives the values of settings, and reports those that are invalid. */
interface Reader {
  readonly get: (name: string) => unknown;
  /** @param messageFor a sentence that names the setting, by its full name */
  readonly complain: (name: string, messageFor: (setting: string) => string) => void;
}

/**
 * Reads the value of the whole section, as an editor gives it: nested (`{limits: {fileSize: …}}`) or with dotted names.
 * Accepts any value: invalid parts are reported in `problems` and have their defaults.
 *
 * @param filesExclude the value of VS Code's `files.exclude`
 */
export function readSettings(value: unknown, filesExclude?: unknown, table = SETTINGS): Settings {
  const problems: SettingProblem[] = [];
  const renamed: RenamedSetting[] = [];
  const reader: Reader = {
    get(name) {
      const former = formerName(value, name, table);
      if (former !== undefined) renamed.push({ from: settingName(former), to: settingName(name) });
      return lookUp(value, former ?? name);
    },
    complain(name, messageFor) {
      const setting = settingName(name);
      problems.push({ setting, message: messageFor(setting) });
    },
  };
  return {
    frameworks: readFrameworks(reader),
    severity: readSeverity(reader),
    accepted: readAccepted(reader),
    exclude: readExclude(reader),
    hidden: readHidden(filesExclude),
    limits: readLimits(reader),
    closedFiles: readSwitch(reader, 'diagnostics.closedFiles'),
    sinceWritten: readSwitch(reader, 'diagnostics.sinceWritten'),
    codeLens: readSwitch(reader, 'codeLens'),
    inlayHints: { enabled: readSwitch(reader, 'inlayHints.enabled'), length: readHintLength(reader) },
    outlineInMarkdown: readSwitch(reader, 'outline.markdown'),
    coloursInCode: readSwitch(reader, 'colours.inCode'),
    insert: readChoice(reader, 'completion.insert', NUMBER_INSERTIONS),
    trace: readChoice(reader, 'trace.server', TRACES),
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

const settingName = (name: string): string => `${SETTINGS_SECTION}.${name}`;

function lookUp(section: unknown, name: string): unknown {
  if (!isRecord(section)) return undefined;
  if (Object.hasOwn(section, name)) return section[name];
  const [head = '', ...rest] = name.split('.');
  return rest.length > 0 && Object.hasOwn(section, head) ? lookUp(section[head], rest.join('.')) : undefined;
}

/** The value as `parse` returns it; otherwise the default, and a problem where the setting is set. */
function readOr<T>(
  { get, complain }: Reader,
  name: string,
  parse: (value: unknown) => T | undefined,
  otherwise: T,
  messageFor: (setting: string) => string,
): T {
  const value = get(name);
  const parsed = parse(value);
  if (parsed === undefined && isSet(value)) complain(name, messageFor);
  return parsed ?? otherwise;
}

/** The entries of an object; none where the setting is not set. */
function entriesOf(reader: Reader, name: string): [string, unknown][] {
  const parse = (value: unknown) => (isRecord(value) ? Object.entries(value) : undefined);
  return readOr(reader, name, parse, [], (setting) => l10n.t('{0} must be an object.', setting));
}

/** Also accepts `on` and `off`, as `objrefs.yaml` does. */
function readFrameworks(reader: Reader): ReadonlyMap<string, FrameworkChoice> {
  const choices = new Map<string, FrameworkChoice>();
  for (const [prefix, choice] of entriesOf(reader, 'frameworks')) {
    if (typeof choice === 'boolean') choices.set(prefix, { enabled: choice });
    else if (choice === 'on' || choice === 'off') choices.set(prefix, { enabled: choice === 'on' });
    else if (typeof choice === 'string' && choice !== '') choices.set(prefix, { enabled: true, edition: choice });
    else
      reader.complain('frameworks', (setting) =>
        l10n.t('{0} must be true, false or an edition for {1}.', setting, prefix),
      );
  }
  return choices;
}

function readSeverity(reader: Reader): ReadonlyMap<DiagnosticCode, SeveritySetting> {
  const severities = new Map<DiagnosticCode, SeveritySetting>();
  for (const [code, severity] of entriesOf(reader, 'severity')) {
    if (!Object.hasOwn(REFERENCE_CODES, code))
      reader.complain('severity', (setting) => l10n.t('{0} contains {1}, which is not a problem code.', setting, code));
    else if (isSeveritySetting(severity)) severities.set(code as DiagnosticCode, severity);
    else
      reader.complain('severity', (setting) =>
        l10n.t('{0} must be one of {1} for {2}.', setting, SEVERITY_SETTINGS.join(', '), code),
      );
  }
  return severities;
}

function readAccepted(reader: Reader): ReadonlySet<SpellingVariant> {
  const accepted = new Set<SpellingVariant>();
  for (const [name, reported] of entriesOf(reader, 'noncanonical')) {
    const kind = SPELLING_VARIANTS.find((spellingVariant) => spellingVariant === name);
    if (kind === undefined)
      reader.complain('noncanonical', (setting) =>
        l10n.t('{0} contains {1}, which is not one of {2}.', setting, name, SPELLING_VARIANTS.join(', ')),
      );
    else if (typeof reported !== 'boolean')
      reader.complain('noncanonical', (setting) => l10n.t('{0} must be true or false for {1}.', setting, name));
    else if (!reported) accepted.add(kind);
  }
  return accepted;
}

function readExclude({ get, complain }: Reader): readonly string[] {
  const value = get('exclude');
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

function readLimits(reader: Reader): Limits {
  const read = (name: keyof Limits, parse: (text: string) => number | null, what: string) => {
    const parseAny = (value: unknown) =>
      (isSet(value) && typeof value !== 'object' ? parse(`${value}`) : null) ?? undefined;
    const limit = readOr(reader, `limits.${name}`, parseAny, undefined, (setting) =>
      l10n.t('{0} must be {1}.', setting, what),
    );
    return limit === undefined ? {} : { [name]: limit };
  };
  const count = l10n.t('a whole number above zero');
  return Object.assign(
    read('fileSize', parseFileSize, l10n.t('a size such as 5 MB or 500 KB')),
    ...COUNTS.map((name) => read(name, parseCount, count)),
  );
}

function readSwitch(reader: Reader, name: string): boolean {
  const parse = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
  const otherwise = SETTINGS.find((setting) => setting.name === name)?.schema.default === true;
  return readOr(reader, name, parse, otherwise, (setting) => l10n.t('{0} must be true or false.', setting));
}

function readHintLength(reader: Reader): number {
  const { default: otherwise, minimum, maximum } = HINT_LENGTH;
  const parse = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
  return readOr(reader, 'inlayHints.length', parse, otherwise, (setting) =>
    l10n.t('{0} must be a whole number from {1} to {2}.', setting, minimum, maximum),
  );
}

/** One of the choices, of which the first is the default. */
function readChoice<T extends string>(reader: Reader, name: string, choices: readonly [T, ...T[]]): T {
  const parse = (value: unknown) => choices.find((choice) => choice === value);
  return readOr(reader, name, parse, choices[0], (setting) =>
    l10n.t('{0} must be one of {1}.', setting, choices.join(', ')),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
