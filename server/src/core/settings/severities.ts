import {
  type DiagnosticCode,
  FILE_CODES,
  REFERENCE_CODES,
  SEVERITIES,
  type SeveritySetting,
} from '../model/diagnostic.ts';

export const SEVERITY_SETTINGS: readonly SeveritySetting[] = [...SEVERITIES, 'off'];

export const PROBLEM_CODES = [...Object.keys(REFERENCE_CODES), ...Object.keys(FILE_CODES)] as readonly DiagnosticCode[];

/** Names of severities in other tools. */
const OTHER_NAMES: Readonly<Record<SeveritySetting, readonly string[]>> = {
  error: ['err'],
  warning: ['warn'],
  information: ['info', 'note'],
  hint: ['suggestion'],
  off: ['none', 'ignore', 'false', 'disabled'],
};

export const isSeveritySetting = (value: unknown): value is SeveritySetting =>
  SEVERITY_SETTINGS.some((setting) => setting === value);

export const isDiagnosticCode = (text: string): text is DiagnosticCode => PROBLEM_CODES.some((code) => code === text);

/** The severity for a name in this or another tool: `warn` is `warning`. */
export function severityNamed(text: string): SeveritySetting | undefined {
  const name = text.toLowerCase();
  return SEVERITY_SETTINGS.find((setting) => setting === name || OTHER_NAMES[setting].includes(name));
}
