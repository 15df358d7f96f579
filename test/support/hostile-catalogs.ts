import type { MappingName, TextRule, ValueType } from '../../server/src/core/fields/field.ts';
import { MAPPINGS } from '../../server/src/core/fields/mappings.ts';

// Catalogs with a thousandfold too much of one thing each: of every field of `core/fields`, and of what YAML has.

export interface HostileCatalog {
  readonly name: string;
  /** The text of a catalog with about so many of it. */
  readonly text: (count: number) => string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Letters for a number: 0 → Aaaa, 1 → Aaab. */
export const letters = (index: number): string =>
  [17_576, 676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(index / place) % 26))).join('');

/** A good text of each rule, another one for each index. */
function sampleOf(rule: TextRule, index: number): string {
  switch (rule) {
    case 'number':
      return `1.${index}`;
    case 'entry':
      return `1.${index} Entry`;
    case 'url':
      return `https://example.org/${index}`;
    case 'date':
      return `${1000 + (index % 9000)}`;
    case 'bracket':
      return '(';
    case 'letters':
      return letters(index);
    case 'format':
      return '1';
    default:
      return `X${letters(index)}`;
  }
}

/** The fields that a mapping needs. */
function needed(mapping: MappingName, index: number): Fields {
  const { needs, fields } = MAPPINGS[mapping];
  return Object.fromEntries(
    needs.map(([name]) => {
      const type = fields.find((field) => field.name === name)!.type;
      return [name, goodValue(type, index)];
    }),
  );
}

/** A good value. */
function goodValue(type: ValueType, index: number): unknown {
  switch (type.kind) {
    case 'text':
      return sampleOf(type.rule, index);
    case 'boolean':
      return 'true';
    case 'choice':
      return type.choices[0]!.value;
    case 'list':
      return [goodValue(type.items, index)];
    case 'fields':
      return needed(type.mapping, index);
    case 'entries':
      return typeof type.keys === 'string' ? { [sampleOf(type.keys, index)]: goodValue(type.values, index) } : {};
    case 'either':
      return goodValue(type.types[0]!, index);
  }
}

type Wrap = (value: unknown, count: number) => unknown;

/** The ways to have too much of a value, each with the catalog around it. */
function* excesses(name: string, type: ValueType, wrap: Wrap, seen: readonly string[]): Generator<HostileCatalog> {
  const excess = (what: string, make: (count: number) => unknown): HostileCatalog => ({
    name: `${name}: ${what}`,
    text: (count) => JSON.stringify(wrap(make(count), count)),
  });
  const many = <T>(count: number, item: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));
  switch (type.kind) {
    case 'text':
      yield excess('a long text', (count) => sampleOf(type.rule, 1).repeat(count));
      yield excess('many words', (count) => `${sampleOf(type.rule, 1)} `.repeat(count));
      yield excess('a list', (count) => many(count, (index) => sampleOf(type.rule, index)));
      return;
    case 'list':
      yield excess('items', (count) => many(count, (index) => goodValue(type.items, index)));
      yield excess('equal items', (count) => many(count, () => goodValue(type.items, 1)));
      yield excess('empty items', (count) => many(count, () => ''));
      yield excess('lists as items', (count) => many(count, (index) => [`${index}`]));
      yield excess('unknown fields as items', (count) => many(count, (index) => ({ [`f${index}`]: '' })));
      yield* excesses(`${name}[]`, type.items, (value, count) => wrap([value], count), seen);
      if (type.items.kind === 'text') {
        const { rule } = type.items;
        yield excess('long items', (count) =>
          many(Math.sqrt(count), (i) => sampleOf(rule, i).repeat(Math.sqrt(count))),
        );
      }
      return;
    case 'entries':
      yield excess('entries', (count) =>
        Object.fromEntries(many(count, (index) => [letters(index), goodValue(type.values, index)])),
      );
      return;
    case 'either':
      for (const one of type.types) yield* excesses(name, one, wrap, seen);
      return;
    case 'fields': {
      const { mapping } = type;
      yield excess('unknown fields', (count) => ({
        ...needed(mapping, 1),
        ...Object.fromEntries(many(count, (index) => [`f${index}`, ''])),
      }));
      yield excess('nearly known fields', (count) =>
        Object.fromEntries(many(count, (index) => [`${MAPPINGS[mapping].fields[0]!.name}${index}`, ''])),
      );
      if (seen.includes(mapping)) return;
      for (const field of MAPPINGS[mapping].fields) {
        const inner: Wrap = (value, count) => wrap({ ...needed(mapping, 1), [field.name]: value }, count);
        yield* excesses(name === '' ? field.name : `${name}.${field.name}`, field.type, inner, [...seen, mapping]);
      }
      return;
    }
    default:
      yield excess('a list', (count) => many(count, () => 'true'));
  }
}

