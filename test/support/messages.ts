import { readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';
import type { Choice, ValueType } from '../../server/src/core/fields/field.ts';
import { MAPPINGS } from '../../server/src/core/fields/mappings.ts';
import { sourcesBelow, sourceText } from './imports.ts';

/** A node of a syntax tree (ESTree), seen generically. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** The sources whose texts are shown in an editor: those of the command line stay English. */
export const TRANSLATED_SOURCES: readonly string[] = [
  ...sourcesBelow('client/src'),
  ...sourcesBelow('server/src').filter((path) => !path.startsWith('server/src/cli/')),
];

/** Languages of the product other than English. */
export const LANGUAGES: readonly string[] = readdirSync('l10n').map((name) => name.split('.')[2] ?? name);

/** The translation of each message in the code. */
export const translationOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8'));

/** Calls `visit` with each node of a source and its ancestors, the innermost last. */
export function walkSource(source: string, visit: (node: Node, around: readonly Node[]) => void): void {
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node, [], visit);
}

function walk(node: Node, around: readonly Node[], visit: (node: Node, around: readonly Node[]) => void): void {
  visit(node, around);
  const inside = [...around, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, inside, visit);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Whether it is `l10n.t(…)`, `vscode.l10n.t(…)`, or `l10n.count(…)` of the server. */
export function isMessage(node: Node): boolean {
  const { callee } = node as { callee?: Node & { object?: Node; property?: Node } };
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  if (callee.property?.name !== 't' && callee.property?.name !== 'count') return false;
  const { object } = callee as { object?: Node & { property?: Node } };
  return object?.name === 'l10n' || object?.property?.name === 'l10n';
}

/** A literal text in a source; undefined for any other expression. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral') return undefined;
  const quasis = node.quasis as readonly { value: { cooked: string } }[];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
}

export interface Messages {
  /** In order of sources, each once. */
  readonly messages: readonly string[];
  /** What cannot be translated in its current form, each with its source. */
  readonly faults: readonly string[];
}

/** The texts of a message, and what fills their places: of `l10n.count`, both forms, and the count first. */
function partsOf(message: Node): { texts: readonly (Node | undefined)[]; args: readonly Node[] } {
  const [first, ...args] = message.arguments as readonly Node[];
  const isCount = (message.callee as Node & { property: Node }).property.name === 'count';
  if (!isCount || !first) return { texts: [first], args };
  const [one, other, ...more] = args;
  return { texts: [one, other], args: [first, ...more] };
}

/** The messages of the sources, as they are in English. */
export function messagesOf(sources: readonly string[], read = sourceText): Messages {
  const messages = new Set<string>();
  const faults: string[] = [];
  for (const path of sources) {
    const source = read(path);
    if (!/l10n\.(?:t|count)\b/.test(source)) continue;
    walkSource(source, (node, around) => {
      if (!isMessage(node)) return;
      const { texts, args } = partsOf(node);
      const place = `${path}: ${source.slice(node.start, node.start + 60)}`;
      for (const text of texts.map(literalText)) {
        if (text === undefined) {
          faults.push(`${place} … begins with no text`);
          continue;
        }
        messages.add(text);
        const last = Math.max(-1, ...placesIn(text).map(Number));
        const isComplete = args.some(({ type }) => type === 'SpreadElement') || last + 1 === args.length;
        if (!isComplete) faults.push(`${place} … has places for ${last + 1} arguments, not for ${args.length}`);
      }
      if (!around.some(({ type }) => /Function|Method/.test(type))) {
        faults.push(`${place} … is there before the language is known`);
      }
    });
  }
  return { messages: [...messages], faults };
}

/** The placeholders of a message, sorted: `['0', '1']`. */
export function placesIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\d+)\}/g)].map(([, index = '']) => index))].sort();
}

/**
 * The descriptions of fields and words in the tables of the core: in English when modules are loaded, and shown by
 * `l10n.text`.
 */
export function tableTexts(): string[] {
  const mappings = Object.values(MAPPINGS);
  const described = mappings.flatMap(({ title, fields }) => [
    title,
    ...fields.flatMap(({ description, type }) => [description, ...choicesIn(type).map((choice) => choice.description)]),
  ]);
  return [...new Set(described)];
}

function choicesIn(type: ValueType): readonly Choice[] {
  switch (type.kind) {
    case 'choice':
      return type.choices;
    case 'list':
      return choicesIn(type.items);
    case 'either':
      return type.types.flatMap(choicesIn);
    case 'entries':
      return [...(typeof type.keys === 'string' ? [] : type.keys), ...choicesIn(type.values)];
    default:
      return [];
  }
}
