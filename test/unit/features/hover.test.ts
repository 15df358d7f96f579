import { describe, expect, it } from 'vitest';
import { hover } from '../../../server/src/features/hover.ts';
import { clientSupport } from '../../../server/src/features/lsp/client-support.ts';
import { definitionTarget } from '../../../server/src/features/lsp/definition-target.ts';
import { checkHover, hoverText, MINIMAL, openFixture, RICH } from '../../support/check-features.ts';
import { RICH_CLIENT } from '../../support/clients.ts';

/** Two editions with every kind of change, without built-in frameworks. */
const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  title: ACME Plan
  publisher: ACME Corp
  levels: [goal, target]
  editions:
    - edition: "2020"
      objectives:
        - 1 Grow
        - 1.1 Sell more
        - number: 1.2
          title: Sell better
          replacedBy: [2.1, 2.2]
        - number: 1.3
          title: Sell it all
          replacedBy: [2.1]
        - 1.4 Sell nothing
    - edition: "2024"
      objectives:
        - 1 Grow
        - number: 1.1
          title: Sell more
          text: More than last year, in every country.
          note: Countries are listed in annex 2.
          group: Money
        - number: 1.5
          title: Sell by fax
          withdrawn: nobody has a fax
        - 2 Learn
        - 2.1 Learn to sell
        - 2.2 Learn to sell better
  //- /main.md
`;

/** Four editions with moves, splits, chains, a reused number, and a draft. */
const STORY = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "2016"
      objectives:
        - {number: 0, title: Begin, replacedBy: [1]}
    - edition: "2020"
      objectives:
        - 1 Grow
        - {number: 2, title: Learn and read, replacedBy: [7, 8]}
        - {number: 3, title: Wait, replacedBy: []}
        - 4 Rest
        - {number: 5, title: Sell and learn, replacedBy: [7, {edition: "2020", number: 6}]}
        - {number: 6, title: Sell, replacedBy: []}
    - edition: "2024"
      objectives: [1 Grow the market, 3 Hurry, 7 Learn, 8 Read, 99.1 Last]
    - edition: "2028"
      draft: true
      objectives: [1 Grow no more]
  //- /main.md
`;

describe('a reference to a current objective', () => {
  it('shows number, title, place and status', () => {
    checkHover(
      `
        As INTERPOL-SP 3.$04 asks.
           ^^^^^^^^^^^^^^^
      `,
      `
        **INTERPOL-SP 3.4**␠␠
        Provide innovative cybercrime training and digital forensic assistance

        INTERPOL Strategic Framework, edition 2014-2016 · INTERPOL␠␠
        Priority 3: Innovation, capacity building and research · Strategic priorities
      `,
    );
  });

  it('at the top level has no parent', () => {
    checkHover(
      `
        INTERPOL-SP 5$0
        ^^^^^^^^^^^^^
      `,
      `
        **INTERPOL-SP 5**␠␠
        Ensure organizational health/sustainability

        INTERPOL Strategic Framework, edition 2014-2016 · INTERPOL␠␠
        Corporate priorities
      `,
    );
  });

  it('shows text and note beside the title, and its own group', () => {
    checkHover(
      `${CATALOG}
  $0ACME 1.1
  ^^^^^^^^
      `,
      `
        **ACME 1.1**␠␠
        Sell more

        More than last year, in every country.

        Countries are listed in annex 2.

        ACME Plan, edition 2024 · ACME Corp␠␠
        Goal 1: Grow · Money
      `,
    );
  });

  it('is plain text for clients without Markdown support', () => {
    checkHover(
      `
        INTERPOL-SP 3.$04
        ^^^^^^^^^^^^^^^
      `,
      `
        INTERPOL-SP 3.4
        Provide innovative cybercrime training and digital forensic assistance

        INTERPOL Strategic Framework, edition 2014-2016 · INTERPOL
        Priority 3: Innovation, capacity building and research · Strategic priorities
      `,
      MINIMAL,
    );
  });

  it('of a list is the one under the cursor', () => {
    const { document, position } = openFixture('INTERPOL-SP 3.1, 3.$04');
    const second = { start: { line: 0, character: 17 }, end: { line: 0, character: 20 } };
    expect(hover(document, position, MINIMAL, () => null)?.range).toEqual(second);
    expect(hoverText('INTERPOL-SP 3.1, 3.$04')).toContain('cybercrime training');
  });
});

