import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { fixAll } from '../../../../server/src/core/fixing/fix-all.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { checkDiagnostics } from '../../../support/check-diagnostics.ts';
import { scopeOf } from '../../../support/scope.ts';
import { SCOPE } from './frameworks.ts';

const analyse = (text: string, uri?: string) => new DocumentAnalysis(linesOf(text), SCOPE, uri);
const mismatches = (text: string, uri?: string) =>
  analyse(text, uri).diagnostics.filter(({ code }) => code === 'title-mismatch');

describe('the title of another number', () => {
  it.each([
    'ACME 3.4 (Share information across regions)',
    'ACME 3.4 [Share information across regions]',
    'ACME 3.4 (“Share information across regions”)',
    'ACME 3.4 – "Share information across regions"',
    'ACME 3.4 "Share information across regions"',
    'ACME 3.4 „Share information across regions“',
    "{ id: 'ACME 3.4', title: 'Share information across regions' }",
    '**ACME 3.4** — Share information across regions',
    '**ACME 3.4**: *Share information across regions*',
    'ACME 3.4: Share information across regions',
    'ACME 3.4 - Share information across regions.',
    'See ACME 3.4, Share information across regions, for more.',
    'See ACME 3.4, entitled Share information across regions.',
    '- ACME 3.4 Share information across regions',
    '- **ACME 3.4 Share information across regions** – done',
    '## ACME 3.4 Share information across regions',
    '# ACME 3.4. Share information across regions',
    '1. ACME 3.4 Share information across regions',
    '[ACME 3.4](x.md): [Share information across regions](y.md)',
    '[ACME 3.4 Share information across regions](x.md)',
    '| ACME 3.4 | Share information across regions | done |',
    '| **ACME 3.4** | *Share information across regions* |',
    '|ACME 3.4\n|Share information across regions',
    '<tr><td>ACME 3.4</td><td>Share information across regions</td></tr>',
    '<td>ACME 3.4</td>\n  <td class="t">Share information across regions</td>',
    'ACME 3.4\tShare information across regions\tdone',
    'ACME 3.4,Share information across regions,done',
    '"ACME 3.4";"Share information across regions";done',
    'ACME 3.4 & Share information across regions & done \\\\',
    '- id: ACME 3.4\n  title: Share information across regions',
    '{\n  "id": "ACME 3.4",\n  "title": "Share information across regions"\n}',
    'ACME 3.4: Share information\nacross regions',
    '// ACME 3.4 (Share information\n// across regions)',
    'ACME 3.4 (SHARE INFORMATION – ACROSS REGIONS.)',
    'ACME 3.4 (share  information across-regions)',
    'ACME 3.4 (Share information across regions, see annex 2)',
    'ACME 3.4 (Share information…)',
    'ACME 3.4 (Share information...)',
    'ACME 3.4 (Objective: Share information across regions)',
    'ACME 3.4 (Contrast (Minimum))',
    'ACME 3.4 – Contrast (Minimum)',
    'ACME 3.4 (Make sure that every member has access)',
    'ACME 3.1 (Gather knowledge) and 3.4 (Share information across regions)',
    'ACME 3.4 (Share information across regions), 3.1 and 3.5',
    'ACME 4.5 (Border management and patrols)',
    '## ACME 4.5 Contrast (Minimum)',
    '| [ACME 4.5 Contrast (Minimum)](x.md) | yes |',
    '- **ACME 3.4:** Share information across regions',
    '- [ ] ACME 3.4: Share information across regions → done',
    "rule: 'ACME 4.5 Contrast (Minimum)',",
  ])('%j', (text) => {
    expect(mismatches(text)).toMatchObject([{ severity: 'warning' }]);
    expect(mismatches(text.replaceAll('\n', '\r\n'))).toHaveLength(1);
  });

  it('is reported with both, from the reference to the end of the title', () => {
    checkDiagnostics(
      `
      By ACME 3.5 ("Share information across regions"), and ACME 3 (Training).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title-mismatch: This title belongs to 4.2. ACME 3.5 is titled “Support recovery after a disaster”.
                                                            ^^^^^^^^^^^^^^^^^ title-mismatch: This title belongs to 4. ACME 3 is titled “Knowledge”.
      `,
      SCOPE,
    );
  });

  it('links to the catalog', () => {
    const [problem] = mismatches('ACME 3.5 (Share information across regions)');
    expect(problem?.related?.map(({ message }) => message)).toEqual([
      'ACME 2022: 3.5 Support recovery after a disaster',
      'ACME 2022: 4.2 Share information across regions',
    ]);
  });
});

