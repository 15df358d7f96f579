import { describe, expect, it } from 'vitest';
import { CompletionItemTag } from 'vscode-languageserver';
import { COMPLETION_TRIGGERS } from '../../../server/src/features/lsp/announced.ts';
import { checkAccepted, checkCompletion, completionsAt, MINIMAL } from '../../support/check-features.ts';

const PRIORITY_3 = ['3', '3.1', '3.2', '3.3', '3.4', '3.5'];

/** Numbers with letters and brackets, a withdrawn one, more than one edition, and a prefix with a like-named neighbour. */
const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  title: ACME Plan
  aliases: [The Corporate Plan]
  levels: [goal]
  numbering: {lead: [V], ignoreZeroPadding: true}
  editions:
    - edition: "2020"
      aliases: [v1]
      objectives: [A.1 Old, A.9 Forgotten]
    - edition: "2024"
      objectives:
        - A.1 Grow the market
        - A.1(a) Grow it here
        - A.01.10 Grow it everywhere
        - number: A.2
          title: Shrink
          withdrawn: true
        - V3 Learn
        - number: B
          title: Budget for 24 hours
          aliases: [C]
  //- /other.objectives.yaml
  prefix: ACMEX
  edition: "1"
  objectives: [1 One]
  //- /main.md
`;

describe('opens by typing', () => {
  it('after the prefix and a space, with every number', () => {
    const labels = completionsAt('As INTERPOL-SP $0', 'by typing')?.map(({ label }) => label);
    expect(labels).toHaveLength(30);
    expect(labels).toEqual(expect.arrayContaining(['1', '3.4', '6.5']));
  });

  it.each([
    ['INTERPOL-SP 3$0', PRIORITY_3],
    ['INTERPOL-SP:2014-2016 3$0', PRIORITY_3],
    ['INTERPOL-SP 3.1, 3$0', PRIORITY_3],
    ['INTERPOL-SP 3.1 and 3$0', PRIORITY_3],
    ['INTERPOL-SP 3.1-3$0', PRIORITY_3],
    ['INTERPOL-SP objective 3$0', PRIORITY_3],
  ])('%s', (text, labels) => checkCompletion(text, 'by typing', labels));

  it.each([
    ['forensic', ['3.4']],
    ['FORENSIC', ['3.4']],
    ['cyber for', ['3.4']],
    ['post-conflict', ['3.5']],
  ])('with words of titles: %s', (query, labels) => {
    checkCompletion(`INTERPOL-SP ${query}$0`, 'by typing', labels);
  });

  it.each(['INTER$0', 'INTERPOL-$0', '(INTERPOL-$0', 'x\nINTERPOL-$0'])('with the prefix: %j', (text) => {
    checkCompletion(text, 'by typing', ['INTERPOL-SP']);
  });

  it.each([
    ['INTERPOL-SP:$0', ['2014-2016']],
    ['INTERPOL-SP:20$0', ['2014-2016']],
  ])('with editions: %s', (text, labels) => checkCompletion(text, 'by typing', labels));
});

describe('does not disturb plain typing', () => {
  it.each([
    ['a complete number that none continues', 'INTERPOL-SP 3.4$0'],
    ['a number and a space', 'INTERPOL-SP 3 $0'],
    ['words after a number', 'INTERPOL-SP 3 inno$0'],
    ['a full stop after a number that is citable', 'INTERPOL-SP 3.$0'],
    ['a full stop after a complete number', 'INTERPOL-SP 3.4.$0'],
    ['a comma', 'INTERPOL-SP 3.4,$0'],
    ['the tail of a list, with nothing typed', 'INTERPOL-SP 3.1, $0'],
    ['a range sign', 'INTERPOL-SP 3.1-$0'],
    ['words in the tail of a list', 'INTERPOL-SP 3.1, forensic$0'],
    ['words that no title has', 'INTERPOL-SP was$0'],
    ['short words of titles', 'INTERPOL-SP and$0'],
    ['words in another order than the title has', 'INTERPOL-SP forensic cyber$0'],
    ['a number that is not listed', 'INTERPOL-SP 9$0'],
    ['an unknown edition', 'INTERPOL-SP:2015$0'],
    ['a space in prose', 'The plan $0'],
    ['a first letter', 'I$0'],
    ['small letters', 'inter$0'],
    ['another word', 'XINTERPOL-$0'],
    ['the prefix itself, complete', 'INTERPOL-SP$0'],
    ['an empty document', '$0'],
  ])('%s', (_, text) => checkCompletion(text, 'by typing', null));
});

describe('opens when invoked', () => {
  it.each([
    ['INTERPOL-SP 3.$0', PRIORITY_3.slice(1)],
    ['INTERPOL-SP 3.1, 3.$0', PRIORITY_3.slice(1)],
    ['inter$0', ['INTERPOL-SP']],
    ['$0', ['INTERPOL-SP']],
  ])('%j', (text, labels) => checkCompletion(text, 'by hand', labels));

  it('in the tail of a list, with every number', () => {
    expect(completionsAt('INTERPOL-SP 3.1, $0', 'by hand')).toHaveLength(30);
  });

  it('but not after a complete number, where the list would take the Enter key', () => {
    checkCompletion('INTERPOL-SP 3.4$0', 'by hand', null);
  });
});

describe('accepting', () => {
  it.each([
    ['a number', 'INTERPOL-SP 3$0', '3.4', 'INTERPOL-SP 3.4'],
    ['a title', 'INTERPOL-SP cyber for$0', '3.4', 'INTERPOL-SP 3.4'],
    ['within a number', 'INTERPOL-SP 3.$01 asks', '3.4', 'INTERPOL-SP 3.4 asks'],
    ['at the start of a number', 'INTERPOL-SP $03.1.', '3.4', 'INTERPOL-SP 3.4.'],
    ['in a list', 'INTERPOL-SP 3.1, 3$0, 4.1', '3.4', 'INTERPOL-SP 3.1, 3.4, 4.1'],
    ['a prefix', 'As INTER$0', 'INTERPOL-SP', 'As INTERPOL-SP '],
    ['an edition', 'INTERPOL-SP:$0', '2014-2016', 'INTERPOL-SP:2014-2016 '],
    ['a prefix before a space', 'As INTER$0 3.4', 'INTERPOL-SP', 'As INTERPOL-SP 3.4'],
    ['an edition before a space', 'INTERPOL-SP:$0 3.4', '2014-2016', 'INTERPOL-SP:2014-2016 3.4'],
    ['a number right behind the prefix', 'As INTERPOL-SP$0', '3.4', 'As INTERPOL-SP 3.4'],
    ['a declared prefix', '---\nobjectives: INTER$0\n---\n', 'INTERPOL-SP', '---\nobjectives: INTERPOL-SP\n---\n'],
    ['a declared edition', '<!-- objrefs: INTERPOL-SP:$0 -->', '2014-2016', '<!-- objrefs: INTERPOL-SP:2014-2016 -->'],
    [
      'another edition of a declaration',
      'objectives: [INTERPOL-SP:$0]',
      '2014-2016',
      'objectives: [INTERPOL-SP:2014-2016]',
    ],
  ])('%s', (_, before, label, after) => checkAccepted(before, label, after));
});

describe('numbers of any kind', () => {
  const at = (text: string) => `${CATALOG}  ${text}`;

  it.each([
    ['ACME A.1$0', ['A.1', 'A.1(a)', 'A.01.10']],
    ['ACME a.1$0', ['A.1', 'A.1(a)', 'A.01.10']],
    ['ACME A.01$0', ['A.1', 'A.1(a)', 'A.01.10']],
    ['ACME:2020 A$0', ['A.1', 'A.9']],
    ['ACME C$0', null],
    ['ACME grow it$0', ['A.1(a)', 'A.01.10']],
    ['ACME:$0', ['2024', '2020']],
    ['ACME:v$0', ['2020']],
    ['ACM$0', ['ACME', 'ACMEX']],
    ['ACMEX $0', ['1']],
    ['The Corp$0', ['The Corporate Plan']],
  ])('%s', (text, labels) => {
    const found = completionsAt(at(text), 'by typing')?.map(({ label }) => label);
    expect(found?.toSorted() ?? null).toEqual(labels?.toSorted() ?? null);
  });

  it('come in the order of their components, withdrawn ones last and marked', () => {
    checkCompletion(at('ACME $0'), 'by typing', ['A.1', 'A.1(a)', 'A.01.10', 'B', 'V3', 'A.2']);
    const marked = completionsAt(at('ACME $0'), 'by typing')?.filter(({ tags }) => tags !== undefined);
    expect(marked).toMatchObject([{ label: 'A.2', tags: [CompletionItemTag.Deprecated] }]);
  });

  it('may be written without their lead letter', () => {
    const text = '  - V3 Learn\n  - V3.1 Learn more';
    const items = completionsAt(
      `
        //- /lead.objectives.yaml
        prefix: LEAD
        edition: "1"
        numbering: {lead: [V]}
        objectives:
        ${text.replace('\n', '\n        ')}
        //- /main.md
        LEAD 3$0
      `,
      'by typing',
    );
    expect(items?.map(({ label, filterText }) => [label, filterText])).toEqual([
      ['V3', '3 Learn'],
      ['V3.1', '3.1 Learn more'],
    ]);
  });
});

describe('numbers with punctuation, or that begin like "and"', () => {
  const kit = (text: string) => `
  //- /kit.objectives.yaml
  prefix: KIT
  edition: "1"
  objectives: [F:12 Fast, F:13 Faster, "R#7 Rich", EN-1 Enter, EN-2 End]
  //- /main.md
  ${text}