describe('a reference that is out of date', () => {
  const status = (reference: string): string =>
    hoverText(`${CATALOG}\n  ${reference}$0`, MINIMAL).split('\n\n').slice(0, 2).join('\n');

  it.each([
    ['ACME 1.2', 'Split in edition 2024 into:\n2.1  Learn to sell\n2.2  Learn to sell better'],
    ['ACME 1.3', 'Moved in edition 2024 to:\n2.1  Learn to sell'],
  ])('%s shows its successors', (reference, expected) => {
    expect(status(reference)).toBe(expected);
  });

  it.each([
    ['ACME 1.4', 'No longer in 2024 (last in 2020)\nACME 1.4\nSell nothing'],
    ['ACME 1.5', 'Withdrawn: nobody has a fax\nACME 1.5\nSell by fax'],
  ])('%s is withdrawn', (reference, expected) => {
    expect(status(reference)).toBe(expected);
  });

  it('offers the objective with the same title, where no catalog says what replaced it', () => {
    const catalog = CATALOG.replace('- 2.1 Learn to sell', '- 2.1 Sell nothing at all\n        - 2.9 Sell nothing');
    expect(hoverText(`${catalog}\n  ACME 1.4$0`, MINIMAL)).toMatch(
      /^No longer in 2024 \(last in 2020\)\n\n2\.9 {2}Sell nothing\n\nACME 1\.4\n/,
    );
  });

  it('of an older edition that is given shows its meaning first', () => {
    expect(hoverText(`${CATALOG}\n  ACME:2020 1.1$0`, MINIMAL).split('\n\n')).toEqual([
      'ACME:2020 1.1\nSell more',
      'ACME Plan, edition 2020 · ACME Corp\nGoal 1: Grow',
      'Superseded edition: same wording in the current edition, 2024',
    ]);
  });

  it('shows what to write instead, then what it was, without its long text', () => {
    checkHover(
      `${CATALOG.replace('title: Sell it all', 'title: Sell it all\n          text: Every single item of the stock.')}
  $0ACME 1.3
  ^^^^^^^^
      `,
      `
        **Moved in edition 2024 to:**

        | | |
        | --- | --- |
        | \`2.1\` | Learn to sell |

        ---

        **ACME 1.3**␠␠
        Sell it all

        ACME Plan, edition 2020 · ACME Corp␠␠
        Goal 1: Grow
      `,
    );
  });

  it('shows successors in a table with an empty heading', () => {
    expect(hoverText(`${CATALOG}\n  ACME 1.3$0`)).toContain(
      '**Moved in edition 2024 to:**\n\n| | |\n| --- | --- |\n| `2.1` | Learn to sell |',
    );
  });
});

