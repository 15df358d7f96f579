import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { documentContext } from '../../../server/src/core/declaration/context.ts';
import { fixAll } from '../../../server/src/core/fixing/fix-all.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { checkReferences } from '../../support/check-references.ts';
import { applyEdits } from '../../support/edits.ts';
import { scopeOf } from '../../support/scope.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME-PLAN
  aliases: [Acme Plan]
  levels: [priority, objective]
  editions:
    - edition: 2014-2016
      objectives: [3 Innovation, 3.4 Train officers, 3.5 Conduct research, 3.6 Publish]
    - edition: 2017-2020
      objectives:
        - 3 Networks
        - {number: 4.1, title: Train all officers, replaces: [3.4]}
        - {number: 3.5, title: Conduct research}
`;
const scope = scopeOf(CATALOG);

const DECLARED = '---\nobjectives: {framework: ACME-PLAN, edition: 2014-2016}\n---\n';

it('the declared edition applies to references without one', () => {
  const text = `${DECLARED}Objective 3.4, ACME-PLAN 3.6, ACME-PLAN:2017-2020 4.1. Objective 4.1.`;
  const { references } = new DocumentAnalysis(linesOf(text), scope, 'file:///a.md');
  expect(
    references.map(({ reference, resolution }) => [reference.number, resolution.status, resolution.edition?.id]),
  ).toEqual([
    ['3.4', 'current', '2014-2016'],
    ['3.6', 'current', '2014-2016'],
    ['4.1', 'current', '2017-2020'],
    ['4.1', 'unknown-objective', '2014-2016'],
  ]);
});

it('a document without a declaration uses the defaults, and is scanned as usual', () => {
  for (const text of ['Objective 3.4', '---\ntitle: x\n---\n- 3.4 Train', '---\nobjectives: [Learn to plan]\n---\n']) {
    const lines = linesOf(text);
    const context = documentContext(lines, scope, 'file:///a.md');
    expect([context.scope === scope, context.lines === lines, context.marks.size]).toEqual([true, true, 0]);
  }
});

it('of several frameworks the first has the numbers, and all have their editions', () => {
  checkReferences(
    `
    ---
    objectives:
      - OTHER
      - ACME-PLAN:2014-2016
    ---
    Objective 3.4, goal 1, ACME-PLAN 3.4.
                   ^^^^^^ current: 1
                           ^^^^^^^^^^^^^ current: 3.4
    `,
    scopeOf(`${CATALOG}
  //- /other.objectives.yaml
  prefix: OTHER
  levels: [goal]
  edition: first
  objectives: [1 One]
`),
  );
});

describe('an invalid declaration', () => {
  it('is reported at its range, and no numbers without a prefix count', () => {
    checkDiagnostics(
      `
      //- /framework.md
      ---
      objectives: ACME-PLN
                  ^^^^^^^^ config-unknown-framework: Unknown framework ACME-PLN. Did you mean ACME-PLAN?
      ---
      Objective 9.9
      //- /edition.md
      ---
      objectives: {framework: ACME-PLAN, edition: "2013-2016"}
                                                   ^^^^^^^^^ unknown-edition: ACME-PLAN has no edition 2013-2016. Available editions: 2014-2016, 2017-2020. Numbers without a prefix are ignored until this is corrected.
      ---
      Objective 9.9
      //- /suffix.adoc
      :objectives: Acme Plan:2013
                             ^^^^ unknown-edition: ACME-PLAN has no edition 2013. Available editions: 2014-2016, 2017-2020. Numbers without a prefix are ignored until this is corrected.
      //- /comment.ts
      // objrefs: NO-SUCH
                  ^^^^^^^ config-unknown-framework: Unknown framework NO-SUCH. Add its catalog, or enable it in objrefs.yaml ("frameworks").
      //- /words.ts
      // objrefs: ISO 9001
                  ^^^^^^^^ config-unknown-framework: Unknown framework ISO 9001. Add its catalog, or enable it in objrefs.yaml ("frameworks").
      //- /list.md
      ---
      objectives: [NO-SUCH, ACME-PLAN]
                   ^^^^^^^ config-unknown-framework: Unknown framework NO-SUCH. Add its catalog, or enable it in objrefs.yaml ("frameworks").
      ---
      Objective 9.9
      //- /list-with-words.md
      ---
      objectives: [ACME-PLAN, "what else we learn"]
      ---
      Objective 4.1
      `,
      scope,
    );
  });

  it('is fixed', () => {
    checkFix(
      '---\nobjectives: ACME-PLN:2014-2016\n---\n',
      'Change to ACME-PLAN',
      '---\nobjectives: ACME-PLAN:2014-2016\n---\n',
      scope,
    );
  });

  it('but the objectives of a lesson are not a framework', () => {
    checkDiagnostics('---\nobjectives:\n  - Learn to plan\n  - "Explain 3.4"\n---\nObjective 3.4\n', scope);
    checkDiagnostics('---\nobjectives: What you will learn\n---\nObjective 3.4\n', scope);
    checkDiagnostics('// objrefs: the tool that checks citations\n', scope);
    for (const objectives of ['3', '3.4', '[1, 2, 3]', '[LO1, LO2]', '[SEO, 9.9]'])
      checkDiagnostics(`---\nobjectives: ${objectives}\n---\nObjective 3.4\n`, scope);
  });

  it('can be ignored', () => {
    checkDiagnostics('<!-- objrefs-ignore-file config-unknown-framework -->\n<!-- objrefs: NO-SUCH -->\n', scope);
  });
});

describe('a citation without a prefix is fixed as one', () => {
  const mended = (text: string, pins: 'keep' | 'add' = 'keep'): string => {
    const analysis = new DocumentAnalysis(linesOf(text), scope, 'file:///a.md');
    return applyEdits(text, fixAll(analysis, { pins }).edits);
  };
  const declared = '---\nobjectives: ACME-PLAN\n---\n';

  it.each([
    ['Objective 3.4, as agreed.', 'Objective 4.1, as agreed.'],
    ['Objectives 3.5 and 3.4.', 'Objectives 3.5 and 4.1.'],
    ['- **3.4** Train', '- **4.1** Train'],
    ['| Objective |\n| --- |\n| 3.4 |', '| Objective |\n| --- |\n| 4.1 |'],
    ['Objective 3.4 and ACME-PLAN 3.4.', 'Objective 4.1 and ACME-PLAN 4.1.'],
  ])('%j', (before, after) => {
    expect(mended(declared + before)).toBe(declared + after);
  });

  it('and has no edition, whatever the setting', () => {
    expect(mended(`${declared}Objective 3.4.`, 'add')).toBe(`${declared}Objective 4.1.`);
  });
});

describe('objrefs.yaml declares', () => {
  const CONFIGURED = `${CATALOG}
  //- /objrefs.yaml
  context:
    - {files: "plans/**/*.md", framework: ACME-PLAN, edition: 2014-2016}
    - {keys: [plan, "acme plan"], framework: Acme Plan}
