import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import JsZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { importFile, importText } from './import-text.ts';
import { wordDocument } from './word-document.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), 'utf8');

test('the built-in framework is exactly its published text', async () => {
  const text = read('test/fixtures/frameworks/interpol-strategic-framework.txt');
  const { catalog, problems, dropped } = await importText('interpol.txt', text, {
    prefix: 'INTERPOL-SP',
    edition: '2014-2016',
  });
  // How it is cited, and when it was published, is not in its text.
  const seed = read('seeds/interpol-sp.objectives.yaml');
  expect(catalog).toBe(seed.replace('numbering: {order: either}\n', '').replace('    published: 2014\n', ''));
  expect(problems).toEqual([]);
  expect(dropped).toEqual([
    '2 unnumbered paragraphs, items and rows (line 11 "Connecting police for a safer world", line 15 "Preventing and fighting crime through en…")',
    '2 headings (line 9 "VISION", line 13 "MISSION")',
  ]);
});

/** The same framework in each format. */
const PLAN = `format: 1
prefix: ACME
aliases: [Acme Plan]
title: Acme Plan
levels: [goal, objective]
editions:
  - edition: 2026-2030
    objectives:
      - number: 1
        title: Grow
        group: Strategic goals
        objectives:
          - 1.1 Plant trees and water them
          - 1.2 Harvest apples & pears
      - number: 2
        title: Sell
        group: Other goals
        objectives:
          - 2.1 Sell pears
          - 2.2 Sell plums
`;

const SAME: readonly (readonly [name: string, text: string])[] = [
  [
    'plan.md',
    `# Acme Plan 2026-2030

Since 2024 we grow.

## Strategic goals

### Goal 1: Grow

1.5 million trees stand.

- **1.1** Plant *trees* and
  water them
- [1.2](https://a.example) Harvest apples &amp; pears[^1]

Other goals
-----------

### Goal 2: Sell

| No | Objective | Owner |
|---|---|---|
| 2.1 | Sell pears | North |
| 2.2 | Sell \`plums\` | South |

[^1]: 3.1 A footnote
    3.2 which goes on

\`\`\`
4.1 Code
\`\`\`
<!--
5.1 Comment
-->
`,
  ],
  [
    'plan.adoc',
    `= Acme Plan 2026-2030
:toc:

// 9.9 Comment
== Strategic goals

=== Goal 1: Grow

* *1.1* Plant _trees_ and
water them
* 1.2 Harvest apples &amp; pears

----
4.1 Code
----

== Other goals

=== Goal 2: Sell

[cols="1,3"]
|===
|No |Objective

|2.1 |Sell pears
|2.2
|Sell plums
|===
`,
  ],
  [
    'plan.html',
    `<!doctype html><html><head><title>x</title><style>4.1 {}</style></head><body><nav><a href="#1">1 Grow</a></nav>
<h1>Acme Plan 2026-2030</h1><p>Since 2024 we grow.<script>5.1</script><h2>Strategic goals</h2>
<h3><span>Goal 1</span>: Grow</h3><ul><li><p>1.1 Plant <em>trees</em>
and water them</p><p>They are thirsty.</p><li>1.2 Harvest apples &amp; pears</ul>
<h2>Other goals</h2><h3>Goal 2: Sell</h3><table><tr><th>No<th>Objective<tr><td>2.1<td>Sell pears</tr>
<tr><td><p>2.2</p></td><td>Sell plums</td><td>South</td></tr></table></body></html>`,
  ],
  [
    'plan.txt',
    `Acme Plan 2026-2030
===================

STRATEGIC GOALS

Goal 1: Grow

\u2022 1.1 Plant trees and
  water them
\u2022 1.2 Harvest apples & pears
Page 3 of 4

OTHER GOALS

Goal 2: Sell

2.1\tSell pears\tNorth
2.2 Sell plums
`,
  ],
];

