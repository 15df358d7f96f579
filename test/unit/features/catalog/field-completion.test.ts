import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { completionOfFields } from '../../../../server/src/features/catalog/field-completion.ts';
import { RICH } from '../../../support/check-features.ts';
import { checkAccepted, fieldsOffered, labelsOffered } from '../../../support/check-fields.ts';

const catalog = (text: string): string => `\n//- /acme.objectives.yaml\n${text.replace(/^\n/, '')}`;
const configuration = (text: string): string => `\n//- /objrefs.yaml\n${text.replace(/^\n/, '')}`;

const OBJECTIVE = ['text', 'group', 'aliases', 'url', 'note', 'withdrawn', 'replacedBy', 'replaces', 'objectives'];

describe('missing fields are offered', () => {
  it('at the top of an empty catalog, the required ones first', () => {
    expect(labelsOffered(catalog('$0'))?.slice(0, 4)).toEqual(['prefix', 'editions', 'objectives', 'format']);
  });

  it.each([
    ['of an entry', '      - number: 1\n        title: One\n        $0'],
    ['before other fields of it', '      - number: 1\n        $0\n        title: One'],
    ['at the start of an entry', '      - $0\n        number: 1\n        title: One'],
    ['in brackets', '      - {number: 1, title: One, $0}'],
    ['in brackets that are still open', '      - {number: 1, title: "One, two", $0'],
    ['in brackets over several lines', '      - {\n          number: 1,\n          title: One,\n          $0'],
    ['after a list', '      - number: 1\n        title: One\n        $0\n      - 2 Two'],
    ['with a comment in between', '      - number: 1 # and\n        title: One\n    # so\n\n        $0'],
    ['below invalid YAML', '      - "3 [\n      - number: 1\n        title: : {One\n        $0'],
    [
      'in an entry of an entry',
      '      - number: 0\n        objectives:\n          - number: 1\n            title: One\n            $0',
    ],
    [
      'in a list at the indentation of its key',
      '      - number: 0\n        objectives:\n        - number: 1\n          title: One\n          $0',
    ],
  ])('%s', (_, entry) => {
    const template = catalog(`prefix: ACME\neditions:\n  - edition: a\n    objectives:\n${entry}\n`);
    expect(labelsOffered(template)).toEqual(OBJECTIVE);
    expect(
      labelsOffered(template.replaceAll('\n', '\r\n').replace(/^\r\n.*?\r\n/s, '\n//- /acme.objectives.yaml\n')),
    ).toEqual(OBJECTIVE);
  });

  it.each([
    [
      'an edition',
      'editions:\n  - edition: a\n    $0',
      ['objectives', 'aliases', 'prefixes', 'url', 'published', 'draft', 'partial'],
    ],
    [
      'numbering',
      'numbering:\n  $0',
      [
        'words',
        'languages',
        'series',
        'selfNaming',
        'lead',
        'inner',
        'ignoreCase',
        'ignoreZeroPadding',
        'unlisted',
        'order',
      ],
    ],
    ['numbering in brackets', 'numbering: {w$0}', ['words']],
    ['a successor', 'objectives:\n  - {number: 1, replacedBy: [{n$0}]}', ['number']],
    [
      'a successor on lines',
      'objectives:\n  - number: 1\n    replacedBy:\n      - number: 2\n        $0',
      ['edition', 'relation'],
    ],
    ['a catalog with editions', 'editions:\n  - edition: a\nd$0', null],
    ['a catalog with an edition', 'edition: a\ne$0', null],
  ])('of %s', (_, text, expected) => {
    expect(labelsOffered(catalog(text))).toEqual(expected);
  });

  it.each([
    [
      'at the top',
      '$0',
      [
        'format',
        'catalogs',
        'packages',
        'frameworks',
        'exclude',
        'severity',
        'context',
        'documents',
        'limits',
        'requireReview',
      ],
    ],
    ['of a context', 'context:\n  - files: a\n    $0', ['framework', 'keys', 'edition']],
    ['of limits', 'limits: {fileSize: 5 MB, $0}', ['lineLength', 'files', 'references']],
    ['of an import', 'catalogs:\n  - fi$0', ['file']],
    ['of a framework', 'frameworks: {ACME: {$0}}', ['edition']],
  ])('%s of objrefs.yaml', (_, text, expected) => {
    expect(labelsOffered(configuration(text))).toEqual(expected);
  });
});

