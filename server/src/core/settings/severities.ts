import { type DiagnosticCode, REFERENCE_CODES, SEVERITIES, type SeveritySetting } from '../model/diagnostic.ts';
import { FILE_CODES } from '../model/file-codes.ts';

/** Values for the severity of a code. */
export const SEVERITY_SETTINGS: readonly SeveritySetting[] = [...SEVERITIES, 'off'];

export const PROBLEM_CODES = [...Object.keys(REFERENCE_CODES), ...Object.keys(FILE_CODES)] as readonly DiagnosticCode[];

/** Names of severities in other tools. */
const OTHER_NAMES: ReadonlyMap<string, SeveritySetting> = new Map([
  ['err', 'error'],
  ['warn', 'warning'],
  ['info', 'information'],
  ['note', 'information'],
  ['suggestion', 'hint'],
  ['none', 'off'],
  ['ignore', 'off'],
  ['false', 'off'],
  ['disabled', 'off'],
]);

export const isSeveritySetting = (value: unknown): value is SeveritySetting =>
  SEVERITY_SETTINGS.some((setting) => setting === value);

export const isDiagnosticCode = (text: string): text is DiagnosticCode => PROBLEM_CODES.some((code) => code === text);

/** The severity for a name in this or another tool: `warn` is `warning`. */
export function severityNamed(text: string): SeveritySetting | undefined {
  return OTHER_NAMES.get(text.toLowerCase()) ?? SEVERITY_SETTINGS.find((setting) => setting === text.toLowerCase());
}
