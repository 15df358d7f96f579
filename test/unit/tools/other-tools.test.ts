import { describe, expect, it } from 'vitest';
import { call, type Json, worldOf } from './tool-world.ts';

const WORLD = await worldOf(`
//- /quay.objectives.yaml
prefix: QUAY-SP
numbering: {series: [Annex]}
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Train pilots}
      - {number: 7.1, title: Sell the crane, replacedBy: [1.2]}
  - edition: "2024"
    objectives: [1 Keep the quay, 1.1 Train all the pilots, 1.2 Sell all cranes, 1.3 Paint, 2 Leave, Annex 1 Ships]
//- /a.md
As QUAY-SP 1.2 says, and QUAY-SP 1.1-1.3.
//- /sub/b.md
QUAY-SP:2020 1.1 and QUAY-SP 9
`);
const ask = (name: string, input: object) => call(name, input, WORLD);

describe('explain_reference', () => {
  it('shows a number in each edition', async () => {
    const { references } = await ask('explain_reference', { text: 'QUAY-SP 7.1' });
    expect(references).toMatchObject([
      {
        ...{ text: 'QUAY-SP 7.1', status: 'replaced', replacedBy: [{ number: '1.2' }], listed: null },
        editions: [
          { edition: '2020', objective: { title: 'Sell the crane' } },
          { edition: '2024', objective: null },
        ],
        findings: [{ code: 'replaced-objective', suggestions: [{ newText: 'QUAY-SP 1.2' }] }],
      },
    ]);
  });

  it('says of an unknown number what is near, and which numbers there are', async () => {
    const { references } = await ask('explain_reference', { text: 'QUAY-SP 1.4; QUAY-SP 77; QUAY-SP Annex 7' });
    expect(references.map(({ listed }: Json) => listed)).toEqual([
      { parent: '1', first: '1.1', last: '1.3', count: 3 },
      { parent: null, first: '1', last: '2', count: 2 },
      { parent: null, first: 'Annex 1', last: 'Annex 1', count: 1 },
    ]);
    expect(references[0].findings[0].suggestions[0].newText).toBe('QUAY-SP 1.3');
  });

  it('says why the name of a framework is not read', async () => {
    const { references, unread } = await ask('explain_reference', {
      text: 'As the QUAY-SP says.\nSee NIST CSF PR.AA-01.',
    });
    expect(references).toEqual([]);
    expect(unread.map(({ prefix, reason }: Json) => [prefix, reason])).toEqual([
      ['QUAY-SP', 'no-number'],
      ['NIST CSF', 'not-enabled'],
    ]);
  });
});

describe('find_citations', () => {
  const places = async (input: object) =>
    (await ask('find_citations', input)).references.map(({ file, column, text }: Json) => `${file}:${column} ${text}`);

  it('finds a number in its edition, and the ends of ranges that contain it', async () => {
    expect(await places({ reference: 'QUAY-SP 1.2' })).toEqual([
      'a.md:4 QUAY-SP 1.2',
      'a.md:26 QUAY-SP 1.1',
      'a.md:38 1.3',
    ]);
    expect(await places({ reference: 'QUAY-SP:2020 1.1' })).toEqual(['sub/b.md:1 QUAY-SP:2020 1.1']);
    expect(await places({ reference: 'QUAY-SP 9', path: 'sub' })).toEqual(['sub/b.md:22 QUAY-SP 9']);
  });

  it('says that it was ended early', async () => {
    let looks = 0;
    const world = { ...WORLD, isOver: () => looks++ > 0 };
    expect(await call('find_citations', { reference: 'QUAY-SP 1.2' }, world)).toMatchObject({ incomplete: true });
  });
});

describe('compare_editions', () => {
  it('gives changes, whichever edition is named first', async () => {
    const answer = await ask('compare_editions', { framework: 'quay-sp', from: '2024', to: '2020' });
    expect([answer.old, answer.new, answer.counts.added]).toEqual(['2020', '2024', 4]);
    expect(answer.changes[0]).toMatchObject({ kind: 'moved', from: { number: '7.1' }, to: [{ number: '1.2' }] });
  });

  it.each([
    [{ framework: 'QUAY-SP', from: '2020', to: '2020' }, 'to: expected another edition than from, which is 2020.'],
    [{ framework: 'QUAY-SP', from: '2020', to: '1' }, 'to: QUAY-SP has no edition "1". Editions: 2020, 2024.'],
    [{ framework: 'QUAY-SP', from: '2020' }, 'to: expected a text, got nothing.'],
  ])('refuses %j', async (input, message) => {
    expect(await ask('compare_editions', input)).toBe(message);
  });
});
