import { Refusal, type Result } from '../core/base/result.ts';
import type { JsonSchema } from './schema.ts';

/** A field of a tool's input; all are texts. */
interface Field {
  readonly description: string;
  readonly optional?: boolean;
  /** In UTF-16 units. */
  readonly most: number;
}

export type Fields = Readonly<Record<string, Field>>;

/** Optional fields are undefined where they are absent, null or blank. */
export type Input<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { readonly optional: true } ? string | undefined : string;
};

/** A name of a framework, edition, file or number. */
export const NAME = 500;

export function inputSchema(fields: Fields): JsonSchema {
  const all = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(
      all.map(([name, { description, most }]) => [name, { type: 'string', description, maxLength: most }]),
    ),
    required: all.flatMap(([name, { optional }]) => (optional ? [] : name)),
    additionalProperties: false,
  };
}

/** Reads what may be anything. */
export function readInput<F extends Fields>(fields: F, input: unknown): Result<Input<F>> {
  const names = Object.keys(fields).join(', ');
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return new Refusal(`The input must be an object with the fields ${names}.`);
  const given = new Map<string, unknown>(Object.entries(input));
  const unknown = [...given.keys()].find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) return new Refusal(`Unknown field ${short(unknown)}. The fields are ${names}.`);
  const read: Record<string, string> = {};
  for (const [name, { optional = false, most }] of Object.entries(fields)) {
    const value = given.get(name) ?? undefined;
    if (optional && (value === undefined || (typeof value === 'string' && value.trim() === ''))) continue;
    if (typeof value !== 'string') return new Refusal(`${name}: expected a text, got ${kindOf(value)}.`);
    if (value.length > most) return new Refusal(`${name}: expected at most ${most} characters, got ${value.length}.`);
    // As it would be in a file: half a character is none.
    read[name] = value.replace(/\p{Cs}/gu, '\uFFFD');
  }
  return read as Input<F>;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** What a caller wrote, as part of a message. */
export const short = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
