import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

const scope = FRAMEWORKS;

/** A Markdown document that declares a framework. */
const declaring = (framework: string, text: string): string => `---\nobjectives: ${framework}\n---\n${dedent(text)}`;

function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '')
    .split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

const inPlan = (text: string): void => {
  for (const eol of ['\n', '\r\n', '\r'] as const) checkReferences(declaring('INTERPOL-SP', text), scope, { eol });
};

describe('in a document that declares its framework, a word and a number are a reference', () => {
  it('of the framework', () => {
    inPlan(`
      🙂 Under Objective 3.4 we train officers, as PRIORITY 3 asks.
               ^^^^^^^^^^^^^ current: 3.4
                                                   ^^^^^^^^^^ current: 3
      See objective **3.9**. Objective: 3.1.
          ^^^^^^^^^^^^^^^ unknown-objective: 3.9
                             ^^^^^^^^^^^^^^ current: 3.1
    `);
  });

  it('with its list and its ranges', () => {
    inPlan(`
      Objectives 3.1, 3.2 and 3.4. Priorities 1-3.
      ^^^^^^^^^^^^^^ current: 3.1
                      ^^^ current: 3.2
                              ^^^ current: 3.4
                                   ^^^^^^^^^^^^ current: 1 (from)
                                                ^ current: 3 (weak, to)
    `);
  });

  it('across a line break', () => {
    inPlan(`
      > as Objective
           ^^^^^^^^^+ current: 3.4
      > 3.4 says, priority
        ^^^-
      > 2. Something else
    `);
  });

  it('beside citations with a prefix, which come first', () => {
    inPlan(`
      Objective 3.4 and SDG 3.4, INTERPOL-SP objective 3.5, SDG target 13.1.
      ^^^^^^^^^^^^^ current: 3.4
                        ^^^^^^^ current: 3.4
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ current: 3.5
                                                            ^^^^^^^^^^^^^^^ current: 13.1
    `);
  });

  it('weak if it could mean something else', () => {
    inPlan(`
      Priority: 3. Objective 3.4.1. objective 4. Priority 9. objective 9.
      ^^^^^^^^^^^ current: 3 (weak)
                                    ^^^^^^^^^^^ current: 4 (weak)
                                                 ^^^^^^^^^^ unknown-objective: 9
    `);
  });

  it.each([
    '3.4 million people, version 3.4, and 3.4 alone.',
    'Objective 3.4 million, objective 3.4%, Objective 3.4 hours, objective 3.4 of the Charter.',
    'EU Priority 3, the WHO objective 3.4, ISO/IEC Objective 3.4.',
    'https://example.org/objective/3.4 objective-3.4 objective_3.4 subobjective 3.4',
    'Objective 2030, objective 3.x, priority 3-day, Objectives: 3 priorities.',
    '**Objectives:** 40 objectives, Objective: 3 objectives, Objective3.4, priority3',
    'Number of priorities: 3. Due by priority 1/1/22.',
    'Due by objective 3/4/2026, priority 31/12/2026 or objective 12/11/22.',
    'Objective 3.4-5x, objective 3.4/9a.',
    '## 3.4 Results',
    '3.4 Results',
    '3. Results',
  ])('but not %s', (text) => inPlan(text));

  it('and none in a document without a declaration', () => {
    checkReferences('Objective 3.4, priority 3\n\n- 3.4 Provide training\n', scope);
    checkReferences('---\nobjectives: What you will learn\n---\nObjective 3.4', scope);
  });
});

describe('the number of a list item is a weak one', () => {
  it('if it is followed by a title or nothing', () => {
    inPlan(`
      - 3.4 Provide innovative training
        ^^^ current: 3.4 (weak)
      * **3.5**: research
          ^^^ current: 3.5 (weak)
      1. 3.1
         ^^^ current: 3.1 (weak)
      - 3.2, 3.3 and 3.4
        ^^^ current: 3.2 (weak)
             ^^^ current: 3.3 (weak)
                     ^^^ current: 3.4 (weak)
        + 4.1 – databases
          ^^^ current: 4.1 (weak)
    `);
  });

  it.each([
    '- 3.4 million people',
    '- 3.4 points',
    '- 3.4 GHz',
    '- 3.4 kg of rice',
    '- 3.4%',
    '- 3.4 – 2021-05-06',
    '- 3.4 (2.9)',
    '- 3.4.0 Released',
    '- v3.4 Released',
    '- 3 Innovation',
    '- 9.9 Unknown',
    '- $3.4',
    '- [3.4 Results](#34-results)',
    '- [x] 3.4 Write tests',
    '-3.4',
    '3.4 Provide innovative training',
  ])('but not %s', (text) => inPlan(text));
});

describe('a table cell is a reference if its column header says so', () => {
  it('in Markdown', () => {
    inPlan(`
      | Objective no. | Amount | INTERPOL-SP |
      | :-- | --: | --- |
      | 3.4 | 3.4 | 3 |
        ^^^ current: 3.4
                    ^ current: 3
      | **3.1**, 9.9 | 3.4 | 3, 4 |
          ^^^ current: 3.1
                 ^^^ unknown-objective: 9.9
                             ^ current: 3
                                ^ current: 4 (weak)
      | 3 | 3.4 | high |

      | Priority | Amount |
      | --- | --- |
      | 3 | 3.4 |
    `);
  });
});

describe('the framework is declared', () => {
  it('by a comment in code, by attributes, and in plain text', () => {
    checkReferences(
      `
      //- /a.ts
      // objrefs: INTERPOL-SP
      // Objective 3.4
         ^^^^^^^^^^^^^ current: 3.4
      const text = "priority 9"; // 3.4
                    ^^^^^^^^^^ unknown-objective: 9
      //- /a.tex
      % objrefs: INTERPOL-SP
      Objective~3.4 and \\item 3.4
      ^^^^^^^^^^^^^ current: 3.4
      \\item 3.4 Train
            ^^^ current: 3.4 (weak)
      //- /a.adoc
      = Plan
      :objectives: INTERPOL-SP

      Objective 3.4
      ^^^^^^^^^^^^^ current: 3.4
      * 3.5 Conduct research
        ^^^ current: 3.5 (weak)
      `,
      scope,
    );
  });
});