describe('headings, lists, rows and paragraphs with numbers', () => {
  test.each(SAME)('%s', async (name, text) => {
    const { catalog, problems } = await importText(name, text, { prefix: 'ACME' });
    expect([catalog, problems]).toEqual([PLAN, []]);
  });

  test('of Word, typed and automatic', async () => {
    const bytes = await wordDocument(
      [
        { text: 'Acme Plan 2026-2030', style: 'Heading1' },
        { text: 'Strategic goals', style: 'Heading2' },
        { text: 'Goal 1: Grow', style: 'Heading3' },
        { text: 'We grow.' },
        { text: '1.1 Plant trees and water them' },
        { text: '1.2 Harvest apples &amp; pears' },
        { text: 'Other goals', style: 'Heading2' },
        { text: 'Goal 2: Sell', style: 'Heading3' },
        { text: '2.1 Sell pears' },
        { text: '2.2 Sell plums' },
      ],
      [],
    );
    const { catalog, problems } = await importFile({ name: 'plan.docx', bytes, text: null }, { prefix: 'ACME' });
    expect([catalog, problems]).toEqual([PLAN, []]);
    const counted = await wordDocument(
      [
        { text: 'Acme Plan 2026-2030', style: 'Heading1', list: '0' },
        { text: 'Grow', style: 'Heading2' },
        { text: 'Plant', list: '1' },
        { text: 'deep', list: '1', level: 1 },
        { text: 'wide', list: '1', level: 1 },
        { text: 'Harvest', list: '1' },
        { text: 'anew', list: '2' },
      ],
      ['P%1', '(%2)'],
    );
    const automatic = await importFile({ name: 'plan.docx', bytes: counted, text: null }, { prefix: 'ACME' });
    expect(automatic.catalog).toContain(`      - number: P1
        title: Plant
        group: Grow
        objectives:
          - P1(a) deep
          - P1(b) wide
      - number: P2
        title: Harvest
        group: Grow
`);
    expect(automatic.problems).toEqual(['1:1 P1 is already "Plant". "anew" is skipped.']);
  });

  test('headings in Word that are numbered by their style', async () => {
    const bytes = await wordDocument(
      [
        { text: 'Grow', style: 'Heading1' },
        { text: 'Plant', style: 'Heading2' },
        { text: 'Water', style: 'Heading2' },
        { text: 'Sell', style: 'Heading1' },
        { text: 'Pears', style: 'Heading2' },
      ],
      [],
      ['Goal %1:', '%1.%2'],
    );
    const { catalog } = await importFile({ name: 'p.docx', bytes, text: null }, { prefix: 'ACME' });
    expect(catalog).toBe(
      'format: 1\nprefix: ACME\nlevels: [goal, objective]\nobjectives:\n  - number: 1\n    title: Grow\n    objectives:\n' +
        '      - 1.1 Plant\n      - 1.2 Water\n  - number: 2\n    title: Sell\n    objectives:\n      - 2.1 Pears\n',
    );
  });
});

/** Numbers and titles found, in the order of the catalog. */
async function found(name: string, text: string) {
  const { catalog, problems } = await importText(name, text, { prefix: 'P', edition: 'e' });
  const lines = (catalog ?? '').replace(/- number: (.*)\n\s+title: /g, '- $1 ').split('\n');
  return [...lines.flatMap((line) => /^ {6,}- (.*)$/.exec(line)?.[1] ?? []), ...problems];
}

