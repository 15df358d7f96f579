import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readImport } from '../../../../server/src/catalog/imports/formats/read-import.ts';
import { flatObjectives } from '../../../../server/src/catalog/imports/framework-draft.ts';
import { importText } from './import-text.ts';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/frameworks/${name}`, import.meta.url)));
const CATALOG = (controls: unknown[], metadata: object = {}) =>
  JSON.stringify({ catalog: { uuid: 'x', metadata: { title: 'Book', version: '1', ...metadata }, controls } });
const control = (id: string, props: Record<string, string>, more: object = {}) => ({
  id,
  title: `Title of ${id}`,
  props: Object.entries(props).map(([name, value]) => ({ name, value })),
  ...more,
});

describe('NIST SP 800-53 revision 4', async () => {
  const bytes = gunzipSync(fixture('nist-800-53-rev4.oscal.json.gz'));
  const file = { name: 'r4.json', bytes, text: bytes.toString('utf8') };
  const { draft, problems } = await readImport(file, { prefix: 'NIST 800-53', edition: '4' });
  const objectives = flatObjectives(draft!.editions[0]!.objectives);
  const byNumber = new Map(objectives.map((objective) => [objective.number, objective]));
  const withdrawn = objectives.filter((objective) => objective.withdrawn);

  test('has 922 controls, 96 of them withdrawn', () => {
    expect(problems).toEqual([]);
    expect([objectives.length, byNumber.size, withdrawn.length]).toEqual([922, 922, 96]);
  });

  test('every replacement that is a control is kept', () => {
    expect(withdrawn.flatMap(({ replacedBy }) => replacedBy ?? [])).toHaveLength(110);
    for (const { replacedBy } of withdrawn)
      for (const { number } of replacedBy ?? []) expect(byNumber.has(number)).toBe(true);
  });

  test.each([
    ['AC-3(1)', [{ number: 'AC-6', relation: 'merged' }], undefined],
    ['AC-3(6)', [{ number: 'MP-4' }, { number: 'SC-28' }], undefined],
    ['AC-13', [{ number: 'AC-2' }, { number: 'AU-6' }], undefined],
    ['CP-10(3)', undefined, 'Incorporated into https://doi.org/10.6028/NIST.SP.800-53r4.'],
  ])('%s', (number, replacedBy, note) => {
    expect(byNumber.get(number)).toMatchObject({
      withdrawn: true,
      ...(replacedBy && { replacedBy }),
      ...(note && { note }),
    });
    expect(byNumber.get(number)?.replacedBy).toEqual(replacedBy);
  });

  test('enhancements are nested in their controls, statements are one text with parameters', () => {
    const parent = draft!.editions[0]!.objectives.find(({ number }) => number === 'AC-2');
    expect(parent?.objectives?.slice(0, 2).map(({ number }) => number)).toEqual(['AC-2(1)', 'AC-2(2)']);
    expect(parent?.group).toBe('Access Control');
    expect(parent?.text).toContain(
      'j. Reviews accounts for compliance with account management requirements [organization-defined frequency]; and',
    );
  });
});

test('JSON and YAML of one catalog are the same', async () => {
  const options = { prefix: 'ISO' };
  const json = await importText('basic.json', fixture('basic.oscal.json').toString('utf8'), options);
  const yaml = await importText('basic.yaml', fixture('basic.oscal.yaml').toString('utf8'), {
    ...options,
    from: 'oscal',
  });
  expect(json.catalog).toBe(yaml.catalog);
  expect(json.catalog).toContain('  - edition: 1.1\n    published: 2023-10-12\n');
  expect(json.catalog).toContain('      - number: 1.1.2\n        title: Segregation of duties\n');
});

describe('the source of numbers', () => {
  test.each([
    ['in the label', [control('a-1', { label: 'A-1' })], {}, 'A-1'],
    ['in brackets of a sentence', [control('x', { label: 'Organizational Context (GV.OC)' })], {}, 'GV.OC'],
    ['at the end of a sentence', [control('x', { label: 'CIS Safeguard 1.1' })], {}, '1.1'],
    ['in the id', [control('5.1', {})], {}, '5.1'],
    ['in the id, on request', [control('ac-1', { label: 'AC-1' })], { number: 'id' }, 'ac-1'],
    [
      'in a property, on request',
      [control('ac-1', { label: 'AC-1', 'sort-id': 'ac-01' })],
      { number: 'sort-id' },
      'ac-01',
    ],
  ])('%s', async (_where, controls, options, number) => {
    const { catalog } = await importText('c.json', CATALOG(controls), { prefix: 'P', ...options });
    expect(catalog).toContain(`- ${number} Title of`);
  });

  test('a label without a class comes before one that is padded', async () => {
    const props = [
      { name: 'label', class: 'zero-padded', value: 'AC-01' },
      { name: 'label', value: 'AC-1' },
    ];
    const { catalog } = await importText('c.json', CATALOG([{ id: 'ac-1', title: 'T', props }]), { prefix: 'P' });
    expect(catalog).toContain('- AC-1 T');
  });

  test('a property that no control has is reported, with the existing ones', async () => {
    const { problems } = await importText('c.json', CATALOG([control('a', { label: 'A-1' })]), {
      prefix: 'P',
      number: 'ref',
    });
    expect(problems).toEqual([
      '1:12 No control has the property "ref". Specify the property with the number, or "id". Properties: label.',
    ]);
  });
});

describe('replacements of a withdrawn control', () => {
  const links = (...all: [rel: string, href: string][]) => ({ links: all.map(([rel, href]) => ({ rel, href })) });
  const withdrawnAs = async (more: object) => {
    const parts = [{ id: 'b-1_smt', name: 'statement', parts: [{ id: 'b-1_smt.k', name: 'item', prose: 'x' }] }];
    const controls = [
      control('a-1', { label: 'A-1', status: 'withdrawn' }, more),
      control('b-1', { label: 'B-1' }, { parts }),
      control('b-2', { label: 'B-2' }),
    ];
    return (await importText('c.json', CATALOG(controls), { prefix: 'P' })).catalog;
  };

  test.each([
    ['moved', links(['moved-to', '#b-1']), 'replacedBy: [{number: B-1, relation: moved}]'],
    ['merged', links(['incorporated-into', '#b-1']), 'replacedBy: [{number: B-1, relation: merged}]'],
    [
      'written with underscores and without a hash',
      links(['incorporated_into', 'b-1']),
      '[{number: B-1, relation: merged}]',
    ],
    ['split', links(['moved-to', '#b-1'], ['moved-to', '#b-2']), 'replacedBy: [B-1, B-2]'],
    [
      'a part of a statement',
      links(['incorporated-into', '#b-1_smt.k']),
      'note: "Incorporated into a part of B-1: b-1_smt.k."',
    ],
    ['a document', links(['incorporated-into', 'https://x.y']), 'note: Incorporated into https://x.y.'],
  ])('%s', async (_what, more, expected) => {
    expect(await withdrawnAs(more)).toContain(expected);
  });
});

test('a resolved profile is a part of an edition', async () => {
  const metadata = { links: [{ rel: 'source-profile', href: '#x' }] };
  const { catalog } = await importText('c.json', CATALOG([control('a-1', { label: 'A-1' })], metadata), {
    prefix: 'P',
  });
  expect(catalog).toContain('partial: true');
});

describe('errors are reported with their range', () => {
  test.each([
    [
      'broken JSON',
      '{"catalog": {"metadata": [}',
      '1:27 Not valid JSON: value expected. Fix the file, or export it again.',
    ],
    ['a profile', '{"profile": {}}', '1:1 This is an OSCAL profile'],
    ['no controls', '{"catalog": {"metadata": {}}}', '1:13 This catalog has no controls.'],
    ['endless nesting', `{"catalog": ${'['.repeat(5000)}`, 'This file is nested more than 100 levels deep.'],
  ])('%s', async (_what, text, message) => {
    const { catalog, problems } = await importText('c.json', text, { prefix: 'P', from: 'oscal' });
    expect(catalog).toBeNull();
    expect(problems.join()).toContain(message);
  });
});
