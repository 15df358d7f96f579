// What was found in a text, as JSON and back: for files that others may have written, so nothing in it is taken on trust.
import { SEVERITIES } from '../../core/model/diagnostic.ts';
import type { CheckedText } from './checked-text.ts';

/** What `JSON.stringify` takes. */
export function storedText({ text: _, shown, next, ...checked }: CheckedText): unknown {
  return {
    ...checked,
    shown: { ...shown, texts: [...shown.texts] },
    next: { ...next, toDecide: [...next.toDecide] },
  };
}

/** What `storedText` returned, after `JSON.parse`; undefined for anything else. */
export function restoredText(stored: unknown): CheckedText | undefined {
  if (!isStored(stored)) return undefined;
  const { shown, next, ...checked } = stored as StoredText;
  return {
    ...checked,
    shown: { ...shown, texts: new Map(shown.texts) },
    next: { ...next, toDecide: new Map(next.toDecide) },
  };
}

interface StoredText extends Omit<CheckedText, 'text' | 'shown' | 'next'> {
  readonly shown: Omit<CheckedText['shown'], 'texts'> & { readonly texts: readonly (readonly [number, string])[] };
  readonly next: Omit<CheckedText['next'], 'toDecide'> & { readonly toDecide: readonly (readonly [string, number])[] };
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const pair =
  (first: Check, second: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
function shape(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([key, check]) => check((value as Record<string, unknown>)[key]));
}

const isPosition = shape({ line: isCount, character: isCount });
const isRange = shape({ start: isPosition, end: isPosition });
const isSeverity: Check = (value) => (SEVERITIES as readonly unknown[]).includes(value);
const suggestion = { number: isText, title: isText, newText: isText };
const wording = shape({ title: isText, text: optional(isText) });

const isRow = shape({
  ...{ file: isText, line: isCount, column: isCount, endLine: isCount, endColumn: isCount },
  place: optional(shape({ kind: isText, label: isText })),
  ...{ code: isText, severity: isSeverity, message: isText },
  ...{ prefix: orNull(isText), edition: orNull(isText), number: orNull(isText) },
  suggestions: list(shape(suggestion)),
});
const isDiagnostic = shape({
  ...{ code: isText, severity: isSeverity, range: isRange, message: isText },
  fixes: list(
    shape({
      title: isText,
      edits: list(shape({ range: isRange, newText: isText })),
      preferred: isFlag,
      suggestion: optional(shape(suggestion)),
    }),
  ),
  deprecated: optional(isFlag),
  related: optional(list(shape({ location: shape({ uri: isText, range: isRange }), message: isText }))),
  isUncertain: optional(isFlag),
  enables: optional(isText),
  rewording: optional(shape({ older: wording, newer: wording })),
});
const isFinding = shape({ row: isRow, diagnostic: isDiagnostic });
const isStored = shape({
  ...{ uri: isText, file: isText, references: isCount, findings: list(isFinding) },
  covered: list(
    shape({
      finding: isFinding,
      kind: (value) => value === 'inSource' || value === 'external',
      reason: optional(isText),
    }),
  ),
  shown: shape({ lineCount: isCount, texts: list(pair(isCount, isText)) }),
  ...{ cited: list(isText), named: list(isText) },
  ...{ hash: optional(isText), needsGit: optional(isFlag) },
  next: shape({ isFixed: isFlag, toDecide: list(pair(isText, isCount)), takenAsNew: isCount }),
});