describe('kinds of numbers', () => {
  test.each([
    ['counted items', '1. Grow\n2. Sell\n', ['1 Grow', '2 Sell']],
    ['lists within lists', '1. Grow\n   1. apples\n   2. pears\n\n2. Sell\n', ['1 Grow', '2 Sell']],
    ['brackets', '1) Grow\n\n2) Sell\n', ['1 Grow', '2 Sell']],
    ['letters and digits', '- A.5.1 Grow\n- A.5.2 Sell\n', ['A.5.1 Grow', 'A.5.2 Sell']],
    ['codes', '- PR.AC-1: Grow\n- PR.AC-2: Sell\n', ['PR.AC-1 Grow', 'PR.AC-2 Sell']],
    ['codes in brackets', '# Access (PR.AC): Who enters\n- PR.AC-1: Grow\n', ['PR.AC Access', 'PR.AC-1 Grow']],
    ['words', '# Priority 1 – Grow\n# Priority 2 – Sell\n', ['1 Grow', '2 Sell']],
    ['words of several', '# Strategic Goal A: Grow\n# Strategic Goal B: Sell\n', ['A Grow', 'B Sell']],
    [
      'items that are counted through below letters',
      '# Priority A: Grow\n1. Plant\n2. Water\n# Priority B: Sell\n3. Offer\n',
      ['A Grow', '1 Plant', '2 Water', 'B Sell', '3 Offer'],
    ],
    ['romans', 'Pillar I: Grow\nPillar II: Sell\n', ['I Grow', 'II Sell']],
    ['chapters that begin later', '# 5 Grow\n## 5.1 Trees\n# 6 Sell\n', ['5 Grow', '5.1 Trees', '6 Sell']],
    ['abbreviations', '- SO 3.1 Grow\n- SO 3.2 Sell\n', ['3.1 Grow', '3.2 Sell']],
    ['letters after dots', '1.1 Grow\n\n1.a Sell\n', ['1.1 Grow', '1.a Sell']],
    [
      'parts',
      '1.1 Grow:\n\n(a) apples;\n\n(b) pears.\n\n1.2 Sell\n',
      ['1.1 "Grow:"', '1.1(a) apples;', '1.1(b) pears.', '1.2 Sell'],
    ],
    [
      'parts with a dot, as far as they count from a on',
      '# 1. Grow\n\nAll shall:\n\na. Plant trees;\n\nb. Water them, and\ni. e. Not too much.\n\n# 2. Sell\n\na. Sell pears.\nb. Sell plums.\n\nd. Not that.\n',
      [
        '1 Grow',
        '1.a Plant trees;',
        '1.b Water them, and i. e. Not too much.',
        '2 Sell',
        '2.a Sell pears.',
        '2.b Sell plums.',
      ],
    ],
    [
      'articles with paragraphs and points',
      'Article 5\n\nScope\n\n1. It holds:\n\n(a) here;\n\n(i) now;\n\n(b) there.\n\n2. Not else.\n\nArticle 6\n\nEnd\n\n1. It ends.\n',
      [
        '5 Scope',
        '5(1) "It holds:"',
        '5(1)(a) here;',
        '5(1)(a)(i) now;',
        '5(1)(b) there.',
        '5(2) Not else.',
        '6 End',
        '6(1) It ends.',
      ],
    ],
    [
      'numbered again below each',
      '# Goal 1: Grow\nTarget 1: Trees\n\n# Goal 2: Sell\nTarget 1: Pears\n',
      [
        '1 Grow',
        '1.1 Trees',
        '2 Sell',
        '2.1 Pears',
        '2:8 "Target 1" occurs several times. Its number is combined with the number above it: 1.1.',
      ],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await found('d.md', text)).toEqual(expected);
  });
});

test('words before numbers that are not names of levels are words', async () => {
  const text = '# 1 Grow\n## Guideline 1.1 Trees\n### Success Criterion 1.1.1 Oaks\n### Success Criterion 1.1.2 Elms\n';
  const { catalog } = await importText('d.md', text, { prefix: 'P' });
  expect(catalog).toContain('numbering:\n  words: [guideline, success criterion, SC]\nobjectives:\n');
});

test('short lines above numbers are groups in plain text, others are prose', async () => {
  const text =
    'National Plan 2022\n\nForeword\n\nIn 2021 we grew.\n\nMain goals\n\n1 Grow\n\nLovely weather\n\nToday.\n\n2 Sell\n';
  const { catalog, dropped } = await importText('d.txt', text, { prefix: 'P' });
  expect(catalog).toContain('title: National Plan\nlevels: [goal]\neditions:\n');
  expect(catalog?.match(/group: .*/g)).toEqual(['group: Main goals', 'group: Main goals']);
  expect(dropped).toEqual([
    '4 unnumbered paragraphs, items and rows (line 3 "Foreword", line 5 "In 2021 we grew.", line 11 "Lovely weather", …)',
  ]);
});

