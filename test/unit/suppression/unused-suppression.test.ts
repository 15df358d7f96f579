import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { scopeOf } from '../../support/scope.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - {edition: "1", objectives: [{number: 1.1, title: Sell, replacedBy: [2.1]}, 1.2 Buy]}
    - {edition: "2", objectives: [2.1 Sell more, 2.2 Buy less]}
`;
const SCOPE = scopeOf(CATALOG);

const check = (template: string) => checkDiagnostics(template, SCOPE);

describe('an unused ignore comment', () => {
  it.each(['line', 'next-line', 'start', 'file'])('is reported at its marker: %s', (kind) => {
    const marker = `objrefs-ignore-${kind}`;
    check(
      `\n<!-- ${marker} -- no more -->\n     ${'^'.repeat(marker.length)} unused-suppression: Unused ignore comment…\n`,
    );
  });

  it('is reported with its codes', () => {
    check(`
      # objrefs-ignore-next-line unknown-objective, replaced-objective -- no more
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression
      ACME 2.1
    `);
  });

  it('can be the end of no block', () => {
    check(`
      objrefs-ignore-end
      ^^^^^^^^^^^^^^^^^^ unused-suppression: No matching objrefs-ignore-start for this comment. Remove the comment.
    `);
  });

  it('can be one that is redundant with another', () => {
    check(`
      // objrefs-ignore-file
      // objrefs-ignore-next-line
         ^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression
      ACME 9.9 // objrefs-ignore-line
      ACME 9.8
    `);
  });

  it('has the severity that the team set', () => {
    const off = '  //- /objrefs.yaml\n  severity: {unused-suppression: off}\n';
    checkDiagnostics(`${CATALOG}${off}  //- /main.md\n  objrefs-ignore-file`);
  });
});

describe('a comment with an unknown name', () => {
  it('covers nothing, and is reported with the name that was meant', () => {
    check(`
      ACME 9.9 # objrefs-ignore-lines unknown-objective
      ^^^^^^^^ unknown-objective
                 ^^^^^^^^^^^^^^^^^^^^ unused-suppression: Unknown ignore comment "objrefs-ignore-lines". Did you mean objrefs-ignore-line?
      // objrefs-disable-next-line
         ^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: Unknown ignore comment "objrefs-disable-next-line". Did you mean objrefs-ignore-next-line?
      ACME 9.8
      ^^^^^^^^ unknown-objective
    `);
  });

  it('has what it can be', () => {
    check(`
      # objrefs-ignore -- a draft
        ^^^^^^^^^^^^^^ unused-suppression: Unknown ignore comment "objrefs-ignore". Known ones: objrefs-ignore-line, objrefs-ignore-next-line, objrefs-ignore-start, objrefs-ignore-end, objrefs-ignore-file.
    `);
  });

  it.each([
    ['objrefs-ignore', 'information'],
    ['objrefs-disable-line', 'information'],
    ['objrefs-ignore-line unknwon-objective', 'information'],
    ['objrefs-ignore-line unknown-objective', 'hint'],
  ])('is shown by default: %s', (comment, severity) => {
    const { diagnostics } = new DocumentAnalysis(linesOf(`ACME 2.1 # ${comment}`), SCOPE, 'file:///a.md');
    expect(diagnostics.map((diagnostic) => diagnostic.severity)).toEqual([severity]);
  });

  it('is not in code, nor part of another word', () => {
    check(`
      Write \`objrefs-ignore\` in Word. See docs/objrefs-ignored.md, objrefs-check, objrefs-disabled and my-objrefs-ignore.
      # objrefs-ignore comments explained
      * objrefs-enable foo
      // objrefs-enable-feature: on
    `);
  });

  it('is not taken for one with another meaning', () => {
    check(`
      <!-- objrefs-ignore-all -->
           ^^^^^^^^^^^^^^^^^^ unused-suppression: Unknown ignore comment "objrefs-ignore-all". Known ones:…
    `);
  });

  it('is corrected', () => {
    checkFix(
      'ACME 9.9 # objrefs-ignore-lin unknown-objective',
      'Change to objrefs-ignore-line',
      'ACME 9.9 # objrefs-ignore-line unknown-objective',
      SCOPE,
    );
  });
});