describe('the title of another edition', () => {
  it('is reported if the number has another title now', () => {
    checkDiagnostics(
      `
      | ACME 3.5 | Support recovery after conflict |
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title-mismatch: This title is from ACME 2016. In ACME 2022, 3.5 is titled “Support recovery after a disaster”.
      `,
      SCOPE,
    );
  });

  it('is reported if another number has that title now', () => {
    checkDiagnostics(
      `
      ACME 3.4 (Offer training in forensic methods…)
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title-mismatch: This title belongs to 4.1 (it was 3.4 in ACME 2016). ACME 3.4 is titled “Strengthen border management and security”.
      `,
      SCOPE,
    );
  });

  it('is reported if it belonged to another number', () => {
    checkDiagnostics(
      `
      ACME 4.2: Keep the archive of old maps complete
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title-mismatch: This title belongs to 3.7 in ACME 2016. ACME 4.2 is titled “Share information across regions”.
      `,
      SCOPE,
    );
  });

  it('is right after the name of that edition, and wrong after that of another', () => {
    checkDiagnostics(
      `
      ACME:2016 3.5 (Support recovery after conflict)
      ^^^^^^^^^^^^^ superseded-edition: ACME 2016 has been superseded by ACME 2022, where 3.5 is worded differently…
      ACME:2016 3.5 (Support recovery after a disaster)
      ^^^^^^^^^^^^^ superseded-edition: ACME 2016 has been superseded by ACME 2022, where 3.5 is worded differently…
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title-mismatch: This title is from ACME 2022. In ACME 2016, 3.5 is titled “Support recovery after conflict”.
      ACME:2022 3.5 (Support recovery after a disaster)
      `,
      SCOPE,
    );
  });

  it('is right if that edition is the default one', () => {
    const configured = scopeOf(`
      //- /x.objectives.yaml
      prefix: X
      editions: [{edition: e1, objectives: [1.1 Weave the baskets]}, {edition: e2, objectives: [1.1 Weave the nets]}]
      //- /objrefs.yaml
      frameworks: {X: {edition: e1}}
    `);
    checkDiagnostics('X 1.1 (Weave the baskets)', configured);
  });
});

describe('a title with other words', () => {
  it.each([
    'ACME 3.4 (Improve border management and security)',
    'ACME 3.4 (Strengthen border monitoring and security)',
    'ACME 3.4: Strengthen frontier management and security.',
    '| ACME 4.1 | Offer special training in forensic methods and tools |',
    'ACME 4.1 – "Offer training in methods and tools"',
    '| ACME 4.2 | Share public information across regions |',
  ])('%j', (text) => expect(mismatches(text)).toHaveLength(1));
});