`;

  it.each([
    ['KIT F:$0', ['F:12', 'F:13']],
    ['KIT F:1$0', ['F:12', 'F:13']],
    ['KIT F:12, F:$0', ['F:12', 'F:13']],
    ['KIT R#$0', ['R#7']],
    ['KIT F:12, EN$0', ['EN-1', 'EN-2']],
    ['KIT F:12 en$0', null],
    ['KIT F:12: $0', null],
  ])('%s', (text, labels) => checkCompletion(kit(text), 'by typing', labels));
});

describe('numbers that go on behind a number that is listed, too', () => {
  const ops = (text: string) => `
  //- /ops.objectives.yaml
  prefix: OPS
  edition: "1"
  numbering: {selfNaming: true}
  objectives: [PR.AA Access, PR.AA-01 Identities, PR.AA-02 Devices, 6 Law, 6(1) Grounds, 6(1)(a) Consent, 6(1)(b) Contract]
  //- /main.md
  ${text}
`;

  it.each([
    ['a hyphen goes on with the number', 'OPS PR.AA-$0', 'PR.AA-01', 'OPS PR.AA-01'],
    ['in a list', 'OPS PR.AA-01, PR.AA-$0', 'PR.AA-02', 'OPS PR.AA-01, PR.AA-02'],
    ['or is the sign of a range', 'OPS PR.AA-01-$0', 'PR.AA-02', 'OPS PR.AA-01-PR.AA-02'],
    ['a bracket that the editor closed', 'OPS 6(1)($0)', '6(1)(a)', 'OPS 6(1)(a)'],
    ['the first of two', '(see OPS 6($0))', '6(1)', '(see OPS 6(1))'],
    ['not a bracket around the citation', '(see OPS 6$0)', '6(1)(b)', '(see OPS 6(1)(b))'],
    ['without the prefix', 'see PR.AA-0$0 here', 'PR.AA-02', 'see PR.AA-02 here'],
  ])('%s: %s', (_, before, label, after) => checkAccepted(ops(before), label, `  ${after}\n`));
});

describe('outdated numbers', () => {
  const at = (text: string) => `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "2016"
      objectives: [1.2 Try, 1.7 Fail, 1.8.1 Fail again]
    - edition: "2020"
      objectives:
        - {number: 1.2, title: Sell to neighbours, replacedBy: [1.4, 2.1]}
        - 1.3 Buy from neighbours
        - 1.9 Rest
    - edition: "2024"
      objectives: [1.3 Buy, 1.4 Sell, 1.8 Hire, 2.1 Sell abroad]
  //- /main.md
  ${text}`;

  it('come last, struck through, with their successors', () => {
    checkCompletion(at('ACME 1$0'), 'by typing', ['1.3', '1.4', '1.8', '1.2', '1.7', '1.8.1', '1.9']);
    const gone = completionsAt(at('ACME 1$0'), 'by typing')?.filter(({ tags }) => tags !== undefined);
    expect(gone?.map(({ label, labelDetails }) => `${label}${labelDetails?.detail}`)).toEqual([
      '1.2  → 1.4, 2.1 · Sell to neighbours',
      '1.9  withdrawn · Rest',
      '1.7  withdrawn · Fail',
      '1.8.1  withdrawn · Fail again',
    ]);
  });

  it('are found by their latest titles', () => {
    checkCompletion(at('ACME neighbours$0'), 'by typing', ['1.2']);
    checkCompletion(at('ACME try$0'), 'by typing', null);
  });

  it('never take the Enter key from a listed number', () => {
    checkCompletion(at('ACME 1.8$0'), 'by typing', null);
    checkCompletion(at('ACME 1.2$0'), 'by typing', null);
  });

  it('are not offered before anything is typed, nor after an edition', () => {
    checkCompletion(at('ACME $0'), 'by typing', ['1.3', '1.4', '1.8', '2.1']);
    checkCompletion(at('ACME:2024 1$0'), 'by typing', ['1.3', '1.4', '1.8']);
    checkCompletion(at('ACME:2020 1$0'), 'by typing', ['1.2', '1.3', '1.9']);
  });
});

describe('a number that had another meaning', () => {
  const at = (text: string) => `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "2020"
      objectives: [1.1 Plant trees along all rivers, 1.2 Count the birds]
    - edition: "2024"
      objectives: [1.1 Count the birds, 1.2 Sell the harbour]
  //- /main.md
  ${text}`;
  const details = (text: string) =>
    completionsAt(at(text), 'by typing')?.map(({ labelDetails }) => labelDetails?.detail);

  it('is offered with what it meant before', () => {
    expect(details('ACME $0')).toEqual([
      '  Count the birds · in 2020: “Plant trees along all rivers”',
      '  Sell the harbour · in 2020: “Count the birds”',
    ]);
  });

  it('is not, where the citation names the edition', () => {
    expect(details('ACME:2024 $0')).toEqual(['  Count the birds', '  Sell the harbour']);
  });
});

describe('an item', () => {
  it('has the fields that VS Code shows', () => {
    const [, item] = completionsAt('INTERPOL-SP 2$0', 'by typing') ?? [];
    expect(item).toEqual({
      label: '2.1',
      labelDetails: { detail: '  Provide urgent 24/7 services on police and security matters' },
      kind: 18,
      // Digits of the title would match digits of a number.
      filterText: '2.1 Provide urgent / services on police and security matters',
      sortText: '0 00000002.00000001',
      textEdit: {
        range: { start: { line: 0, character: 12 }, end: { line: 0, character: 13 } },
        newText: '2.1',
      },
      data: { uri: 'file:///main.md', framework: 'INTERPOL-SP', pin: null, number: '2.1' },
    });
  });

  it('has its title in the label for clients without label details, but inserts the number', () => {
    const item = completionsAt('INTERPOL-SP forensic$0', 'by typing', MINIMAL)?.[0];
    expect(item?.labelDetails).toBeUndefined();
    expect(item?.label).toBe('3.4 Provide innovative cybercrime training and digital forensic assistance');
    expect(item).toMatchObject({ insertText: '3.4', textEdit: { newText: '3.4' } });
  });

  it('of a prefix or edition runs the command that opens the list again', () => {
    for (const text of ['INTER$0', 'INTERPOL-SP:$0']) {
      expect(completionsAt(text, 'by typing')?.[0]?.command?.command).toBe('suggest');
    }
  });
});

it('letters and characters of code are not triggers', () => {
  expect(COMPLETION_TRIGGERS.join('')).toBe(' .-0123456789');
});

it('a list has at most a hundred items: whole levels from the top', () => {
  const numbers = Array.from({ length: 150 }, (_, index) => `    - ${index % 50}${index < 50 ? '' : `.${index}`} x`);
  const items = completionsAt(
    `
    //- /big.objectives.yaml
    prefix: BIG
    edition: "1"
    objectives:
${numbers.join('\n')}
    //- /main.md
    BIG $0
  `,
    'by typing',
  );
  expect(items).toHaveLength(50);
});