describe('an unused code', () => {
  it('is reported separately', () => {
    check(`
      ACME 9.9 # objrefs-ignore-line unknown-edition unknown-objective, unknown-objective
                                     ^^^^^^^^^^^^^^^ unused-suppression: There is no unknown-edition problem to ignore here. Remove the code.
                                                                        ^^^^^^^^^^^^^^^^^ unused-suppression
    `);
  });

  it('can be an unknown one', () => {
    check(`
      ACME 9.9 # objrefs-ignore-line unknwon-objective, unknown-objective
                                     ^^^^^^^^^^^^^^^^^ unused-suppression: Unknown problem code "unknwon-objective". Did you mean unknown-objective?
      ACME 9.9 # objrefs-ignore-line unknwon-objective
      ^^^^^^^^ unknown-objective
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: Unused ignore comment. Unknown problem code "unknwon-objective". Did you mean unknown-objective?
    `);
  });

  it('can be a reason without its hyphens', () => {
    check(`
      # objrefs-ignore-line whatever
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: Unused ignore comment. Unknown problem code "whatever". Write a reason after "--". Remove it.
      # objrefs-ignore-line because of the history
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: This comment ignores nothing, since "because" is not a problem code. Write a reason after "--".
    `);
    checkFix(
      'ACME 9.9 # objrefs-ignore-line because of the history',
      'Write it as a reason',
      'ACME 9.9 # objrefs-ignore-line -- because of the history',
      SCOPE,
    );
  });
});

describe('the fix', () => {
  const fix = (before: string, which: string, after: string) => checkFix(before, which, after, SCOPE);

  it.each([
    ['a\n<!-- objrefs-ignore-line -- no -->\nb', 'a\nb'],
    ['x\n  // objrefs-ignore-next-line\n  x', 'x\n  x'],
    ['a\n# objrefs-ignore-line', 'a\n'],
    ['objrefs-ignore-file', ''],
    ['/** objrefs-ignore-file */\nx', 'x'],
  ])('removes the whole line if it is otherwise empty: %j', (before, after) =>
    fix(before, 'Remove the comment', after),
  );

  it.each([
    ['ACME 2.1 <!-- objrefs-ignore-line -->  ', 'ACME 2.1  '],
    ['ACME 2.1 <!-- objrefs-ignore-line --> and more', 'ACME 2.1 and more'],
    ['<!-- objrefs-ignore-line --> ACME 2.1', 'ACME 2.1'],
    ['\t/* objrefs-ignore-line */ f()', '\tf()'],
    ['f() // objrefs-ignore-line replaced-objective (old)', 'f()'],
    ["f() 'objrefs-ignore-line -- old", 'f()'],
    ['{{!-- objrefs-ignore-line --}}x', 'x'],
    ['> quoted {# objrefs-ignore-line #}', '> quoted'],
    ['ACME 2.1 objrefs-ignore-line -- in plain text', 'ACME 2.1'],
  ])('removes the comment and the blanks before it: %j', (before, after) => fix(before, 'Remove the comment', after));

  it.each([
    ['// see below, objrefs-ignore-line -- old', '// see below,'],
    ['/* objrefs-ignore-line\n   on two lines */', '/*\n   on two lines */'],
    ['Stop! objrefs-ignore-line', 'Stop!'],
    ['the theorem objrefs-ignore-line', 'the theorem'],
  ])('removes only the marker if the comment says more: %j', (before, after) =>
    fix(before, 'Remove the comment', after),
  );

  it('removes both ends of a block', () => {
    fix(
      `
        {# objrefs-ignore-start #}
        ACME 2.1
        {# objrefs-ignore-end #}
      `,
      'Remove both comments',
      `
        ACME 2.1
      `,
    );
    fix('x <!-- objrefs-ignore-start --> <!-- objrefs-ignore-end --> y', 'Remove both comments', 'x y');
  });

  it.each([
    ['unknown-edition, unknown-objective', 'unknown-objective'],
    ['unknown-objective, unknown-edition', 'unknown-objective'],
    ['unknown-objective unknown-edition replaced-objective', 'unknown-objective replaced-objective'],
  ])('removes a code: %s', (codes, left) => {
    const line = (list: string) => `ACME 9.9 ACME 1.1 # objrefs-ignore-line ${list} -- old`;
    fix(line(codes), 'Remove unknown-edition', line(left));
  });

  it('removes a code from the matching end of a block too', () => {
    fix(
      'objrefs-ignore-start unknown-edition, unknown-objective\nACME 9.9\nobjrefs-ignore-end unknown-edition unknown-objective',
      'Remove unknown-edition',
      'objrefs-ignore-start unknown-objective\nACME 9.9\nobjrefs-ignore-end unknown-objective',
    );
  });

  it('corrects a code', () => {
    fix(
      'ACME 9.9 # objrefs-ignore-line unknwon-objective',
      'Change to unknown-objective',
      'ACME 9.9 # objrefs-ignore-line unknown-objective',
    );
  });
});