describe('values are offered', () => {
  it.each([
    ['booleans', 'draft: $0', ['true', 'false']],
    ['an incomplete boolean', 'draft: t$0', ['true']],
    ['whether it was withdrawn', 'objectives:\n  - {number: 1, withdrawn: $0}', ['true', 'false']],
    ['what is unlisted', 'numbering:\n  unlisted: $0', ['unknown', 'parent']],
    ['the position of the prefix', 'numbering: {order: $0}', ['before', 'after', 'either']],
    ['relations', 'objectives:\n  - number: 1\n    replacedBy:\n      - relation: m$0', ['moved', 'merged']],
    ['the format', 'format: $0', ['1']],
  ])('%s', (_, text, expected) => {
    expect(labelsOffered(catalog(text))).toEqual(expected);
  });

  it.each([
    ['severities', 'severity: {unknown-objective: $0}', ['error', 'warning', 'information', 'hint', 'off']],
    ['codes', 'severity:\n  unknown-edition: off\n  unknown-$0', ['unknown-objective']],
    ['frameworks', 'frameworks:\n  $0', ['ACME', 'CITY plan']],
    ['frameworks that are not listed yet', 'frameworks: {ACME: on, $0}', ['CITY plan']],
    ['on and off', 'frameworks: {ACME: o$0}', ['on', 'off']],
    ['a framework', 'context:\n  - framework: $0', ['ACME', 'CITY plan']],
    ['a framework of two words', 'context: [{framework: CITY p$0}]', ['CITY plan']],
    ['editions of a framework, newest first', 'frameworks: {ACME: {edition: $0}}', ['1.10', '2020']],
    ['editions of the framework next to it', 'context:\n  - edition: $0\n    framework: ACME', ['1.10', '2020']],
    ['editions of an unknown framework', 'context:\n  - edition: $0\n    framework: OTHER', null],
  ])('%s in objrefs.yaml', (_, text, expected) => {
    expect(labelsOffered(configuration(text))).toEqual(expected);
  });
});

it.each([
  ['in a title', 'title: t$0'],
  ['in a comment', 'prefix: X # t$0'],
  ['in a comment of a line', '# t$0'],
  ['in a short entry', 'objectives:\n  - 3 t$0'],
  ['below a short entry', 'objectives:\n  - 3 Title\n    $0'],
  ['in a text of several lines', 'objectives:\n  - number: 3\n    text: |\n      t$0'],
  ['at an invalid indentation', 'objectives:\n  - number: 3\n   $0'],
  ['below an unknown field', 'colours:\n  $0'],
  ['directly after a dash', 'objectives:\n  -$0'],
  ['directly after a colon', 'draft:$0'],
  ['without a matching beginning', 'objectives:\n  - x$0'],
])('there are no items %s', (_, text) => {
  expect(labelsOffered(catalog(text))).toBeNull();
});

it('a field is inserted with a colon, unless there is one', () => {
  checkAccepted(catalog('pre$0'), 'prefix', catalog('prefix: '));
  checkAccepted(catalog('pre$0fi: X'), 'prefix', catalog('prefix: X'));
  checkAccepted(catalog('obj$0'), 'objectives', catalog('objectives:'));
  checkAccepted(catalog('editions: [{obj$0}]'), 'objectives', catalog('editions: [{objectives: }]'));
  checkAccepted(configuration('frameworks: {C$0}'), 'CITY plan', configuration('frameworks: {CITY plan: }'));
  checkAccepted(
    configuration('context: [{framework: "CI$0TY"}]'),
    'CITY plan',
    configuration('context: [{framework: "CITY plan"}]'),
  );
  checkAccepted(catalog('draft: fa$0lse # x'), 'false', catalog('draft: false # x'));
});

it('fields have a description and an example', () => {
  const [item] = fieldsOffered(catalog('draf$0')) ?? [];
  expect(item?.documentation).toEqual({
    kind: 'markdown',
    value: 'Mark the edition as a draft. Citations without an edition do not mean a draft.\n\nExample: `draft: true`',
  });
});

it('clients with snippet support get entries with placeholders', () => {
  const offered = fieldsOffered(catalog('objectives:\n  - $0')) ?? [];
  const snippet = offered.find(({ label }) => label === 'objective with successors');
  expect(snippet?.textEdit).toMatchObject({ newText: '{number: $1, title: $2, replacedBy: [$3]}' });
  const labels = (text: string) => fieldsOffered(catalog(text))?.map(({ label }) => label);
  expect(labels('editions:\n  - $0')).toContain('edition with objectives');
  expect(labels('# mine\n$0')).toContain('catalog');
  expect(labels('prefix: X\n$0')).not.toContain('catalog');
  expect(fieldsOffered(catalog('$0'), { ...RICH, snippets: false })?.map(({ label }) => label)).not.toContain(
    'catalog',
  );
});

it('the fields at the top count at the end of ten thousand objectives', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => `  - number: ${index}\n    title: Title`).join('\n');
  const lines = linesOf(`prefix: X\nobjectives:\n${list}\n    \n`);
  const document = { lines, kind: 'catalog', frameworks: [] } as const;
  const offered = (line: number, character: number) =>
    completionOfFields(document, { line, character }, { ...RICH, snippets: false })?.items.map(({ label }) => label);
  expect(offered(lines.lineCount - 2, 4)).toEqual(OBJECTIVE);
  expect(offered(lines.lineCount - 1, 0)).not.toContain('prefix');
});

describe('options for a file in another format', () => {
  it.each([
    ['its format', 'from: c$0', ['cprt', 'cyclonedx', 'ciso-assistant', 'csv']],
    ['the prefix of an existing framework', 'prefix: $0', ['ACME', 'CITY plan']],
  ])('%s', (_, field, expected) => {
    expect(labelsOffered(configuration(`catalogs: [{file: a.csv, ${field}}]\n`))).toEqual(expected);
    expect(labelsOffered(configuration(`catalogs:\n  - file: a.csv\n    ${field}\n`))).toEqual(expected);
  });
});