test('a letter before only some numbers can be omitted in citations', async () => {
  const text = '# V1 Grow\n## V1.1 Trees\n\n| # | What |\n|--|--|\n| 1.1.1 | Oaks |\n| 1.1.2 | Elms |\n';
  const { catalog } = await importText('d.md', text, { prefix: 'P' });
  expect(catalog).toBe(
    'format: 1\nprefix: P\nnumbering:\n  lead: [V]\nobjectives:\n  - number: V1\n    title: Grow\n    objectives:\n' +
      '      - number: V1.1\n        title: Trees\n        objectives:\n          - V1.1.1 Oaks\n          - V1.1.2 Elms\n',
  );
});

describe('texts that are not objectives', () => {
  test.each([
    ['years, amounts and dates', '1 Grow\n\n2024 was good\n\n3 March 2025\n\n2 Sell\n\n7 apples fell\n'],
    ['page numbers', '1 Grow\n\n12\n\n- 3 -\n\n2 Sell\n'],
    ['tables of contents', '1 Grow ........ 3\n2 Sell\t4\n\n1 Grow\n\n2 Sell\n'],
    ['tables of contents without leaders', '1 Grow 3\n2 Sell 4\n\n1 Grow\n\n2 Sell\n'],
    [
      'numbers within sentences',
      '1 Grow by more than\n24 Trees and section\n1.1 of the law\n\n2 Sell\n',
      '1 Grow by more than 24 Trees and section 1.1 of the law',
    ],
    ['steps that are numbered again', '1. Grow\n\n1.1 Trees\n\n1. dig\n2. plant\n\n2. Sell\n', '1 Grow', '1.1 Trees'],
    [
      'works that are cited',
      '1 Grow\n\n- Gardening Guide 4.0: Trees\n- Gardening Guide 4.0: Roses\n- RFC 3550 - RTP\n- RFC 5764 - DTLS\n\nIn 4.0, we grew.\n\n2 Sell\n',
    ],
    ['names with digits', '1 Grow\n\nCOVID-19 came\n\nISO 27001 helps\n\nTable 3 Trees\n\nPage 2 says\n\n2 Sell\n'],
  ])('%s', async (_what, text, ...first) => {
    expect(await found('d.txt', text)).toEqual([...(first.length > 0 ? first : ['1 Grow']), '2 Sell']);
  });

  test('another title under a number is reported at its range', async () => {
    expect(await found('d.md', '- 1.1 Grow\n- 1.1 Sell\n')).toEqual([
      '1.1 Grow',
      '2:3 1.1 is already "Grow". "Sell" is skipped.',
    ]);
  });
});

