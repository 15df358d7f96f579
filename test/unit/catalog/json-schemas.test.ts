import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readReviews } from '../../../server/src/catalog/configuration/reviews-reader.ts';
import { reviewsText } from '../../../server/src/catalog/configuration/reviews-text.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { MAPPINGS } from '../../../server/src/core/fields/mappings.ts';
import type { Diagnostic } from '../../../server/src/core/model/diagnostic.ts';
import {
  BAD_CATALOGS,
  BAD_CONFIGURATIONS,
  BAD_REVIEWS,
  GOOD_CATALOGS,
  GOOD_CONFIGURATIONS,
  GOOD_REVIEWS,
} from './schema-samples.ts';

/** Problems that are only warnings for the readers, which use the file nevertheless; a schema cannot express these. */
const UNKNOWN = ['catalog-unknown-field', 'config-unknown-field', 'config-unknown-code'];

const ajv = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
});
const readers = {
  catalog: (text: string) => readCatalog('file:///a.objectives.yaml', text).problems,
  configuration: (text: string) => readConfiguration('file:///objrefs.yaml', text).problems,
  reviews: (text: string) => readReviews('file:///objrefs.reviews.yaml', text).problems,
};
type Kind = keyof typeof readers;
const KINDS = Object.keys(readers) as readonly Kind[];

function schema(kind: Kind) {
  const url = new URL(`../../../schemas/${kind}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

const validators = {
  catalog: ajv.compile(schema('catalog')),
  configuration: ajv.compile(schema('configuration')),
  reviews: ajv.compile(schema('reviews')),
};

/** The value of a text in VS Code's YAML extension: YAML 1.2, in which `on` is text. */
function isValid(kind: Kind, text: string): boolean {
  return validators[kind](parse(text));
}

const isWrong = ({ severity, code }: Diagnostic): boolean => severity === 'error' || UNKNOWN.includes(code);

describe.each([
  ['catalog', GOOD_CATALOGS],
  ['configuration', GOOD_CONFIGURATIONS],
  ['reviews', GOOD_REVIEWS],
] as const)('the schema of a %s and the reader accept', (kind, samples) => {
  it.each(samples)('%s', (_, text) => {
    expect(readers[kind](text).filter(isWrong)).toEqual([]);
    expect(isValid(kind, text), JSON.stringify(validators[kind].errors)).toBe(true);
  });
});

describe.each([
  ['catalog', BAD_CATALOGS],
  ['configuration', BAD_CONFIGURATIONS],
  ['reviews', BAD_REVIEWS],
] as const)('the schema of a %s and the reader refuse', (kind, samples) => {
  it.each(samples)('%s', (_, text) => {
    expect(readers[kind](text).some(isWrong)).toBe(true);
    expect(isValid(kind, text)).toBe(false);
  });
});

describe('problems that only the reader finds', () => {
  it.each([
    ['a number twice', 'prefix: X\nobjectives: [1 One, 1 Two]'],
    ['an edition twice', 'prefix: X\neditions: [{edition: a, objectives: [1 A]}, {edition: a, objectives: [1 A]}]'],
    [
      'a successor that is the objective itself',
      'prefix: X\nobjectives: [{number: 1, title: One, withdrawn: true, replacedBy: [1]}]',
    ],
    ['an impossible day', 'prefix: X\npublished: 2023-02-30\nobjectives: [1 One]'],
    ['a prefix with signs that no text is searched for', 'prefix: "! ~A"\nobjectives: [1 One]'],
    ['a number with a final point', 'prefix: X\nobjectives: [{number: 3., title: One}]'],
    ['true in capitals', 'prefix: X\ndraft: True\nobjectives: [1 One]'],
    ['an address without a host', 'prefix: X\nurl: "https://:0"\nobjectives: [1 One]'],
  ])('%s', (_, text) => {
    expect(readers.catalog(text).some(isWrong)).toBe(true);
    expect(isValid('catalog', text)).toBe(true);
  });
});

describe('values that a schema rejects because YAML reads them as other types', () => {
  it.each([
    ['a title that YAML reads as null', 'prefix: X\nobjectives: [{number: 1, title: null}]'],
    ['a number that YAML reads as a boolean', 'prefix: X\nobjectives: [{number: true, title: One}]'],
  ])('%s', (_, text) => {
    expect(readers.catalog(text).filter(isWrong)).toEqual([]);
    expect(isValid('catalog', text)).toBe(false);
  });
});

test('an empty configuration is valid for the reader, not for the schema', () => {
  expect(readers.configuration('')).toEqual([]);
  expect(isValid('configuration', '')).toBe(false);
});

test.each(readdirSync('seeds'))('the shipped catalog %s is valid', (file) => {
  const text = readFileSync(`seeds/${file}`, 'utf8');
  expect(isValid('catalog', text), JSON.stringify(validators.catalog.errors)).toBe(true);
});

test('a written review record is valid', () => {
  const review = { document: 'plan.md', framework: 'ACME', number: '1.10', fingerprint: '1:0' };
  for (const record of [[], [review, { ...review, edition: '2020', title: 'true', text: 'Two\nlines' }]]) {
    expect(isValid('reviews', reviewsText(record)), JSON.stringify(validators.reviews.errors)).toBe(true);
  }
});

describe('every field has a description, a page, and an example that its schema accepts', () => {
  const fields = Object.entries(MAPPINGS).flatMap(([mapping, { page, fields }]) =>
    fields.map((field) => ({ mapping, page, ...field })),
  );
  it.each(fields)('$mapping: $name', ({ mapping, page, name, description, example }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(anchorsOf(page)).toContain(page.split('#')[1] ?? '');
    const kind = KINDS.find((one) => one === mapping || mapping in schema(one).definitions)!;
    const { definitions, ...root } = schema(kind);
    const { properties } = mapping === kind ? root : definitions[mapping];
    expect(properties[name].examples).toEqual([parse(example)]);
    expect(ajv.validate({ ...properties[name], definitions }, parse(example)), JSON.stringify(ajv.errors)).toBe(true);
  });
});

/** The anchors of a page, as renderers derive them from headings; the empty one is the page. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(`docs/${page.split('#')[0]}`, 'utf8').match(/^#+ .*/gm) ?? [];
  const anchors = headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\w -]/g, ''),
  );
  return ['', ...anchors.map((anchor) => anchor.replaceAll(' ', '-'))];
}
