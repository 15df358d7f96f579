import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { checkFix } from '../../../support/check-diagnostics.ts';
import { applyEdits } from '../../../support/edits.ts';
import { scopeOf } from '../../../support/scope.ts';
import { SCOPE } from './frameworks.ts';

const fix = (before: string, which: string, after: string) => checkFix(before, which, after, SCOPE);
const mismatches = (text: string, uri?: string) =>
  new DocumentAnalysis(linesOf(text), SCOPE, uri).diagnostics.filter(({ code }) => code === 'title-mismatch');

const TITLE = 'Use the title of 3.4…';
const NUMBER = 'Change to 4.2…';

describe('the title of the number', () => {
  it.each([
    ['ACME 3.4 (Share information across regions)', 'ACME 3.4 (Strengthen border management and security)'],
    ['ACME 3.4 – "Share information across regions".', 'ACME 3.4 – "Strengthen border management and security".'],
    ['**ACME 3.4**: *Share information across regions*;', '**ACME 3.4**: *Strengthen border management and security*;'],
    [
      '| ACME 3.4 | Share information across regions | x |',
      '| ACME 3.4 | Strengthen border management and security | x |',
    ],
    ['ACME 3.4 (Share information…)', 'ACME 3.4 (Strengthen border…)'],
    ['ACME 3.4 (share information across regions)', 'ACME 3.4 (strengthen border management and security)'],
    ['ACME 3.4 SHARE INFORMATION ACROSS REGIONS', 'ACME 3.4 STRENGTHEN BORDER MANAGEMENT AND SECURITY'],
    ['ACME 3.4 – Contrast (Minimum), p. 4', 'ACME 3.4 – Strengthen border management and security, p. 4'],
    [
      'ACME 3.4 (Objective: Share information across regions)',
      'ACME 3.4 (Objective: Strengthen border management and security)',
    ],
    [
      '// ACME 3.4 (Share information\n// across regions) x',
      '// ACME 3.4 (Strengthen border management and security) x',
    ],
    ['ACME 3.4,Share information across regions,x', 'ACME 3.4,Strengthen border management and security,x'],
    [
      'ACME 3.1 (Gather knowledge), 3.4 (Share information across regions)',
      'ACME 3.1 (Gather knowledge), 3.4 (Strengthen border management and security)',
    ],
  ])('%j', (before, after) => fix(before, TITLE, after));

  it.each([
    ['"ACME 4.7";"Share information across regions"', '"ACME 4.7";"Say ""yes"" | or ""no"""'],
    ['ACME 4.7;Share information across regions;x', 'ACME 4.7;"Say ""yes"" | or ""no""";x'],
    ['| ACME 4.7 | Share information across regions |', '| ACME 4.7 | Say "yes" \\| or "no" |'],
    ['<td>ACME 4.7</td><td>Share information across regions</td>', '<td>ACME 4.7</td><td>Say "yes" | or "no"</td>'],
    ['ACME 4.7 (Share information across regions)', 'ACME 4.7 (Say "yes" | or "no")'],
  ])('is written in the form of its context: %j', (before, after) => fix(before, 'Use the title of 4.7…', after));

  describe('is written in the language of the document, or not at all', () => {
    const scope = scopeOf(`
      //- /acme.objectives.yaml
      prefix: ACME
      editions:
        - edition: a
          objectives: [1 Old wording for roads, 2 Old wording for water, 3 Old wording for woods]
        - edition: b
          objectives:
            - {number: "1", title: "Roads: better ones # now"}
            - {number: "2", title: "Energy_use [all] & 100%"}
            - {number: "3", title: "The world's \\\\d woods"}
    `);
    const written = (text: string, name: string) => {
      const { diagnostics: problems } = new DocumentAnalysis(linesOf(text), scope, `file:///${name}`);
      const [problem] = problems.filter(({ code }) => code === 'title-mismatch');
      const fix = problem!.fixes.find(({ title }) => title.startsWith('Use the title'));
      return fix ? applyEdits(text, fix.edits) : null;
    };
    it.each([
      ['a.yaml', '- objective: ACME 1\n  title: Old wording for roads', null],
      ['a.yaml', '- ACME 1 Old wording for roads', null],
      ['a.yaml', '- "ACME 1 Old wording for roads"', '- "ACME 1 Roads: better ones # now"'],
      [
        'a.yml',
        '- objective: ACME 1\n  title: "Old wording for roads"',
        '- objective: ACME 1\n  title: "Roads: better ones # now"',
      ],
      ['a.yaml', 'x: ACME 2 (Old wording for water)', 'x: ACME 2 (Energy_use [all] & 100%)'],
      ['a.yaml', '{x: ACME 2, title: Old wording for water}', null],
      ['a.tex', 'ACME 2 (Old wording for water)', 'ACME 2 (Energy\\_use [all] \\& 100\\%)'],
      ['a.tex', 'ACME 2 & Old wording for water \\\\', 'ACME 2 & Energy\\_use [all] \\& 100\\% \\\\'],
      ['a.tex', 'ACME 3 (Old wording for woods)', null],
      ['a.md', 'ACME 2 & Old wording for water \\\\', 'ACME 2 & Energy_use [all] \\& 100% \\\\'],
      ['a.json', '{"x":"ACME 1","title":"Old wording for roads"}', '{"x":"ACME 1","title":"Roads: better ones # now"}'],
      ['a.json', '{"x": "ACME 3", "title": "Old wording for woods"}', null],
      ['a.py', "x = 'ACME 3: Old wording for woods'", null],
      ['a.py', "x = dict(id='ACME 3', title='Old wording for woods')", null],
      ['a.md', 'ACME 3 (Old wording for woods)', "ACME 3 (The world's \\d woods)"],
    ])('%s: %s', (name, before, after) => expect(written(before, name)).toBe(after));
  });

  it('is written as a value in separated values', () => {
    const text = 'no;title\nACME 4.7;Share information across regions\n"ACME 4.7";"Share information across regions"';
    const problems = mismatches(text, 'file:///plan.csv');
    const titles = problems.flatMap(({ fixes }) => fixes.filter((each) => each.title.startsWith('Use the title')));
    const after = applyEdits(
      text,
      titles.flatMap(({ edits }) => edits),
    );
    expect(after).toBe('no;title\nACME 4.7;"Say ""yes"" | or ""no"""\n"ACME 4.7";"Say ""yes"" | or ""no"""');
    expect(mismatches(after, 'file:///plan.csv')).toEqual([]);
  });

  it.each(['"ACME 4.7": "Share information across regions"', 'ACME 4.7: Share information across regions'])(
    'is not written in an unsuitable place: %j',
    (text) =>
      expect(mismatches(text).flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
        'Change to 4.2 Share information across regions',
      ]),
  );
});

