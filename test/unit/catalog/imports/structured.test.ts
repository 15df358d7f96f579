import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readImport } from '../../../../server/src/catalog/imports/formats/read-import.ts';
import { joinDrafts } from '../../../../server/src/catalog/imports/join-drafts.ts';
import { writeCatalog } from '../../../../server/src/catalog/imports/write-catalog.ts';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import type { Catalog } from '../../../../server/src/core/model/catalog.ts';
import { importText } from './import-text.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)));
const fixture = (name: string) => read(`test/fixtures/frameworks/${name}`);

describe("an export of NIST's CPRT", () => {
  test('is the edition of the built-in catalog: numbers, titles and replacements', async () => {
    const text = gunzipSync(fixture('nist-csf-2.0.cprt.json.gz')).toString('utf8');
    const { catalog, problems, dropped } = await importText('csf.json', text, { prefix: 'NIST CSF' });
    expect([problems, dropped]).toEqual([[], ['363 "implementation_example" elements', '125 "party" elements']]);
    const shipped = readCatalog('', read('seeds/nist-csf.objectives.yaml').toString('utf8')).catalog;
    const imported = readCatalog('', catalog!).catalog;
    expect(meaning(imported)).toEqual(meaning(shipped));
    expect(imported?.title).toBe('Cybersecurity Framework');
  });

  const meaning = (catalog: Catalog | null) => {
    const objectives = catalog?.editions.find(({ id }) => id === '2.0')?.objectives ?? [];
    const rows = objectives.map(({ number, title, withdrawn, replacedBy }) => {
      return `${number} ${title} ${withdrawn} ${replacedBy?.map((to) => `${to.relation} ${to.number}`).join()}`;
    });
    return rows.sort();
  };
});

test('each version in a needs.json is an edition', async () => {
  const { catalog, problems, dropped } = await importText('needs.json', fixture('needs.json').toString('utf8'), {
    prefix: 'NEED',
  });
  expect([problems, dropped]).toEqual([[], ['links of 2 needs']]);
  expect(catalog).toContain('title: needs test docs\neditions:\n  - edition: 1.0\n    published: 2021-05-11\n');
  expect(catalog).toContain('      - number: TEST_01\n        title: TEST_01 DESCRIPTION\n');
});

describe('a library of CISO Assistant', () => {
  const library = (name: string, nodes: string, more = '') => `urn: urn:acme:risk:library:${name}
locale: en
ref_id: ${name}
name: Library
copyright: Free for all
version: 7
provider: ACME
objects:
  framework:
    urn: urn:acme:risk:framework:${name}
    ref_id: ${name}
    name: Acme Plan v${name.split('-').at(-1)}
    requirement_nodes:
${nodes}${more}`;
  const OLD = library(
    'plan-1',
    `    - {urn: "urn:a:plan-1:a", depth: 1, ref_id: A, name: Grow, description: Of growing}
    - {urn: "urn:a:plan-1:a.1", depth: 2, parent_urn: "urn:a:plan-1:a", ref_id: A.1, description: Grow apples, annotation: x}
    - {urn: "urn:a:plan-1:h", depth: 1, name: Heading}
    - {urn: "urn:a:plan-1:b.1", depth: 2, parent_urn: "urn:a:plan-1:h", ref_id: B.1, name: Grow pears}
`,
  );
  const NEW = library(
    'plan-2',
    `    - {urn: "urn:a:plan-2:c.1", depth: 1, ref_id: C.1, name: Apples}
    - {urn: "urn:a:plan-2:c.2", depth: 1, ref_id: C.2, name: Fruit}
`,
    `  requirement_mapping_sets:
    - source_framework_urn: urn:acme:risk:framework:plan-1
      requirement_mappings:
      - {source_requirement_urn: "urn:a:plan-1:a.1", target_requirement_urn: "urn:a:plan-2:c.1", relationship: equal}
      - {source_requirement_urn: "urn:a:plan-1:b.1", target_requirement_urn: "urn:a:plan-2:c.2", relationship: subset}
      - {source_requirement_urn: "urn:other:x", target_requirement_urn: "urn:a:plan-2:c.2", relationship: equal}
`,
  );

  test('nodes with a number are objectives, those without are headings', async () => {
    const { catalog, problems, dropped } = await importText('plan.yaml', OLD, { prefix: 'PLAN' });
    expect([problems, dropped]).toEqual([[], ['"annotation" of 1 node']]);
    expect(catalog).toBe(`format: 1
prefix: PLAN
title: Acme Plan v1
publisher: ACME
license: Free for all
editions:
  - edition: 1
    objectives:
      - number: A
        title: Grow
        text: Of growing
        objectives:
          - A.1 Grow apples
      - number: B.1
        title: Grow pears
        group: Heading
`);
  });

  test('of a mapping set only "equal" replaces, others are related; mappings to other frameworks are counted', async () => {
    const drafts = [];
    for (const text of [OLD, NEW]) {
      const { draft } = await readImport(
        { name: 'l.yaml', text, bytes: new TextEncoder().encode(text) },
        { prefix: 'PLAN' },
      );
      drafts.push(draft!);
    }
    const { draft, unused } = joinDrafts(drafts);
    const { text } = writeCatalog(draft);
    expect(unused).toBe(1);
    expect(text).toContain('title: Grow apples\n            replacedBy: [{number: C.1, relation: equal}]\n');
    expect(text).toContain('group: Heading\n        replacedBy: [{number: C.2, relation: related}]\n');
  });
});