describe('not reported', () => {
  it.each([
    ['the title', 'ACME 3.4 (Strengthen border management and security)'],
    ['in another case', 'ACME 3.4: STRENGTHEN BORDER MANAGEMENT AND SECURITY'],
    ['with another dash and other spaces', '| ACME 3.4 | Strengthen   border-management & security |'],
    ['cut', 'ACME 3.4 (Strengthen border…)'],
    ['short', 'ACME 3.4 (Strengthen border management)'],
    ['in its own words', 'ACME 3.4 (border security)'],
    ['abbreviated', 'ACME 3.4 (Strengthen border mgmt and sec)'],
    ['with a typo', 'ACME 3.4 (Strenghten border managment and security)'],
    ['in another language', 'ACME 4.1: Angebot von Training in forensischen Methoden und Tools'],
    ['two words of a title amid a sentence', 'Under ACME 3.4 Border management is what counts'],
    ['in a sentence', 'ACME 4.1 aims to offer training in forensic methods and skills'],
    ['and more', 'ACME 3.4: Strengthen border management and security, including ports'],
    ['and a comment on it', '**ACME 3.4** Strengthen border management and security (done) | 50 %'],
    ['over two lines', 'ACME 3.4 (Strengthen border\nmanagement and security)'],
    ['before the reference', '| Border management | ACME 4.5 | Share information across regions | ACME 4.2 |'],
    ['of an objective without a title', 'ACME 4.4 (Make sure that every member has access to the library)'],
    ['of the goal', 'ACME 4.2 (Training)'],
    ['of the goal, and more', 'ACME 4.2 (Training: whatever)'],
    ['of an objective of the goal', 'ACME 4 (Share information across regions)'],
    ['of the heading', 'ACME 4.5 (Safer roads)'],
    ['of another member', 'ACME 3.4 and 4.2 (Strengthen border management)'],
    ['of the next number', 'ACME 3.4; Share information across regions (ACME 4.2)'],
    ['of the next number, beside it', '| ACME 3.4 | 4.2 | Share information across regions |'],
    ['a status', '| ACME 3.4 | done |'],
    ['a remark', 'ACME 3.4 (see section 4, page 12)'],
    ['a date', 'ACME 3.4 – 12 March 2024'],
    ['a person', 'ACME 3.4: Maria Rossi'],
    ['another reference', 'ACME 3.4 (ACME 4.2)'],
    ['a sentence', 'ACME 3.4 requires that regions share information.'],
    ['the next sentence', 'This follows ACME 3.4. Share information across regions with care.'],
    ['a sentence that contains words of a title', 'ACME 3.1, border management, and the rest'],
    ['words of a title in small letters', 'ACME 3.4 – border management'],
    ['text that is not a title', 'ACME 3.4 ("Build a ship in ten days")'],
    ['a word of the title of a goal', 'ACME 3.4 (Training)'],
    ['the ends of a range', 'ACME 3.4-3.6 (Share information across regions)'],
    ['the next item', '- ACME 3.4\n- Share information across regions'],
    ['the next row', '| ACME 3.4 |\n| Share information across regions |'],
    ['the next paragraph', 'ACME 3.4:\n\nShare information across regions'],
    ['after a closing bracket', '(ACME 3.4) Share information across regions'],
    ['an unclosed bracket', 'ACME 3.4 (Share information across regions'],
  ])('%s: %j', (_, text) => expect(mismatches(text)).toEqual([]));

  it('for a removed number, which is reported already', () => {
    checkDiagnostics(
      `
      ACME 3.7 (Share information across regions)
      ^^^^^^^^ withdrawn-objective: ACME 3.7 is no longer in ACME 2022; the catalog lists no replacement.
      ACME 3.9 (Share information across regions)
      ^^^^^^^^ withdrawn-objective: ACME 3.9 was withdrawn in ACME 2022…
      `,
      SCOPE,
    );
  });

  it('if it is two characters of a script without spaces', () => {
    checkDiagnostics(`
      //- /kowan.objectives.yaml
      prefix: 港湾法
      objectives: [第2条 目的, 第3条 届出書類, 第7条 安全管理措置, 第8条 通知]
      //- /a.md
      港湾法第7条（通知）、港湾法第7条（目的）
      港湾法第7条（届出書類）
      ^^^^^^^^^^^^ title-mismatch: This title belongs to 第3条. 港湾法 第7条 is titled “安全管理措置”.
    `);
  });

  it('if it is disabled or ignored', () => {
    const text = 'ACME 3.4 (Share information across regions)';
    const off = { ...SCOPE, severity: new Map([['title-mismatch', 'off'] as const]) };
    const codes = new DocumentAnalysis(linesOf(text), off).diagnostics.map(({ code }) => code);
    expect(codes).not.toContain('title-mismatch');
    expect(mismatches(`${text} <!-- objrefs-ignore-line title-mismatch -->`)).toEqual([]);
  });
});

it('a text with very many titles is processed in bounded time', () => {
  const row = '| ACME 3.4 | Improve border management and security |\n';
  expect(mismatches(row.repeat(2_000))).toHaveLength(2_000);
  expect(mismatches(`ACME 3.4 (${'('.repeat(200_000)}`)).toEqual([]);
  expect(mismatches(`ACME 3.4 ${'Share '.repeat(200_000)}`)).toEqual([]);
  expect(mismatches('ACME 3.4 "'.repeat(5_000))).toEqual([]);
});

describe('fix all', () => {
  const text = 'ACME 3.6 (Reach every island), ACME 3.4 (Share information across regions)';

  it('leaves titles unless they are requested', () => {
    expect(fixAll(analyse(text)).edits).toEqual([]);
  });

  it('fixes titles with a correct number, and never a number', () => {
    const { fixed, unresolved } = fixAll(analyse(text), { codes: new Set(['title-mismatch']) });
    expect(fixed.map(({ range }) => range.start.character)).toEqual([0]);
    expect(unresolved.map(({ diagnostic }) => diagnostic.range.start.character)).toEqual([31]);
  });
});