describe('the number of the title', () => {
  it.each([
    ['ACME 3.4 (Share information across regions)', 'ACME 4.2 (Share information across regions)'],
    ['ACME:2022 3.4 – "Share information across regions"', 'ACME:2022 4.2 – "Share information across regions"'],
    [
      'ACME 3.1 (Gather knowledge), 3.4 (Share information across regions)',
      'ACME 3.1 (Gather knowledge), 4.2 (Share information across regions)',
    ],
  ])('%j', (before, after) => fix(before, NUMBER, after));

  it('is the edition, if the citation names another one', () => {
    fix(
      'ACME:2016 3.5 (Support recovery after a disaster)',
      'Change the edition to 2022',
      'ACME:2022 3.5 (Support recovery after a disaster)',
    );
  });
});

describe('a fix', () => {
  it('is preferred only if just the title has changed', () => {
    const preferred = (text: string) => mismatches(text).flatMap(({ fixes }) => fixes.map((each) => each.preferred));
    expect(preferred('ACME 3.6 (Reach every island)')).toEqual([true]);
    expect(preferred('ACME 3.4 (Improve border management and security)')).toEqual([true]);
    expect(preferred('ACME 3.4 (Share information across regions)')).toEqual([false, false]);
    expect(preferred('ACME:2016 3.5 (Support recovery after a disaster)')).toEqual([false, false]);
  });

  it('follows the records of the catalog, if there are any', () => {
    const recorded = scopeOf(`
      //- /x.objectives.yaml
      prefix: X
      editions:
        - edition: e1
          objectives:
            - {number: 1.1, title: Weave the baskets, replacedBy: [1.1]}
            - {number: 1.2, title: Mend the nets, replacedBy: [1.3]}
        - {edition: e2, objectives: [1.1 Craft containers, 1.2 Sail the boats, 1.3 Repair equipment]}
    `);
    const fixes = (text: string) =>
      new DocumentAnalysis(linesOf(text), recorded).diagnostics.flatMap((problem) =>
        problem.fixes.map(({ title, preferred }) => `${preferred ? '*' : ''}${title}`),
      );
    expect(fixes('X 1.1 (Weave the baskets)')).toEqual(['*Use the title of 1.1 Craft containers']);
    expect(fixes('X 1.2 (Mend the nets)')).toEqual([
      'Change to 1.3 Repair equipment',
      'Use the title of 1.2 Sail the boats',
    ]);
  });

  it('describes the change of the whole span', () => {
    const [problem] = mismatches('See ACME 3.4 (Share information across regions).');
    expect(problem?.fixes.map(({ suggestion }) => suggestion)).toEqual([
      {
        number: '4.2',
        title: 'Share information across regions',
        newText: 'ACME 4.2 (Share information across regions)',
      },
      {
        number: '3.4',
        title: 'Strengthen border management and security',
        newText: 'ACME 3.4 (Strengthen border management and security)',
      },
    ]);
  });

  it('leaves no problem, in any form', () => {
    const { current } = SCOPE.set.get('ACME')!;
    const listed = [...current!.byNumber.values()].filter(({ withdrawn }) => !withdrawn);
    const forms = [
      'ACME N (T)',
      '**ACME N** — T',
      'ACME N: "T"',
      '| ACME N | T | x |',
      '"ACME N","T",x',
      '- ACME N T',
      'ACME:2022 N (T…)',
      'ACME 3.1 and N (T), and so on',
    ];
    let fixes = 0;
    for (const { number } of listed) {
      for (const { title } of listed) {
        for (const form of forms) {
          const text = form.replace('N', () => number).replace('T', () => title ?? 'x');
          for (const fixed of mismatches(text).flatMap((problem) => problem.fixes)) {
            fixes++;
            const after = applyEdits(text, fixed.edits);
            expect(mismatches(after), `${text} → ${after}`).toEqual([]);
          }
        }
      }
    }
    expect(fixes).toBeGreaterThan(500);
  });
});