const OBJECTIVES = ['1 One', '1.1 More', { number: '1.2', title: 'Most' }];
const CATALOG: Fields = { prefix: 'X', objectives: OBJECTIVES };

/** In each: a catalog that is good beside it. */
function completed(value: unknown): unknown {
  const fields = value as Fields;
  if (!('editions' in fields)) return { ...CATALOG, ...fields };
  const { objectives: _, ...rest } = { ...CATALOG, ...fields };
  return rest;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const HEAD = 'prefix: X\nobjectives:\n';

/** Too much of what YAML has, and of things that only together are too much. */
const TEXTS: readonly HostileCatalog[] = [
  { name: 'equal keys', text: (count) => `${lines(count, () => 'title: x\n')}${HEAD} - 1 x\n` },
  { name: 'unknown keys', text: (count) => `${lines(count, (i) => `titl${i}: x\n`)}${HEAD} - 1 x\n` },
  { name: 'anchors', text: (count) => HEAD + lines(count, (i) => `- &a${i} 1.${i} x\n`) },
  { name: 'equal anchors', text: (count) => HEAD + lines(count, (i) => `- &a 1.${i} x\n`) },
  { name: 'aliases', text: (count) => `${HEAD}- &a 1 x\n${lines(count, () => '- *a\n')}` },
  {
    name: 'aliases of a list',
    text: (count) =>
      `${HEAD}- &a {number: 1, title: x, objectives: [${lines(count, (i) => `1.${i} x, `)}]}\n${lines(count, () => '- *a\n')}`,
  },
  { name: 'aliases and anchors by turns', text: (count) => HEAD + lines(count, (i) => `- &a 1.${i} x\n- *a\n`) },
  { name: 'aliases without anchors', text: (count) => HEAD + lines(count, (i) => `- *a${i}\n`) },
  { name: 'tags', text: (count) => HEAD + lines(count, (i) => `- !a${i} 1.${i} x\n`) },
  { name: 'merge keys', text: (count) => `${lines(count, () => '<<: {}\n')}${HEAD} - 1 x\n` },
  { name: 'colons in titles', text: (count) => HEAD + lines(count, (i) => `- 1.${i} Title: x\n`) },
  { name: 'colons in fields', text: (count) => HEAD + lines(count, (i) => `- number: 1.${i}\n  title: a: b\n`) },
  { name: 'open quotes', text: (count) => HEAD + lines(count, (i) => `- "1.${i} x\n`) },
  { name: 'quotes within titles', text: (count) => HEAD + lines(count, (i) => `- "1.${i}" x\n`) },
  { name: 'control characters', text: (count) => HEAD + lines(count, (i) => `- 1.${i} \u0001\n`) },
  { name: 'comments', text: (count) => `${lines(count, (i) => `# ${i}\n`)}${HEAD} - 1 x\n` },
  { name: 'blank lines', text: (count) => `${lines(count, () => '\n')}${HEAD} - 1 x\n` },
  { name: 'a folded text', text: (count) => `title: >\n${lines(count, (i) => `  x ${i}\n`)}${HEAD} - 1 x\n` },
  { name: 'a text of many lines', text: (count) => `title: "${lines(count, () => 'x\n ')}"\n${HEAD} - 1 x\n` },
  { name: 'escapes', text: (count) => `title: "${lines(count, () => '\\u0041')}"\n${HEAD} - 1 x\n` },
  { name: 'wrong escapes', text: (count) => `title: "${lines(count, () => '\\q')}"\n${HEAD} - 1 x\n` },
  { name: 'documents', text: (count) => `${HEAD} - 1 x\n${lines(count, () => '---\na: b\n')}` },
  { name: 'one line of entries', text: (count) => `prefix: X\nobjectives: [${lines(count, (i) => `1.${i} x, `)}]\n` },
  { name: 'tabs', text: (count) => HEAD + lines(count, (i) => `\t- 1.${i} x\n`) },
  { name: 'carriage returns', text: (count) => HEAD + lines(count, (i) => `- 1.${i} x\r`) },
  {
    name: 'shapes of letters',
    text: (count) =>
      HEAD +
      lines(
        count,
        (i) =>
          `- ${[...letters(i)].map((c) => (c < 'n' ? 'A'.repeat(c.charCodeAt(0) - 96) : 'a'.repeat(c.charCodeAt(0) - 96))).join('.')}1 x\n`,
      ),
  },
  {
    name: 'shapes of signs',
    text: (count) =>
      HEAD + lines(count, (i) => `- 1${[...i.toString(4)].map((c) => `${'.-/_'[Number(c)]!}1`).join('')} x\n`),
  },
  { name: 'shapes of depth', text: (count) => HEAD + lines(count, (i) => `- 1${'.1'.repeat(i % 49)}.${i} x\n`) },
  {
    name: 'numbers below each other',
    text: (count) => HEAD + lines(count, (i) => `- number: "1${'.1'.repeat(i % 49)}"\n  title: x\n`),
  },
  {
    name: 'numbers of the highest length',
    text: (count) => HEAD + lines(count / 10, (i) => `- ${'1.'.repeat(45)}${i} x\n`),
  },
  {
    name: 'numbers outside their parents',
    text: (count) => `${HEAD}- number: 1\n  title: x\n  objectives:\n${lines(count, (i) => `  - 2.${i} x\n`)}`,
  },
  {
    name: 'editions with objectives',
    text: (count) =>
      `prefix: X\neditions:\n${lines(Math.sqrt(count), (e) => `- edition: e${e}\n  objectives:\n${lines(Math.sqrt(count), (i) => `  - 1.${i} x ${e}\n`)}`)}`,
  },
  {
    name: 'replacements among editions',
    text: (count) =>
      `prefix: X\neditions:\n${lines(count / 4, (e) => `- edition: e${e}\n  objectives:\n  - {number: 1.${e}, title: x, replacedBy: [1.${e + 1}]}\n`)}`,
  },
  {
    name: 'unknown replacements',
    text: (count) =>
      `prefix: X\nobjectives:\n${lines(count, (i) => `- {number: 1.${i}, title: x, withdrawn: true, replacedBy: [2.${i}]}\n`)}`,
  },
  {
    name: 'unknown editions of replacements',
    text: (count) =>
      `prefix: X\nobjectives:\n${lines(count, (i) => `- {number: 1.${i}, title: x, replacedBy: [{edition: e${i}, number: 1}]}\n`)}`,
  },
  {
    name: 'unknown editions among many',
    text: (count) =>
      `prefix: X\neditions:\n${lines(Math.min(count / 2, 900), (i) => `- {edition: e${i}, objectives: [1 x]}\n`)}- edition: e\n  objectives:\n${lines(count / 2, (i) => `  - {number: 1.${i}, title: x, replacedBy: [{edition: f${i}, number: 1}]}\n`)}`,
  },
  {
    name: 'a chain of replacements',
    text: (count) =>
      `prefix: X\nobjectives:\n${lines(count, (i) => `- {number: 1.${i}, title: x, withdrawn: true, replacedBy: [1.${i + 1}]}\n`)}`,
  },
  {
    name: 'one replaced by all',
    text: (count) =>
      `prefix: X\nobjectives:\n- {number: 1, title: x, withdrawn: true, replacedBy: [${lines(count, (i) => `1.${i}, `)}]}\n${lines(count, (i) => `- 1.${i} x\n`)}`,
  },
  {
    name: 'all replaced by one',
    text: (count) =>
      `prefix: X\nobjectives:\n- 1 x\n${lines(count, (i) => `- {number: 1.${i}, title: x, withdrawn: true, replacedBy: [1]}\n`)}`,
  },
  {
    name: 'leads and numbers',
    text: (count) =>
      `prefix: X\nnumbering: {lead: [${lines(Math.sqrt(count) * 5, (i) => `${letters(i)}, `)}]}\nobjectives:\n${lines(Math.sqrt(count) * 5, (i) => `- 1.${i} x\n`)}`,
  },
  {
    name: 'leads and their numbers',
    text: (count) =>
      `prefix: X\nnumbering: {lead: [${lines(count / 2, (i) => `${letters(i)}, `)}]}\nobjectives:\n${lines(count / 2, (i) => `- ${letters(i)}.1 x\n`)}`,
  },
  ...(['words', 'series'] as const).flatMap((field) => {
    const head = (count: number) =>
      `prefix: X\nnumbering: {${field}: [${lines(Math.min(count / 2, 1_000), (i) => `X${letters(i)}, `)}]}\nobjectives:\n`;
    return [
      { name: `${field} and numbers`, text: (count: number) => head(count) + lines(count / 2, (i) => `- 1.${i} x\n`) },
      {
        name: `${field} before numbers`,
        text: (count: number) => head(count) + lines(count / 2, (i) => `- X${letters(i % 1_000)} 1.${i} x\n`),
      },
      {
        name: `${field} and words before numbers`,
        text: (count: number) => head(count) + lines(count / 2, (i) => `- Y${letters(i % 1_000)} 1.${i} x\n`),
      },
    ];
  }),
  {
    name: 'titles of many words',
    text: (count) => HEAD + lines(Math.sqrt(count), (i) => `- 1.${i} ${lines(Math.sqrt(count), (w) => `w${w} `)}\n`),
  },
];

/** All of them. */
export const HOSTILE_CATALOGS: readonly HostileCatalog[] = [
  ...excesses('', { kind: 'fields', mapping: 'catalog' }, (value) => completed(value), []),
  ...TEXTS,
];
