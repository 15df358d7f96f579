import { describe, expect, it } from 'vitest';
import { CompletionItemTag } from 'vscode-languageserver';
import { checkAcceptedInCatalog, completionsInCatalog } from '../../../support/check-catalog-features.ts';

/** A catalog of three editions in all YAML styles; `at` is the text in place of the entry. */
const catalog = (entry: string) => `
//- /acme.objectives.yaml
prefix: ACME
editions:
  - edition: "2016"
    aliases: [v1]
    objectives: [0.1 Try]
  - edition: "2020"
    objectives:
      - 1 Grow
${entry.replace(/^\n/, '').trimEnd()}
      - number: 1.9
        title: Sell it all
        withdrawn: true
  - edition: "2024"
    objectives:
      - 2 Learn
      - 2.1 Learn to sell
      - 2.2 Learn from selling
      - {number: 2.3, title: Learn nothing, withdrawn: true}
`;

const labels = (template: string, lastGood?: string): string[] | null =>
  completionsInCatalog(template, lastGood)?.map(({ label }) => label) ?? null;

const NEXT = ['2', '2.1', '2.2', '2.3'];
const OWN = ['1', '1.2', '1.9'];

describe('numbers of the next edition are offered in replacedBy', () => {
  it.each([
    ['in brackets', '      - {number: 1.2, title: Sell, replacedBy: [$0]}'],
    ['after another one', '      - {number: 1.2, title: Sell, replacedBy: [2.1, $0]}'],
    ['after a title with brackets and quotes', '      - {number: 1.2, title: "Sell [{", replacedBy: [$0]}'],
    ['of an entry of several lines', "      - number: 1.2\n        title: Don't sell [\n        replacedBy: [$0]"],
    [
      'in brackets over several lines',
      '      - number: 1.2\n        title: Sell\n        replacedBy: [\n          2.1,\n          $0\n        ]',
    ],
    ['without brackets', '      - number: 1.2\n        title: Sell\n        replacedBy: $0'],
    ['in a list', '      - number: 1.2\n        title: Sell\n        replacedBy:\n          - $0'],
    [
      'in a list that is not indented',
      '      - number: 1.2\n        title: Sell\n        replacedBy:\n        - 2.1\n        # and\n        - $0',
    ],
    ['at the start of an entry', '      - replacedBy: [$0]\n        number: 1.2\n        title: Sell'],
    ['in a mapping', '      - {number: 1.2, title: Sell, replacedBy: [{number: $0}]}'],
    [
      'in a mapping of a list',
      '      - number: 1.2\n        title: Sell\n        replacedBy:\n          - {relation: merged, number: $0}',
    ],
    [
      'in a mapping of several lines',
      '      - number: 1.2\n        title: Sell\n        replacedBy:\n          - relation: merged\n            number: $0',
    ],
    ['in quotes', '      - {number: 1.2, title: Sell, replacedBy: ["$0"]}'],
  ])('%s', (_, entry) => expect(labels(catalog(entry))).toEqual(NEXT));
});

describe('numbers of other editions are offered', () => {
  it.each([
    [
      'its own, if the entry is withdrawn',
      '      - {number: 1.2, title: Sell, withdrawn: true, replacedBy: [$0]}',
      OWN,
    ],
    [
      'its own, in any order',
      '      - number: 1.2\n        replacedBy: [$0]\n        title: Sell\n        withdrawn: No buyers',
      OWN,
    ],
    ['its own, in brackets in any order', '      - {number: 1.2, title: Sell, replacedBy: [$0], withdrawn: true}', OWN],
    ['the next, if withdrawn is false', '      - {number: 1.2, title: Sell, withdrawn: false, replacedBy: [$0]}', NEXT],
    ['the previous one, in replaces', '      - {number: 1.2, title: Sell, replaces: [$0]}', ['0.1']],
    ['the given one', '      - {number: 1.2, title: Sell, replacedBy: [{edition: "2016", number: $0}]}', ['0.1']],
    ['the one given after it', '      - {number: 1.2, title: Sell, replacedBy: [{number: $0, edition: v1}]}', ['0.1']],
    [
      'the one given on another line',
      '      - number: 1.2\n        title: Sell\n        replacedBy:\n          - number: $0\n            edition: v1',
      ['0.1'],
    ],
  ])('%s', (_, entry, expected) => expect(labels(catalog(entry))).toEqual(expected));

  it('none where the edition does not exist', () => {
    expect(
      labels(catalog('').replace('learn nothing', '').replace('withdrawn: true}', 'replacedBy: [$0]}')),
    ).toBeNull();
    expect(
      labels(catalog('      - {number: 1.2, title: Sell, replacedBy: [{edition: "2099", number: $0}]}')),
    ).toBeNull();
  });

  it('in a catalog of one edition, and in nested entries', () => {
    const one = `
      //- /acme.objectives.yaml
      prefix: ACME
      objectives:
      - number: 1
        title: Grow
        objectives:
        - number: 1.1
          title: Sell
          withdrawn: true
          replacedBy: [$0]
    `;
    expect(labels(one)).toEqual(['1', '1.1']);
  });
});

