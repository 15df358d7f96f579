import { expect, it } from 'vitest';
import { spoken } from '../../../client/src/objectives/wording.ts';
import type { ObjectivesNode } from '../../../server/src/protocol/index.ts';

const node = (given: Partial<ObjectivesNode> & Pick<ObjectivesNode, 'kind' | 'label'>): ObjectivesNode => ({
  place: { framework: 'PIER' },
  hasChildren: false,
  ...given,
});

it('says to a screen reader what the row shows: folder and line, too', () => {
  const counts = { references: 2, stale: 1 };
  const range = { start: { line: 14, character: 3 }, end: { line: 14, character: 11 } };
  expect([
    spoken(node({ kind: 'framework', label: 'PIER', title: 'Pier plan', counts })),
    spoken(node({ kind: 'edition', label: '', state: 'current' })),
    spoken(node({ kind: 'objective', label: '1.2', title: 'Light the pier', counts: { references: 0, stale: 0 } })),
    spoken(
      node({
        kind: 'objective',
        label: '1.1',
        title: 'Drive the piles',
        pin: '2020',
        became: ['2.1'],
        state: 'replaced',
      }),
    ),
    spoken(node({ kind: 'document', label: 'README.md', counts }), 'plans/north'),
    spoken(node({ kind: 'line', label: 'As PIER 1.1 asks', target: { uri: 'file:///w/a.md', range } })),
  ]).toEqual([
    'PIER Pier plan, 2 references, 1 stale',
    'Unnamed, current',
    '1.2 Light the pier, not cited',
    '1.1 Drive the piles, 2020, replaced by 2.1',
    'README.md, plans/north, 2 references, 1 stale',
    'As PIER 1.1 asks, line 15',
  ]);
});