describe('errors are reported', () => {
  test.each([
    ['a.md', 'Nothing here.\n', 'No numbered objectives found'],
    ['a.docx', 'no zip', 'Not a Word document. Save it as .docx.'],
    ['a.html', '', 'No numbered objectives found'],
  ])('%s: %j', async (name, text, message) => {
    const { catalog, problems } = await importText(name, text, { prefix: 'P' });
    expect(catalog).toBeNull();
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  test('a Word document that unpacks to more than is read', async () => {
    const zip = new JsZip().file('word/document.xml', `<w:document>${' '.repeat(65 * 1024 * 1024)}</w:document>`);
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    const { problems } = await importFile({ name: 'a.docx', bytes, text: null }, { prefix: 'P' });
    expect(problems).toEqual(['1:1 This document cannot be read: it unpacks to more than 64 MB.']);
  });
});

describe('ordered lists below numbered headings', () => {
  const COMPOSED =
    'The lists below numbered headings have numbers of their own. They are combined with the numbers of the headings:';

  test.each([
    [
      'and go on',
      '## 1. Trust\n\n1. Answer\n2. Explain\n\n## 2. Growth\n\nBy these:\n\n3. Plant\n4. Water\n',
      [
        '1 Answer',
        '2 Explain',
        '3 Plant',
        '4 Water',
        '1:4 Both headings and list items are numbered. The numbers of the list items are used; headings such as "1. Trust" become groups.',
      ],
    ],
    [
      'and go on below words',
      '## Priority 1: Trust\n\n1. Answer\n2. Explain\n\n## Priority 2: Growth\n\n3. Plant\n',
      ['1 Trust', '1.1 Answer', '1.2 Explain', '2 Growth', '2.3 Plant', `3:1 ${COMPOSED} 1.1.`],
    ],
    [
      'and restart in each',
      '### Priority 1: Trust\n\n**Objectives**:\n1. Answer\n2. Explain\n\n### Priority 2: Growth\n\n1. Plant\n',
      ['1 Trust', '1.1 Answer', '1.2 Explain', '2 Growth', '2.1 Plant', `4:1 ${COMPOSED} 1.1.`],
    ],
    [
      'below the innermost headings',
      '# 1 Trust\n## 1.1 Talk\n1. Answer\n2. Explain\n## 1.2 Listen\n1. Ask\n# 2 Growth\n## 2.1 Trees\n1. Plant\n',
      [
        '1 Trust',
        '1.1 Talk',
        '1.1.1 Answer',
        '1.1.2 Explain',
        '1.2 Listen',
        '1.2.1 Ask',
        '2 Growth',
        '2.1 Trees',
        '2.1.1 Plant',
        `3:1 ${COMPOSED} 1.1.1.`,
      ],
    ],
    [
      'but only one of them, as steps do',
      '# 1. Trust\n\n1. Answer\n2. Explain\n\n# 2. Growth\n\nPlant.\n\n# 3. Rest\n',
      ['1 Trust', '2 Growth', '3 Rest'],
    ],
    [
      'before the first of them, as steps of an introduction do',
      '# Plan\n\n1. Read it\n2. Cite it\n\n### Priority 1: Trust\n\n- 1.1 Answer\n\n### Priority 2: Growth\n',
      ['1 Trust', '1.1 Answer', '2 Growth'],
    ],
    [
      'before the first of them, as tables of contents do',
      '1. Trust\n2. Growth\n\n# 1. Trust\n\n# 2. Growth\n',
      ['1 Trust', '2 Growth'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await found('d.md', text)).toEqual(expected);
  });

  test('headings are groups if items count through below them', async () => {
    const text = '## 1. Trust\n\n1. Answer\n2. Explain\n\n## 2. Growth\n\n3. Plant\n';
    const { catalog } = await importText('d.md', text, { prefix: 'P' });
    expect(catalog).toBe(
      'format: 1\nprefix: P\nobjectives:\n  - number: 1\n    title: Answer\n    group: 1. Trust\n' +
        '  - number: 2\n    title: Explain\n    group: 1. Trust\n  - number: 3\n    title: Plant\n    group: 2. Growth\n',
    );
  });

  test('skipped contents are named', async () => {
    const text = '# 1. Trust\n\n1. Answer\n2. Explain\n\n# Annex\n\n# 2. Growth\n\nPlant.\n';
    const { dropped } = await importText('d.md', text, { prefix: 'P' });
    expect(dropped).toEqual([
      '1 unnumbered paragraph (line 10 "Plant.")',
      '2 items of lists that restart their numbering (line 3 "1. Answer", line 4 "2. Explain")',
      '1 heading (line 6 "Annex")',
    ]);
  });
});

test('section titles that AsciiDoc numbers', async () => {
  const text =
    '= Handbook\n:sectnums:\n\n== Grow\n\n=== Plant\n\n=== Water\n\n:sectnums!:\n\n== Thanks\n\n:sectnums:\n\n== Sell\n\n=== Pears\n\n===== Too deep\n';
  expect(await found('d.adoc', text)).toEqual(['1 Grow', '1.1 Plant', '1.2 Water', '2 Sell', '2.1 Pears']);
  expect(await found('d.adoc', text.replaceAll(':sectnums:', ''))).toEqual([
    expect.stringContaining('No numbered objectives'),
  ]);
});

describe('ordered lists within items of ordered lists', () => {
  const TOLD =
    'Nested lists have numbers of their own. They are combined with the numbers of the lists around them: 1.1.';
  const WHOLE = ['1 Trust', '1.1 Answer', '1.2 Explain', '1.2.1 Slowly', '2 Grow', '2.1 Plant', '3 Rest'];

  test('are parts of these items, if nearly all have one', async () => {
    const text =
      '# Plan\n\n1. Trust\n   1. Answer\n   1. Explain\n      1. Slowly\n2. Grow\n   - Why\n   1. Plant\n\n3. Rest\n\nSteps:\n\n1. Dig\n   1. Here\n';
    expect(await found('d.md', text)).toEqual([...WHOLE, `4:7 ${TOLD}`]);
  });

  test('on a page too', async () => {
    const text =
      '<ol><li>Trust<ol><li>Answer<li><p>Explain</p><ol><li>Slowly</ol></ol><li>Grow<ol><li>Plant</ol><li>Rest</ol>';
    expect(await found('d.html', text)).toEqual([...WHOLE, expect.stringContaining(TOLD)]);
  });

  test.each([
    ['but one of them', '1. Trust\n   1. Answer\n2. Grow\n3. Rest\n', ['1 Trust', '2 Grow', '3 Rest']],
    [
      'below numbered headings',
      '# 1. Trust\n1. a\n   1. b\n2. c\n   1. d\n\n# 2. Growth\n\n# 3. Rest\n',
      ['1 Trust', '2 Growth', '3 Rest'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await found('d.md', text)).toEqual(expected);
  });
});

test('a title on a line of its own, and a text below it', async () => {
  const text =
    'Goal A. Grow trees\nPlant them along all of the rivers, water them, and keep them safe.\n\n' +
    'Goal B. Sell what the Trees\nand the Bees have given us to sell, everywhere.\n\nGoal C. Rest\nAll day.\n';
  expect(await found('d.txt', text)).toEqual([
    'A Grow trees',
    'B Sell what the Trees and the Bees have given us to sell, everywhere.',
    'C Rest All day.',
  ]);
});

test('articles of other laws in prose are not objectives', async () => {
  const text =
    '(1) Article 16(2) TFEU says so.\n\nArticle 16(3) TFEU too.\n\n# Article 1\n\nScope\n\n1. Here.\n\n# Article 2\n\nEnd\n';
  expect(await found('d.md', text)).toEqual(['1 Scope', '1(1) Here.', '2 End']);
});

describe('roman numerals', () => {
  test.each([
    [
      'as headings only',
      'd.md',
      '# Factors\n\n## [I. Code](./a)\n### One place\n\n## II. Tests\n\n## III. Notes\n\n## IV. Rest\n',
      ['I Code', 'II Tests', 'III Notes', 'IV Rest'],
    ],
    [
      'as levels of plain text, line by line',
      'd.txt',
      'I. Grow\nI.1 Plant\nI.2 Water\nII. Sell\nII.1 Pears\nII.2 Plums\n',
      ['I Grow', 'I.1 Plant', 'I.2 Water', 'II Sell', 'II.1 Pears', 'II.2 Plums'],
    ],
    ['and the pronoun', 'd.txt', 'I. Grow\n\nI plant, and I water\n\n1 Sell\n\n2 Rest\n', ['1 Sell', '2 Rest']],
  ])('%s', async (_what, name, text, expected) => {
    expect(await found(name, text)).toEqual(expected);
  });
});

describe('texts that look like objectives', () => {
  test.each([
    [
      'contents without leaders, heading, or a title after it',
      'Preface 7\nScope 9\nTerms 12\nWords of thanks 14\nAll the rest 17\nAnnex 20\n\n# 1 Grow\n\n# 2 Sell\n',
    ],
    [
      'versions of the document',
      '| Ver. | Ballot | What |\n|--|--|--|\n| 1.0.1 | 71 | Auditors |\n| 1.0.2 | 75 | Names |\n\n# 1 Grow\n# 2 Sell\n',
    ],
    [
      'names of other works with digits',
      '# 1 Grow\n- **800-161**: A\n- **800-161**: B\n- **800-161**: C\n- **800-161**: D\n# 2 Sell\n',
    ],
  ])('%s', async (_what, text) => {
    expect(await found('d.md', text)).toEqual(['1 Grow', '2 Sell']);
  });

  test.each([
    [
      'labels that are repeated',
      '# A.1 Grow\n- Maturity Level 3\n# A.2 Sell\n- Maturity Level 3\n# A.3 Rest\n- Maturity Level 3\n- Maturity Level 2\n# A.4 Go\n- Maturity Level 3\n',
      ['A.1 Grow', 'A.2 Sell', 'A.3 Rest', 'A.4 Go'],
    ],
    ['initials of people', '# People\n\nAnna C Miller\n\n# C.1 Grow\n# C.2 Sell\n', ['C.1 Grow', 'C.2 Sell']],
  ])('%s', async (_what, text, expected) => {
    expect(await found('d.md', text)).toEqual(expected);
  });

  test('letters that the title of the document begins with', async () => {
    const text = '# OSP Checklist\n\n- **OSP-AC-01**: Ask\n- **OSP-AC-02**: Answer\n';
    expect(await found('d.md', text)).toEqual(['OSP-AC-01 Ask', 'OSP-AC-02 Answer']);
  });

  test('a title that is repeated after a label', async () => {
    const text =
      '- OSP-1.1: Ask everybody who has been there\n\n# OSP-1.1\n\n**Requirement:** Ask everybody who has been there\n\n# OSP-1.2\n\nGo\n';
    expect(await found('d.md', text)).toEqual(['OSP-1.1 Ask everybody who has been there', 'OSP-1.2 Go']);
  });

  test('a cell of digits is not a title', async () => {
    expect(await found('d.md', '| No | Page | What |\n|--|--|--|\n| 1.1 | 7 | Grow |\n| 1.2 | 9 | Sell |\n')).toEqual([
      '1.1 Grow',
      '1.2 Sell',
    ]);
  });
});

describe('the edition in the title', () => {
  test.each([
    ['# OSP Checklist, version: 2025-02-25', 'OSP Checklist', '2025-02-25', '2025-02-25'],
    ['# OSP Checklist 2026.02.19', 'OSP Checklist', '2026.02.19', '2026-02-19'],
    ['# Plan of 2026', 'Plan', '2026', '2026'],
    ['# Plan 2026-2030', 'Plan', '2026-2030', undefined],
    ['# Plan 2026/27', 'Plan', '2026/27', undefined],
    ['# Testing Standard 4.0.3', 'Testing Standard', '4.0.3', undefined],
    ['# Guidelines (GL) 2.1', 'Guidelines (GL)', '2.1', undefined],
  ])('%s', async (heading, title, edition, published) => {
    const { catalog } = await importText('d.md', `${heading}\n\n- 1.1 Grow\n`, { prefix: 'P' });
    const date = published === undefined ? '' : `    published: ${published}\n`;
    expect(catalog).toContain(`title: ${title}\neditions:\n  - edition: ${edition}\n${date}    objectives:\n`);
  });
});

describe('the date on the title page', () => {
  test.each([
    ['Ministry of Health, 15 January 2020', '2020-01-15'],
    ['January 15th, 2020', '2020-01-15'],
    ['Published: January 2020', '2020-01'],
    ['Berlin, den 15. Januar 2020', '2020-01-15'],
    ['Stand: 15.01.2020', '2020-01-15'],
    ['Stand: März 2020', '2020-03'],
    ['Paris, le 1er février 2020', '2020-02-01'],
    ['15 de enero de 2020', '2020-01-15'],
    ['15 gennaio 2020', '2020-01-15'],
    ['Warszawa, 15 stycznia 2020', '2020-01-15'],
    ['2020-01-15', '2020-01-15'],
    ['Sept. 2020', '2020-09'],
    // No date, no such day, two of them, not written out in full, or in a text that says other things.
    ['Summer 2020', undefined],
    ['31 February 2020', undefined],
    ['15 January 2020 – 20 March 2021', undefined],
    ['15/01/2020', undefined],
    ['Version 15.01.20201', undefined],
    [`On 15 January 2020 ${'the assembly has adopted a plan for the years that follow, '.repeat(2)}`, undefined],
  ])('%s', async (line, published) => {
    const { catalog } = await importText('d.md', `# Plan 2020-2024\n\n${line}\n\n- 1.1 Grow\n`, { prefix: 'P' });
    const date = published === undefined ? '' : `    published: ${published}\n`;
    expect(catalog).toContain(`  - edition: 2020-2024\n${date}    objectives:\n`);
  });

  test('is more exact than a year in the name, and less than a day there', async () => {
    const of = async (heading: string) =>
      (await importText('d.md', `# ${heading}\n\n3 March 2020\n\n- 1.1 Grow\n`, { prefix: 'P' })).catalog;
    expect(await of('Plan 2020')).toContain('  - edition: 2020\n    published: 2020-03-03\n');
    expect(await of('Plan 2020-01-02')).toContain('    published: 2020-01-02\n');
  });
});

test.each([
  [
    'd.md',
    '# Haven Plan 2024\n\n## Clean water\n\n### Goal 1 Dredge\n\n- 1.1 The basin\n\n### Goal 2 Build\n\n- 2.1 Pier\n',
  ],
  ['d.txt', 'Haven Plan 2024\nClean water\n\n1.1 The basin\n1.2 The quay\n'],
])('a subtitle below the title is no heading of the objectives: %s', async (name, text) => {
  const { catalog } = await importText(name, text, { prefix: 'P' });
  expect(catalog).toContain('title: Haven Plan\n');
  expect(catalog).not.toContain('Clean water');
});

test('a heading below the title is one of the objectives where others follow it', async () => {
  const text = '# Haven Plan 2024\n\n## Water\n\n- 1.1 The basin\n\n## Land\n\n- 2.1 Pier\n';
  const { catalog } = await importText('d.md', text, { prefix: 'P' });
  expect(catalog).toContain('group: Water\n');
  expect(catalog).toContain('group: Land\n');
});

describe('numbers that begin with the prefix', () => {
  const TEXT = '- **OSP-AC-01**: Ask\n- **OSP-AC-01.01**: Ask all\n- **OSP-BR-02**: Answer\n';

  test.each([['OSP'], [undefined]])('are the part after it, prefix %s', async (prefix) => {
    const { catalog, problems } = await importText('d.md', TEXT, prefix === undefined ? {} : { prefix });
    expect(problems).toEqual([]);
    expect(catalog).toBe(
      'format: 1\nprefix: OSP\nobjectives:\n  - number: AC-01\n    title: Ask\n    objectives:\n      - AC-01.01 Ask all\n  - BR-02 Answer\n',
    );
  });

  test('unless one does not, or another prefix is given', async () => {
    const other = await importText('d.md', `${TEXT}- **AC-07**: Rest\n- **AC-08**: Go\n`, { prefix: 'OSP' });
    expect(other.catalog).toContain('number: OSP-AC-01\n');
    expect((await importText('d.md', TEXT, { prefix: 'ACME' })).catalog).toContain('number: OSP-AC-01\n');
  });

  test('in replacements too', async () => {
    const text = 'id,title,replaced by\nSDG-1,Grow,"SDG-2, SDG-3"\nSDG-2,Sell,\nSDG-3,Rest,\n';
    const { catalog } = await importText('d.csv', text, { prefix: 'SDG' });
    expect(catalog).toContain('number: 1\n    title: Grow\n    replacedBy: [2, 3]\n  - 2 Sell\n');
  });
});

test('drawings on a page are not part of its title', async () => {
  const drawing = '<svg><title>Logo</title></svg>';
  const text = `<html><head><title>Plan</title></head><body>${drawing}<p>1.1 Grow</p><p>1.2 Sell</p>${drawing}</body></html>`;
  const { catalog } = await importText('p.html', text, { prefix: 'P' });
  expect(catalog).toContain('\ntitle: Plan\n');
});

test('an escaped bar in an AsciiDoc cell is text', async () => {
  const text = '= Plan\n\n|===\n|1.1 |Grow \\| plant\n|1.2 |Sell\n|===\n';
  const { catalog } = await importText('p.adoc', text, { prefix: 'P' });
  expect(catalog).toContain('- 1.1 Grow | plant\n');
});
