import { describe, expect, it } from 'vitest';
import type { Listed } from '../../../server/src/core/model/framework.ts';
import {
  grouped,
  type OutlineEntry,
  type OutlineView,
  outlineOf,
  queryWords,
} from '../../../server/src/core/outline/outline.ts';
import { scopeOf } from '../../support/scope.ts';

const EVERYTHING: OutlineView = { words: [], only: 'all', order: 'catalog' };

/**
 * The outline of the newest edition of a catalog's framework, with references by number: all of them, or stale ones.
 */
function outlineIn(catalog: string, cited: Readonly<Record<string, readonly [number, number]>>, view: OutlineView) {
  const [framework] = scopeOf(`//- /acme.objectives.yaml\n${catalog}`).set.frameworks;
  const edition = framework?.editions.at(-1);
  if (!framework || !edition) throw new Error('no edition');
  const countsOf = ({ number }: Listed) => {
    const [references, stale] = cited[number] ?? [0, 0];
    return { references, stale };
  };
  return outlineOf(framework, edition, countsOf, view);
}

function shown(entries: readonly OutlineEntry[], view: OutlineView): string[] {
  return grouped(entries, view).flatMap((item) => {
    const counts = `${item.total.references}/${item.total.stale}`;
    if ('group' in item) return [`${item.group}: ${counts}`, ...shown(item.children, view).map((line) => `  ${line}`)];
    const { number } = item.objective;
    return [`${number} ${counts}`, ...shown(item.children, view).map((line) => `  ${line}`)];
  });
}

function outline(catalog: string, cited: Parameters<typeof outlineIn>[1] = {}, change: Partial<OutlineView> = {}) {
  const view = { ...EVERYTHING, ...change };
  return shown(outlineIn(catalog, cited, view).roots, view);
}

const FLAT = 'prefix: ACME\nedition: y1\nobjectives: [1.1.1 Deep, 1 Top, 2 Other, 1.1 Middle, 1.2 Beside, 1.10 Last]\n';

describe('an outline', () => {
  it('has objectives nested by their numbers, with the references to all of them', () => {
    expect(outline(FLAT, { '1': [1, 0], '1.1.1': [4, 2], '1.2': [8, 8] })).toEqual([
      '1 13/10',
      '  1.1 4/2',
      '    1.1.1 4/2',
      '  1.2 8/8',
      '  1.10 0/0',
      '2 0/0',
    ]);
  });

  it('has the most cited first, on request; equally cited ones stay in order', () => {
    expect(outline(FLAT, { '2': [3, 0], '1.10': [1, 0] }, { order: 'references' })).toEqual([
      '2 3/0',
      '1 1/0',
      '  1.10 1/0',
      '  1.1 0/0',
      '    1.1.1 0/0',
      '  1.2 0/0',
    ]);
  });

  it.each<[string, string[]]>([
    ['middle', ['1 0/0', '  1.1 0/0', '    1.1.1 0/0']],
    ['beside', ['1 0/0', '  1.2 0/0']],
    ['acme 2 other', ['2 0/0']],
    ['ACME:y1 other', ['2 0/0']],
    ['  ', outline(FLAT)],
    ['missing', []],
  ])('filtered by %j has what matches all words, its parents and its children', (text, expected) => {
    expect(outline(FLAT, {}, { words: queryWords(text) })).toEqual(expected);
  });

  it('has totals of hidden nodes', () => {
    expect(outline(FLAT, { '1.1.1': [4, 2], '1.2': [1, 0] }, { words: ['beside'] })).toEqual(['1 5/2', '  1.2 1/0']);
  });

  it('has uncited objectives without parts, on request, only current ones', () => {
    const gone = FLAT.replace('2 Other', '{number: 2, title: Other, withdrawn: true}');
    expect(outline(gone, { '1.2': [1, 0] }, { only: 'uncited' })).toEqual([
      '1 1/0',
      '  1.1 0/0',
      '    1.1.1 0/0',
      '  1.10 0/0',
    ]);
  });

  it('has nothing uncited in an edition that is not the default', () => {
    const draft =
      'prefix: ACME\neditions:\n  - {edition: y1, objectives: [1 A]}\n  - {edition: y2, draft: true, objectives: [1 B]}\n';
    expect(outline(draft, {}, { only: 'uncited' })).toEqual([]);
    expect(outline(draft)).toEqual(['1 0/0']);
  });

  it('has headings if there are several among siblings, at any level', () => {
    const catalog = `prefix: ACME
edition: y1
objectives:
  - {number: 1, title: A, group: Inside}
  - {number: 2, title: B}
  - {number: 3, title: C, group: Outside}
  - {number: 4, title: D, group: Inside}
  - {number: 1.1, title: E, group: Only}
  - {number: 1.2, title: F, group: Only}
  - {number: 4.1, title: G, group: One}
  - {number: 4.2, title: H, group: Two}
`;
    expect(outline(catalog, { '4.2': [2, 1], '1': [1, 0] })).toEqual([
      'Inside: 3/1',
      '  1 1/0',
      '    1.1 0/0',
      '    1.2 0/0',
      '  4 2/1',
      '    One: 0/0',
      '      4.1 0/0',
      '    Two: 2/1',
      '      4.2 2/1',
      '2 0/0',
      'Outside: 0/0',
      '  3 0/0',
    ]);
  });

  it('knows each of its objectives by number, and the references to all of the edition', () => {
    const { byNumber, total } = outlineIn(FLAT, { '1.2': [1, 1], '2': [2, 0] }, { ...EVERYTHING, words: ['beside'] });
    expect([...byNumber.keys()].sort()).toEqual(['1', '1.2']);
    expect(total).toEqual({ references: 3, stale: 1 });
  });
});