describe('a standard in CycloneDX', () => {
  const bom = (standards: unknown[]) =>
    JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', definitions: { standards } });
  const standard = (version: string, more: object = {}) => ({
    'bom-ref': version,
    name: 'Acme Standard',
    version,
    owner: 'ACME',
    requirements: [
      { 'bom-ref': 'a', identifier: 'V1', title: 'Build' },
      { 'bom-ref': 'b', identifier: 'V1.1', parent: 'a', text: 'Verify that it is built.' },
    ],
    ...more,
  });

  test('requirements are objectives, versions are editions', async () => {
    const { catalog, problems } = await importText('s.json', bom([standard('1.0'), standard('2.0')]), {
      prefix: 'ACME',
    });
    expect(problems).toEqual([]);
    expect(catalog).toBe(`format: 1
prefix: ACME
title: Acme Standard
publisher: ACME
editions:
  - edition: 1.0
    objectives:
      - number: V1
        title: Build
        objectives:
          - V1.1 Verify that it is built.
  - edition: 2.0
    objectives:
      - number: V1
        title: Build
        objectives:
          - V1.1 Verify that it is built.
`);
  });

  test('a requirement without an identifier is skipped and reported', async () => {
    const requirements = [
      { 'bom-ref': 'x', title: 'Lost' },
      { 'bom-ref': 'y', identifier: '1', title: 'Kept' },
    ];
    const { catalog, problems } = await importText('s.json', bom([standard('1', { requirements })]), {
      prefix: 'ACME',
    });
    expect(problems.join()).toContain('A requirement has no identifier. The entry is skipped.');
    expect(catalog).toContain('- 1 Kept');
  });
});

test.each([
  ['a bill without standards', '{"bomFormat":"CycloneDX","components":[]}', 'has no "definitions" with "standards"'],
  [
    'a library without frameworks',
    'urn: urn:a:library:x\nobjects: {threats: []}\n',
    'contains no framework and no mapping set',
  ],
  ['an export without elements', '{"response":{"requestType":1}}', 'Not a CPRT export'],
  ['needs without versions', '{"project": "x", "versions": {}}', '"versions" is missing'],
  [
    'unknown properties',
    '\u0001 hello',
    'Cannot detect the format of unknown.dat. Specify it with --from, or "from" in objrefs.yaml: oscal',
  ],
])('%s cannot be read', async (_what, text, message) => {
  const { catalog, problems } = await importText('unknown.dat', text, { prefix: 'P' });
  expect([catalog, problems.join()]).toEqual([null, expect.stringContaining(message)]);
});