describe('below the diagnostics that the client shows', () => {
  const below = clientSupport({}, { diagnosticsInHovers: true });
  const LONG = 'Learn to sell everything that we have to everyone who comes by, and then some more of it';
  const STALE = CATALOG.replace('title: Sell more\n          text', 'title: Sell most\n          text')
    .replace('- 2.2 Learn to sell better', `- 2.2 ${LONG}\n        - 2.3 Learn to sew`)
    .replace('- 1.4 Sell nothing', '- 1.4 Sell nothing\n        - 1.5 Sell by post');
  const lines = (reference: string) => hoverText(`${STALE}\n  ${reference}`, below).split(/\n+/);
  const place = (edition: string) => `ACME Plan, edition ${edition} · ACME Corp`;

  it.each([
    [
      'a replacement',
      'ACME 1.3$0',
      ['ACME 1.3', 'Sell it all', place('2020'), 'Goal 1: Grow', 'Moved in edition 2024 to: 2.1'],
    ],
    ['a withdrawn number', 'ACME 1.4$0', ['ACME 1.4', 'Sell nothing', place('2020'), 'Goal 1: Grow']],
    ['an unknown edition', 'ACME:2019 2.1$0', ['ACME:2019 2.1', 'ACME Plan · ACME Corp']],
    [
      'the replacement in the current edition',
      'ACME:2020 1.3$0',
      ['ACME:2020 1.3', 'Sell it all', place('2020'), 'Goal 1: Grow', 'Moved in edition 2024 to: 2.1'],
    ],
    [
      'the new wording in the current edition',
      'ACME:2020 1.1$0',
      ['ACME:2020 1.1', 'Sell more', place('2020'), 'Goal 1: Grow'],
    ],
    ['the same wording in the current edition', 'ACME:2020 1$0', ['ACME:2020 1', 'Grow', place('2020')]],
    [
      'the best suggestion',
      'ACME 2.4$0',
      ['ACME 2.4', place('2024'), 'Other suggestions:', `2.2  ${LONG}`, '2.1  Learn to sell'],
    ],
  ])('does not repeat %s', (_, reference, expected) => expect(lines(reference)).toEqual(expected));

  it('has the whole wording that a message shortens', () => {
    const table = ['Split in edition 2024 into:', '2.1  Learn to sell', `2.2  ${LONG}`];
    expect(lines('ACME 1.2$0')).toEqual(['ACME 1.2', 'Sell better', place('2020'), 'Goal 1: Grow', ...table]);
  });

  it('says all where they are off, and of the members of a list that have none', () => {
    const off = `//- /objrefs.yaml\n  severity: {replaced-objective: off}\n  //- /main.md`;
    const text = `${STALE.replace('//- /main.md', off)}\n  ACME 1.3$0`;
    expect(hoverText(text, below)).toMatch(/^Moved in edition 2024 to:\n\n2\.1 {2}Learn to sell\n/);
    expect(lines('ACME:2019 2.1 and $02.2')[0]).toBe('Unknown edition. Known editions: 2020, 2024');
  });

  it('links the replacement', () => {
    const rich = clientSupport(RICH_CLIENT, { diagnosticsInHovers: true });
    expect(hoverText(`${STALE}\n  ACME 1.3$0`, rich, definitionTarget(undefined, String))).toMatch(
      /\n\n\*\*Moved in edition 2024 to:\*\* \[`2\.1`\]\(file:\/\/\/acme\.objectives\.yaml#L\d+\)$/,
    );
  });
});

describe('links of other objectives', () => {
  const links = (command?: string, text = 'ACME 1.2$0', uriOf: (uri: string) => string = String) =>
    hoverText(`${CATALOG}\n  ${text}`, RICH, definitionTarget(command, uriOf)).match(/(?<=\]\()[^)]*(?=\))/g) ?? [];

  it('lead to the lines of their catalogs', () => {
    expect(links()).toEqual(['file:///acme.objectives.yaml#L29', 'file:///acme.objectives.yaml#L30']);
    expect(hoverText(`${CATALOG}\n  ACME 1.3$0`, RICH, definitionTarget(undefined, String))).toContain(
      '| [`2.1`](file:///acme.objectives.yaml#L29) | Learn to sell |',
    );
  });

  it('use a command, if the client has one', () => {
    const opened = links('open').map((link) => JSON.parse(decodeURIComponent(link.replace('command:open?', ''))));
    expect(opened[0]).toEqual(['file:///acme.objectives.yaml', { line: 28, character: 8 }]);
  });

  it('are absent if they would not open, and in plain text', () => {
    expect(links(undefined, 'ACME 1.2$0', (uri) => uri.replace('file:', 'objective-references:'))).toEqual([]);
    expect(hoverText(`${CATALOG}\n  ACME 1.2$0`, MINIMAL, definitionTarget('open', String))).not.toContain('command:');
  });

  it('stay links whatever a file is called', () => {
    const uriOf = () => 'file:///a) [x](command:b) "c" <d>|`é%20.yaml';
    expect(links(undefined, 'ACME 1.2$0', uriOf)[0]).toBe(
      'file:///a%29%20%5Bx%5D%28command:b%29%20%22c%22%20%3Cd%3E%7C%60%C3%A9%20.yaml#L29',
    );
    expect(links('open', 'ACME 1.2$0', uriOf)[0]).not.toMatch(/[ "<>|`\\[\]]/);
  });
});

describe('the published text', () => {
  const LAW = `
  //- /law.objectives.yaml
  prefix: LAW
  numbering: {series: [Annex]}
  url: https://law.example/{number}
  editions:
    - edition: "2020"
      objectives: [1 Name, Annex 2 Fees, {number: 3, title: Fines, url: https://fines.example}]
    - edition: "2024"
      url: https://law.example/2024#art-{number}
      objectives: [1 Name, {number: 9, title: Last}]
  //- /main.md
`;
  const linkOf = (reference: string, catalog = LAW) =>
    hoverText(`${catalog}\n  ${reference}$0`).match(/\[Open in the published text\]\((.*)\)/)?.[1];

  it.each([
    ['of the edition', 'LAW 1', 'https://law.example/2024#art-1'],
    ['of the framework, if it has the number', 'LAW:2020 1', 'https://law.example/1'],
    ['with a number of several words', 'LAW:2020 Annex 2', 'https://law.example/Annex%202'],
    ['of the objective', 'LAW:2020 3', 'https://fines.example/'],
  ])('is linked by the address %s: %s', (_, reference, expected) => expect(linkOf(reference)).toBe(expected));

  it.each([
    ['of a page about the framework', 'url: https://law.example'],
    ['with a password', 'url: https://a:b@law.example/{number}'],
  ])('is not linked by the address %s', (_, url) => {
    expect(linkOf('LAW:2020 1', LAW.replace('url: https://law.example/{number}', url))).toBeUndefined();
  });

  it.each(['https://law.example/{number})](command:x)[', 'https://law.example/<b>`|"*_{number}~'])(
    'has a link that stays one: %s',
    (url) => {
      const written = linkOf('LAW:2020 1', LAW.replace('url: https://law.example/{number}', `url: '${url}'`));
      expect(written).toMatch(/^https:\/\/law\.example\/[\w/:%.~?&=#+,;@-]+$/);
    },
  );

  it('is an address in plain text', () => {
    expect(hoverText(`${LAW}\n  LAW 1$0`, MINIMAL)).toContain(
      'Open in the published text: https://law.example/2024#art-1',
    );
  });
});

it('is at most ten lines, however much a catalog says', () => {
  const long = 'Words and more words. '.repeat(100);
  const catalog = `
  //- /acme.objectives.yaml
  prefix: ACME
  title: Plan
  url: https://acme.example/{number}
  objectives: [{number: 1, title: "${long}"}, {number: 1.1, title: Sell, text: "${long}", note: "${long}", group: Money}]
  //- /main.md
`;
  const lines = hoverText(`${catalog}\n  ACME 1.1$0`, MINIMAL).split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => Math.ceil(line.length / 90));
  expect(rows.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(10);
});

describe('a number in several editions', () => {
  const status = (reference: string): string =>
    hoverText(`${STORY}\n  ${reference}$0`, MINIMAL)
      .split('\n\n')
      .filter((block) => !block.startsWith(`${reference}\n`))
      .join('\n');

  it.each([
    [
      'shows the wording of both editions',
      'ACME:2020 1',
      'ACME, edition 2020\nSuperseded edition: new wording in the current edition, 2024\n1  Grow the market',
    ],
    [
      'shows what replaces it',
      'ACME:2020 2',
      'ACME, edition 2020\nSuperseded edition: the current edition is 2024\nSplit into:\n7  Learn\n8  Read',
    ],
    [
      'does not match a number that has no successor with the same number of a later edition',
      'ACME:2020 3',
      'ACME, edition 2020\nSuperseded edition: removed in the current edition, 2024',
    ],
    [
      'says that it was removed',
      'ACME:2020 4',
      'ACME, edition 2020\nSuperseded edition: removed in the current edition, 2024',
    ],
    [
      'leaves out successors that were removed themselves',
      'ACME 5',
      'Split in edition 2024 into:\n7  Learn\nACME, edition 2020',
    ],
    ['follows a chain to its end', 'ACME 0', 'Moved in edition 2024 to:\n1  Grow the market\nACME, edition 2016'],
    [
      'shows the earlier meaning if the date of the text is unknown',
      'ACME 3',
      'ACME, edition 2024\nIn edition 2020 this number was “Wait”',
    ],
    ['but not if the edition is given', 'ACME:2024 3', 'ACME, edition 2024'],
    ['says that an edition is a draft', 'ACME:2028 1', 'ACME, draft edition 2028'],
  ])('%s: %s', (_, reference, expected) => expect(status(reference)).toBe(expected));

  it('mentions that an edition is incomplete', () => {
    const partial = STORY.replace('edition: "2024"', 'edition: "2024"\n      partial: true');
    const text = (reference: string) => hoverText(`${partial}\n  ${reference}$0`, MINIMAL).split('\n\n').at(-1);
    expect(text('ACME 4')).toBe('Current: last listed in 2020; the catalog of 2024 is incomplete');
    expect(text('ACME 99')).toBe('Not listed: the catalog of this edition is incomplete');
  });
});

describe('an unknown reference', () => {
  it('shows suggestions, the best one first', () => {
    expect(hoverText('INTERPOL-SP 3.1$04', MINIMAL).split('\n').slice(0, 7)).toEqual([
      'Unknown objective. Did you mean:',
      '',
      '3.1  Enhance provision of training and technical assistance by leveraging law enforcement expertise and resources',
      '3.4  Provide innovative cybercrime training and digital forensic assistance',
      '',
      'INTERPOL-SP 3.14',
      '',
    ]);
  });

  it('to an unknown edition shows the known editions', () => {
    checkHover(
      `
        INTERPOL-SP:2015 3.$04
        ^^^^^^^^^^^^^^^^^^^^
      `,
      `
        Unknown edition. Known editions: 2014-2016

        INTERPOL-SP:2015 3.4

        INTERPOL Strategic Framework · INTERPOL
      `,
      MINIMAL,
    );
  });
});

it.each(['INTERPOL-SP$0', 'a $0 INTERPOL-SP 3.4', 'INTERPOL-SP 3.4 $0', 'https://a.org/INTERPOL-SP%203.$04'])(
  'there is none at %s',
  (text) => checkHover(text, null),
);