`;
  it('keys that are spelled like a misspelled prefix, and are none', () => {
    checkDiagnostics(
      `
      //- /a.yaml
      plan: [3.5, 4.1] # plan 3.5
                         ^^^^^^^^ noncanonical-reference
      nested: {plan: 3.5}
      //- /a.json
      {"plan": "3.5", "plan": ["3.5"]}
    `,
      scopeOf(CONFIGURED.replace('levels:', 'misspellings: [plan]\n  levels:')),
    );
  });

  it('what counts by path and by key', () => {
    checkReferences(
      `
      //- /plans/2014/a.md
      Objective 3.6.
      ^^^^^^^^^^^^^ current: 3.6
      //- /reports/a.md
      Objective 3.6.
      //- /a.yaml
      plan: [3.5, "9.9"] # 3.5
             ^^^ current: 3.5
                   ^^^ unknown-objective: 9.9
      other: 3.5
      folded: {"a
        key": x, plan: 3.5}
                       ^^^ current: 3.5
      nested:
        - acme plan:
            - 3.5
              ^^^ current: 3.5
            - 3, 4.1 and 3.5
              ^ current: 3
                 ^^^ current: 4.1
                         ^^^ current: 3.5
            - 3.5 million
            - "3.5: Conduct research"
               ^^^ current: 3.5 (weak)
            - Objective 3.5
              ^^^^^^^^^^^^^ current: 3.5
      text: |
        plan: 3.5
      //- /a.json
      {"plan": ["3.5", 3], "text": "plan: 3.5", "x": {"plan": 9.9}}
                 ^^^ current: 3.5
                       ^ current: 3
                                                              ^^^ unknown-objective: 9.9
      //- /b.md
      ---
      plan: 3.5
            ^^^ current: 3.5
      ---
      plan: 3.5
      `,
      scopeOf(CONFIGURED),
    );
  });

  it('what counts below and beside a key in a table', () => {
    checkReferences(
      `
      //- /a.csv
      Activity,plan,Cost
      Training,3.5,3.5
               ^^^ current: 3.5
      Courses,"3, 4.1",2
               ^ current: 3
                  ^^^ current: 4.1
      Lab,9.9,3.5
          ^^^ unknown-objective: 9.9
      Total,not 3.5,1
      //- /a.xlsx
      | Plan of 2020 | 3.5 |
      | Owner | plan |
      | --- | --- |
      | 3.5 | 3.5 |
              ^^^ current: 3.5
      | plan | 3.6 |
               ^^^ withdrawn: 3.6

      | 3.5 | 3.5 |
      //- /b.md
      | Activity | plan |
      | --- | --- |
      | Training | 3.5 |
      `,
      scopeOf(CONFIGURED),
    );
  });

  it('and the document overrides it', () => {
    checkReferences(
      `
      //- /plans/a.md
      <!-- objrefs: ACME-PLAN:2017-2020 -->
      Objective 4.1.
      ^^^^^^^^^^^^^ current: 4.1
      `,
      scopeOf(CONFIGURED),
    );
  });
});

it.each([
  ['values in one line', 'a.json', `{"plan": [${'3.5,'.repeat(100_000)}3.5]}`, 100_001],
  ['words in one line', 'a.md', `${DECLARED}${'objective '.repeat(50_000)}`, 0],
  ['numbers in one line', 'a.md', `${DECLARED}${'Objective 3.4 '.repeat(20_000)}`, 20_000],
  ['a list in one line', 'a.md', `${DECLARED}Objective 3.4${' and 3.5'.repeat(20_000)}`, 5000],
  ['numbers that belong to others', 'a.md', `${DECLARED}${'Objective 3.4 of the Charter, '.repeat(20_000)}`, 0],
  [
    'cells',
    'a.md',
    `${DECLARED}|${' objective |'.repeat(3000)}\n|${'-|'.repeat(3000)}\n|${' 3.4 |'.repeat(3000)}`,
    3000,
  ],
  ['bullets', 'a.md', `${DECLARED}${'- '.repeat(100_000)}3.4`, 0],
])('hostile texts are processed quickly: %s', (_, name, text, count) => {
  const configured = scopeOf(`${CATALOG}
  //- /objrefs.yaml
  context: [{keys: plan, framework: ACME-PLAN}]
`);
  expect(new DocumentAnalysis(linesOf(text), configured, `file:///${name}`).references).toHaveLength(count);
});
