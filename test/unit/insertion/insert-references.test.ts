import { expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { insertReferences } from '../../../server/src/core/insertion/insert-references.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { scopeOf } from '../../support/scope.ts';
import { type CheckedInsertion, insertIn } from './insert-in.ts';

const CATALOGS = `
//- /quay.objectives.yaml
prefix: QUAY
title: Quay plan
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - 1 Open the quay
      - 1.1 Drive the piles
      - {number: 1.9, title: Light the quay, replacedBy: [1.2]}
  - edition: "2024"
    objectives:
      - 1 Keep the quay
      - 1.1 Keep the piles
      - 1.2 Keep the lamps (all of them)
      - 2 Pay for it, as QUAY 1.1 asks
      - {number: 2.1, title: 'Salt | sand: "both"'}
      - {number: 2.2, title: Weigh the salt, withdrawn: true}
//- /harbour.objectives.yaml
prefix: Harbour Code
numbering: {order: after, words: [Article, Art]}
edition: v1
objectives: [6(1) Moor, 6(2) Unmoor, 7 Pay]
//- /csf.objectives.yaml
prefix: LOCKS
levels: [function, category]
edition: "2"
objectives: [PR Protect, PR.AA Close the locks]
`;

/** The text after the insertion, in a document with the given name. */
function after(marked: string, picked: readonly string[], { name = 'plan.md', ...options }: CheckedInsertion = {}) {
  return insertIn(CATALOGS, marked, picked, { name, ...options });
}

it('one reference', () => {
  expect(after('See $0 for that.', ['QUAY 1.1'])).toBe('See QUAY 1.1 for that.');
});

it('several of one framework share its prefix, in the order of the catalog', () => {
  expect(after('See $0.', ['QUAY 1.2', 'QUAY 1.1', 'QUAY 2.1'])).toBe('See QUAY 1.1, 1.2 and 2.1.');
});

it('what is picked twice is written once', () => {
  expect(after('See $0.', ['QUAY 1.1', 'QUAY 1.1'])).toBe('See QUAY 1.1.');
});

it('a lone integer in a list gets a word before it, without which it is not read', () => {
  expect(after('See $0.', ['QUAY 1.1', 'QUAY 2'])).toBe('See QUAY 1.1 and goal 2.');
  expect(after('See $0.', ['QUAY 1', 'QUAY 2'])).toBe('See QUAY 1 and 2.');
});

it('letters alone get a word before them', () => {
  expect(after('See $0.', ['LOCKS PR'])).toBe('See LOCKS function PR.');
});

it('several frameworks, each with its prefix', () => {
  expect(after('See $0.', ['LOCKS PR.AA', 'QUAY 1.1', 'LOCKS PR.AA', 'QUAY 1.2'])).toBe(
    'See LOCKS PR.AA, QUAY 1.1 and 1.2.',
  );
});

it('a prefix that follows its number', () => {
  expect(after('See $0.', ['Harbour Code 6(1)', 'Harbour Code 7'])).toBe('See Article 6(1) and 7 Harbour Code.');
});

it('the edition, on request', () => {
  expect(after('See $0.', ['QUAY 1.1', 'QUAY 1.2'], { pinned: true })).toBe('See QUAY:2024 1.1 and 1.2.');
});

it('the edition, if the number alone means another one', () => {
  expect(after('See $0.', ['QUAY:2020 1.1'])).toBe('See QUAY:2020 1.1.');
  expect(after('See $0.', ['QUAY:2020 1.9'])).toBe('See QUAY 1.9.');
});

it('only the number, if the document declares the edition', () => {
  const declared = '---\nobjectives: QUAY:2020\n---\nSee $0.';
  expect(after(declared, ['QUAY:2020 1.1'])).toBe(declared.replace('$0', 'QUAY 1.1'));
  expect(after(declared, ['QUAY:2024 1.1'])).toBe(declared.replace('$0', 'QUAY:2024 1.1'));
});

it('titles, each after its number', () => {
  expect(after('See $0.', ['QUAY 1', 'QUAY 1.2'], { titles: true })).toBe(
    'See QUAY 1 (Keep the quay) and QUAY 1.2 (Keep the lamps (all of them)).',
  );
});

it('no title that contains a citation', () => {
  expect(after('See $0.', ['QUAY 2'], { titles: true })).toBe('See QUAY 2.');
});

it('titles in the language of the document, or none', () => {
  const titled = (name: string, marked: string) => after(marked, ['QUAY 2.1'], { titles: true, name });
  expect(titled('plan.md', 'See $0.')).toBe('See QUAY 2.1 (Salt \\| sand: "both").');
  expect(titled('plan.json', '{"a": "$0"}')).toBe('{"a": "QUAY 2.1"}');
  expect(titled('plan.csv', 'a,b\nx,$0')).toBe('a,b\nx,QUAY 2.1');
  expect(titled('plan.yaml', 'a: $0')).toBe('a: QUAY 2.1');
  expect(titled('plan.yaml', "a: '$0'")).toBe(`a: 'QUAY 2.1 (Salt | sand: "both")'`);
  expect(titled('plan.ts', '// $0')).toBe('// QUAY 2.1');
});

it('a list in a cell or in a value has no comma', () => {
  const picked = ['QUAY 1.1', 'QUAY 1.2', 'QUAY 2.1'];
  expect(after('a,b\n$0,x', picked, { name: 'plan.csv' })).toBe('a,b\nQUAY 1.1 and 1.2 and 2.1,x');
  expect(after('a: [$0]', picked, { name: 'plan.yml' })).toBe('a: [QUAY 1.1 and 1.2 and 2.1]');
});

it('in JSON, a separate string outside of one', () => {
  expect(after('{"a": $0}', ['QUAY 1.1'], { name: 'plan.json' })).toBe('{"a": "QUAY 1.1"}');
  expect(after('{"a": "as $0"}', ['QUAY 1.1'], { name: 'plan.json' })).toBe('{"a": "as QUAY 1.1"}');
  expect(after('{ // $0', ['QUAY 1.1'], { name: 'plan.jsonc' })).toBe('{ // QUAY 1.1');
});

it('it is separated from adjacent text', () => {
  expect(after('see$0and', ['QUAY 1.1'])).toBe('see QUAY 1.1 and');
  expect(after('Done.$0', ['QUAY 1.1'], { name: 'a.ts' })).toBe('Done. QUAY 1.1');
  expect(after('($0)', ['QUAY 1.1'])).toBe('(QUAY 1.1)');
  expect(after('$0.5 m', ['QUAY 1.1'])).toBe('QUAY 1.1 .5 m');
});

it('the surrounding text keeps its meaning', () => {
  expect(after('$0, 1.2 and 7', ['QUAY 1'])).toBeNull();
  expect(after('See QUAY 1.1, $0 and 1.2.', ['LOCKS PR.AA'])).toBeNull();
  expect(after('See QUAY 1.1, $0 and 1.2.', ['QUAY 2.1'])).toBe('See QUAY 1.1, QUAY 2.1 and 1.2.');
});

it('replacing the selection', () => {
  expect(after('See $0QUAY 1.2$1 here.', ['QUAY 1.1'])).toBe('See QUAY 1.1 here.');
  expect(after('See $0QUAY 1.2\nand more$1.', ['QUAY 1.1'])).toBe('See QUAY 1.1.');
});

it('in several places, each in its own form', () => {
  expect(after('a$0\n"$0"\n($0)', ['QUAY 1.1'])).toBe('a QUAY 1.1\n"QUAY 1.1"\n(QUAY 1.1)');
});

it('if no form can be read, the plainest one, with a flag', () => {
  expect(after('https://quay.example/$0', ['QUAY 1.1'])).toBe('https://quay.example/ QUAY 1.1');
  expect(after('<!-- objrefs-ignore-file -->\n$0', ['QUAY 1.1'])).toBe('<!-- objrefs-ignore-file -->\nQUAY 1.1');
  expect(after('---\nobjectives: $0\n---', ['QUAY 1.1'])).toBeNull();
});

it('an offset after the end of the text is its end', () => {
  const scope = scopeOf(CATALOGS);
  const framework = scope.set.frameworks.find(({ prefix }) => prefix === 'QUAY')!;
  const objective = framework.current!.byNumber.get('1.1')!;
  const analysis = new DocumentAnalysis(linesOf('See '), scope, 'file:///w/plan.md');
  const range = { start: { line: 0, character: 4 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
  const written = insertReferences(analysis, [range], [{ framework, objective }], { titles: false, pinned: false });
  expect(written).toEqual({ texts: ['QUAY 1.1'], isRead: true });
});