describe('an offered item', () => {
  const entry = (list: string) => catalog(`      - {number: 1.2, title: Sell, replacedBy: ${list}}`);

  it('has a title; withdrawn ones are last and struck through', () => {
    const items = completionsInCatalog(entry('[$0]')) ?? [];
    const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(sorted.map(({ labelDetails }) => labelDetails?.detail)).toEqual([
      '  Learn',
      '  Learn to sell',
      '  Learn from selling',
      '  withdrawn · Learn nothing',
    ]);
    expect(sorted.at(-1)?.tags).toEqual([CompletionItemTag.Deprecated]);
  });

  it('completes the number or words of the title, and replaces the existing text', () => {
    expect(labels(entry('[2.$0]'))).toEqual(['2.1', '2.2', '2.3']);
    expect(labels(entry('[from$0]'))).toEqual(['2.2']);
    checkAcceptedInCatalog(entry('[2.2, fro$0m, 2.1]'), '2.2', entry('[2.2, 2.2, 2.1]'));
    checkAcceptedInCatalog(entry('["2.$01"]'), '2.2', entry('["2.2"]'));
  });

  it('is absent after a complete number', () => expect(labels(entry('[2.1$0]'))).toBeNull());

  it('adds the brackets of the list', () => checkAcceptedInCatalog(entry('$0'), '2.1', entry('[2.1]')));

  it('is quoted if YAML would read it as something else', () => {
    const odd = (list: string) => `
      //- /acme.objectives.yaml
      prefix: ACME
      objectives:
        - {number: 1, title: One, withdrawn: true, replacedBy: ${list}}
        - {number: "A,1", title: Odd}
        - {number: 6(1)(f), title: Usual}
    `;
    checkAcceptedInCatalog(odd('[$0]'), 'A,1', odd('["A,1"]'));
    checkAcceptedInCatalog(odd('[$0]'), '6(1)(f)', odd('[6(1)(f)]'));
  });

  it('may be an edition, the newest first', () => {
    expect(labels(entry('[{edition: $0}]'))).toEqual(['2024', '2020', '2016']);
    expect(labels(entry('[{number: 2.1, edition: "20$0"}]'))).toEqual(['2024', '2020', '2016']);
    expect(labels(entry('[{number: 2.1, edition: "20$0'))).toEqual(['2024', '2020', '2016']);
    expect(labels(entry('[{number: "]", edition: "20$0'))).toEqual(['2024', '2020', '2016']);
    checkAcceptedInCatalog(entry('[{edition: $0}]'), '2016', entry('[{edition: 2016}]'));
  });

  it('may be a relation', () => {
    expect(labels(entry('[{number: 2.1, relation: m$0}]'))).toEqual(['moved', 'merged']);
  });
});

it('while the catalog is not valid YAML, items come from its last valid text', () => {
  const good = catalog('      - {number: 1.2, title: Sell}');
  expect(labels(catalog('      - {number: 1.2, title: Sell, replacedBy: [2.$0'), good)).toEqual(['2.1', '2.2', '2.3']);
  expect(
    labels(catalog('      - {number: 1.2, title: "Sell, replacedBy: [{edition: "2016", number: $0'), good),
  ).toBeNull();
  expect(labels(catalog('      - number: 1.2\n         title: Sell\n        replacedBy: [2.1, $0'), good)).toEqual(
    NEXT,
  );
});

it.each([
  '      - {number: 1.2$0, title: Sell, replacedBy: [2.1]}',
  '      - {number: 1.2, title: replacedBy $0, replacedBy: [2.1]}',
  '      - {number: 1.2, title: Sell, replacedBy: [2.1]$0}',
  '      - {number: 1.2, title: Sell, aliases: [$0]}',
  '      - number: $0',
  '      - $0',
  '      - number: 1.2\n        title: "replacedBy: [$0"',
  '      - number: 1.2\n        title: of replacedBy [$0',
  '      - number: 1.2\n        # replacedBy: [$0',
])('there are no items at %j', (entry) => expect(labels(catalog(entry))).toBeNull());
