import { expect, it } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { packReferences } from '../../../server/src/core/index/packed-references.ts';
import { ReferenceIndex } from '../../../server/src/core/index/reference-index.ts';
import { TextScan } from '../../../server/src/core/matching/scanner.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { HOSTILE } from '../../bench/texts.ts';
import { fixtureUri, parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

const FIXTURE = `
  //- /acme.objectives.yaml
  prefix: ACME
  aliases: [ACME 9]
  editions:
    - edition: "2020"
      objectives:
        - 1 One
        - 1.1 As in ACME 1
        - 9 Nine
    - edition: "2024"
      objectives:
        - 1 One
  //- /a.md
  ACME 1, 2 and 1.1. acme 7 is none, acme 1 is one.
  ACME:2020 1.1; ACME:2030 1; ACME 9 1
  //- /b.md
  ACME
  1
`;

function indexed(template: string, scope?: Scope): { index: ReferenceIndex; scope: Scope; oracle: string[] } {
  const { files } = parseFixture(template);
  const used = scope ?? readScope(files).scope;
  const index = new ReferenceIndex();
  const oracle: string[] = [];
  for (const { path, text } of files) {
    const uri = fixtureUri(path);
    const lines = linesOf(text);
    const textScan = new TextScan(lines, used.set.matcher);
    while (!textScan.run(() => true));
    index.set(uri, packReferences(textScan.groups, index.keys, path.endsWith('.yaml')));
    for (const { reference, resolution } of new DocumentAnalysis(lines, used, uri).references) {
      oracle.push(shown(uri, reference.range, resolution.status));
    }
  }
  return { index, scope: used, oracle };
}

const shown = (uri: string, { start, end }: { start: object; end: object }, status: string) =>
  `${uri} ${JSON.stringify([start, end])} ${status}`;

const all = ({ index }: { index: ReferenceIndex }, { set }: Scope) =>
  [...index.find(set, { one: () => true })].map(({ uri, range, resolution }) => shown(uri, range, resolution.status));

it('holds the references that an analysis of each text finds: no weak ones that do not resolve, no declarations', () => {
  const found = indexed(FIXTURE);
  expect(found.oracle.length).toBeGreaterThan(6);
  expect(all(found, found.scope)).toEqual(found.oracle);
});

it('resolves references in another set with the same matcher', () => {
  const found = indexed(FIXTURE);
  const later = FIXTURE.replace('- 1 One\n', '- 3 One\n').replace('- 9 Nine', '- 9 Nine\n        - 2 Two');
  const { scope } = readScope(parseFixture(later).files);
  expect(scope.set.matcher.signature).toBe(found.scope.set.matcher.signature);
  const afresh = indexed(FIXTURE, scope);
  expect(all(found, scope)).toEqual(afresh.oracle);
  expect(all(found, scope)).not.toEqual(found.oracle);
});

it('calls the query once for each spelling of a reference', () => {
  const { index, scope } = indexed(`${FIXTURE.trimEnd()}\n  ACME 1 ACME 1 ACME 1\n`);
  const asked: string[] = [];
  const found = [
    ...index.find(scope.set, { one: (_, { number, pin }) => asked.push(`${number} ${pin?.edition}`) > 0 }),
  ];
  expect(new Set(asked).size).toBe(asked.length);
  expect(found.length).toBeGreaterThan(asked.length);
});

it('leaves out open files, and removes deleted ones', () => {
  const { index, scope } = indexed(FIXTURE);
  const uris = (except?: ReadonlySet<string>) => [
    ...new Set([...index.find(scope.set, { one: () => true }, except)].map(({ uri }) => uri)),
  ];
  expect(uris(new Set(['file:///a.md']))).toEqual(['file:///acme.objectives.yaml', 'file:///b.md']);
  index.delete('file:///b.md');
  expect(uris()).toEqual(['file:///acme.objectives.yaml', 'file:///a.md']);
});

it('uses no more than 32 bytes for each reference', () => {
  const { scope } = readScope([]);
  const lines = linesOf('INTERPOL-SP 3.4 and 3.2\n'.repeat(1000));
  const scanned = new TextScan(lines, scope.set.matcher);
  expect(scanned.run(() => false)).toBe(true);
  const { members, prefixes } = packReferences(scanned.groups, new ReferenceIndex().keys, false);
  expect(prefixes).toBeUndefined();
  expect(members.byteLength / 2000).toBeLessThanOrEqual(32);
});

it('is scanned in steps with the same result, for any text', () => {
  const { scope } = readScope([]);
  for (const text of HOSTILE.values()) {
    const lines = linesOf(text(5000).replaceAll('SDG', 'INTERPOL-SP\n'));
    const stepwise = new TextScan(lines, scope.set.matcher);
    while (!stepwise.run(() => true));
    const atOnce = new TextScan(lines, scope.set.matcher);
    atOnce.run(() => false);
    expect(stepwise.groups).toEqual(atOnce.groups);
  }
});

it('counts references by spelling', () => {
  const { index, scope } = indexed(FIXTURE);
  const found = new Map<string, number>();
  const shownKey = (citation: object, { status }: { status: string }) => `${JSON.stringify(citation)} ${status}`;
  for (const { citation, resolution } of index.find(scope.set, { one: () => true }, new Set([fixtureUri('/b.md')]))) {
    const key = shownKey(citation, resolution);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const tallies = index.tallies(scope.set, new Set([fixtureUri('/b.md')]));
  expect(tallies.length).toBeGreaterThan(3);
  expect(
    new Map(tallies.map(({ citation, resolution, references }) => [shownKey(citation, resolution), references])),
  ).toEqual(found);
});

it('has another version when it may have changed', () => {
  const { index } = indexed(FIXTURE);
  const { version } = index;
  index.delete(fixtureUri('/nowhere.md'));
  expect(index.version).toBe(version);
  index.delete(fixtureUri('/b.md'));
  expect(index.version).not.toBe(version);
});
