import { describe, expect, it } from 'vitest';
import { readDeclaration } from '../../../server/src/core/declaration/declaration.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import type { Annotation } from '../../support/fixture.ts';
import { fixtureUri, parseFixture } from '../../support/fixture.ts';

const EOLS = ['\n', '\r\n', '\r'] as const;

/**
 * Asserts the declarations of a file, annotated as `framework`, `framework!` if it is unmistakable, `edition` and
 * `date`.
 */
function checkDeclaration(template: string): void {
  for (const eol of EOLS) {
    const fixture = parseFixture(template, { eol });
    for (const file of fixture.files) {
      const { frameworks, date } = readDeclaration(linesOf(file.text), fixtureUri(file.path));
      const found: Annotation[] = frameworks.flatMap(({ framework, edition, isUnmistakable }) => [
        { range: framework.range, code: isUnmistakable ? 'sure' : 'framework' },
        ...(edition ? [{ range: edition.range, code: 'edition' }] : []),
      ]);
      if (date) found.push({ range: date.range, code: 'date' });
      expectAnnotations(file, found);
    }
  }
}

const textsIn = (text: string, uri = 'file:///a.md') =>
  readDeclaration(linesOf(text), uri).frameworks.map(({ framework, edition }) => [framework.text, edition?.text]);

describe('front matter declares', () => {
  it('a framework, by its name', () => {
    checkDeclaration(`
      ---
      title: 🙂 Plan # not this
      objectives: INTERPOL-SP # ours
                  ^^^^^^^^^^^ framework
      ---
      objectives: SDG
    `);
    checkDeclaration(`
      ---
      "objectives" : 'NIST CSF:1.1'
                      ^^^^^^^^^^^^ framework
      ...
    `);
  });

  it('a framework and its edition, in flow and in a block', () => {
    checkDeclaration(`
      ---
      objectives: {framework: INTERPOL-SP, edition: "2014-2016"}
                              ^^^^^^^^^^^ sure
                                                     ^^^^^^^^^ edition
      ---
    `);
    checkDeclaration(`
      ---
      objectives:
        # which one
        edition: 2014-2016
                 ^^^^^^^^^ edition

        framework: INTERPOL-SP
                   ^^^^^^^^^^^ sure
      title: x
      ---
    `);
  });

  it('in flow style over several lines', () => {
    checkDeclaration(`
      ---
      objectives: {
        framework: INTERPOL-SP, # ours
                   ^^^^^^^^^^^ sure

        edition: "2014-2016",
                  ^^^^^^^^^ edition
      }
      title: x
      ---
    `);
    checkDeclaration(`
      ---
      objectives:
        - [A]
        - {framework: INTERPOL-SP,
                      ^^^^^^^^^^^ sure
           edition: 2014-2016}
                    ^^^^^^^^^ edition
      ---
    `);
    expect(textsIn('---\nobjectives: [\n  A,\n  B\n]\n---')).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
    expect(textsIn('---\nobjectives: [\n  A,\n  B\ntitle: x\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: [A,\n  B\n  C]\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: [A]\n  B\n---')).toEqual([]);
  });

  it('several frameworks', () => {
    checkDeclaration(`
      ---
      objectives:
      - INTERPOL-SP
        ^^^^^^^^^^^ framework
      - framework: SDG
                   ^^^ sure
        edition: 2015
                 ^^^^ edition
      - {framework: GDPR}
                    ^^^^ sure
      ---
    `);
    checkDeclaration(`
      ---
      objectives: [INTERPOL-SP, {framework: SDG}]
                   ^^^^^^^^^^^ framework
                                            ^^^ sure
      ---
    `);
  });

  it('the last of its dates', () => {
    checkDeclaration(`
      ---
      date: 2015-03-01
      last-reviewed: 2019-12-31T10:00:00Z
                     ^^^^^^^^^^ date
      updated: 2018/01/02
      lastmod: 31 May 2022
      due: 2030-01-01
      ---
    `);
    checkDeclaration(`
      ---
      date: "2016-02-29"
             ^^^^^^^^^^ date
      updated: 2017-02-30
      ---
    `);
    checkDeclaration(`
      ---
      date: 2015
      updated: 2015-03
               ^^^^^^^ date
      reviewed: 2015-3
      lastmod: 2014-12-31
      ---
    `);
  });

  it('what a YAML parser would find, or nothing', () => {
    expect(textsIn('---\ntitle: |\n  objectives: A\nobjectives: B\n---')).toEqual([['B', undefined]]);
    expect(textsIn('---\nmeta:\n  objectives: A\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: A\n  B\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: &a A\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: >-\n  A\n---')).toEqual([]);
    expect(textsIn('---\nobjectives:\n---')).toEqual([]);
    expect(textsIn('---\nobjectives: {framework: [A], edition: B}\n---')).toEqual([]);
    expect(textsIn('---\n__proto__: {objectives: A}\nconstructor: x\n---')).toEqual([]);
  });

  it('nothing without front matter', () => {
    expect(textsIn('objectives: A')).toEqual([]);
    expect(textsIn('---\nobjectives: A\n')).toEqual([]);
    expect(textsIn('\n---\nobjectives: A\n---')).toEqual([]);
    expect(textsIn('---\n---\nobjectives: A\n---')).toEqual([]);
    expect(textsIn('--- x\nobjectives: A\n---')).toEqual([]);
    expect(textsIn('\ufeff---\nobjectives: A\n---')).toEqual([['A', undefined]]);
    expect(textsIn('---\nobjectives: A\n---', 'untitled:Untitled-1')).toEqual([['A', undefined]]);
  });

  it('nothing in data files, where objectives are in a field', () => {
    for (const name of ['a.yaml', 'b.yml', 'c.json', 'd.csv'])
      expect(textsIn('---\nobjectives: A\n---', name)).toEqual([]);
    expect(textsIn('# objrefs: A\nobjectives: B', 'a.objectives.yaml')).toEqual([['A', undefined]]);
  });
});

describe('attributes declare', () => {
  it('a framework, its edition, and dates', () => {
    checkDeclaration(`
      //- /plan.adoc
      // a comment
      = Plan
      Some Author <a@b.example>
      v1.2, 2014-06-01: For comment
      :objectives: INTERPOL-SP
                   ^^^^^^^^^^^ sure
      :toc:
      :objectives-edition: 2014-2016
                           ^^^^^^^^^ edition
      :revdate: 2015-06-01
                ^^^^^^^^^^ date
      //- /report.adoc
      = Report
      2015-06-01
      ^^^^^^^^^^ date
      //- /plan.rst
      :objectives: INTERPOL-SP:2014-2016
                   ^^^^^^^^^^^^^^^^^^^^^ framework
      :Date: 2015-06-01
             ^^^^^^^^^^ date
      //- /short.adoc
      :objectives: {framework: INTERPOL-SP, edition: 2014-2016}
                               ^^^^^^^^^^^ sure
                                                     ^^^^^^^^^ edition
      :revdate: 2015
                ^^^^ date
    `);
  });

  it('nothing far from the beginning', () => {
    expect(textsIn(`${'\n'.repeat(100)}:objectives: A`, 'a.adoc')).toEqual([]);
  });
});

describe('a comment declares', () => {
  it.each([
    ['a.tex', '% objrefs: INTERPOL-SP'],
    ['a.ts', '// objrefs: INTERPOL-SP'],
    ['a.ts', '/* objrefs: INTERPOL-SP */'],
    ['a.ts', '/** objrefs: INTERPOL-SP*/ export {};'],
    ['a.ts', ' * objrefs: INTERPOL-SP'],
    ['a.py', '#objrefs: INTERPOL-SP'],
    ['a.sql', '-- objrefs: INTERPOL-SP -- as agreed'],
    ['a.el', ';;; objrefs:   INTERPOL-SP   '],
    ['a.bat', 'REM objrefs: INTERPOL-SP'],
    ['a.vb', "' objrefs: INTERPOL-SP"],
    ['a.rst', '.. objrefs: INTERPOL-SP'],
    ['a.txt', 'objrefs: INTERPOL-SP'],
    ['a.md', '<!-- objrefs: INTERPOL-SP -->'],
    ['a.html', '  <!--objrefs: INTERPOL-SP-->'],
    ['a.mdx', '{/* objrefs: INTERPOL-SP */}'],
    ['a.yaml', '# objrefs: INTERPOL-SP'],
  ])('a framework in %s: %s', (name, text) => {
    expect(textsIn(`\n${text}\n`, name)).toEqual([['INTERPOL-SP', undefined]]);
  });

  it('nothing if a quote is open', () => {
    for (const text of ['{framework: A, edition: "20', "{edition: '20", '{edition: "20\\"}'])
      expect(textsIn(`# objrefs: ${text}`, 'a.py')).toEqual([]);
  });

  it('its edition, and several frameworks', () => {
    checkDeclaration(`
      //- /a.ts
      // objrefs: INTERPOL-SP:2014-2016,  SDG , NIST CSF 1.1
                  ^^^^^^^^^^^^^^^^^^^^^ framework
                                          ^^^ framework
                                                ^^^^^^^^^^^^ framework
      //- /a.tex
      % objrefs: {framework: INTERPOL-SP, edition: "2014-2016"}
                             ^^^^^^^^^^^ sure
                                                    ^^^^^^^^^ edition
      //- /a.md
      <!-- objrefs: {framework: INTERPOL-SP, edition: 2014-2016} -->
                                ^^^^^^^^^^^ sure
                                                      ^^^^^^^^^ edition
    `);
  });

  it.each([
    ['a.md', '- objrefs: INTERPOL-SP'],
    ['a.md', '```html\n<!-- objrefs: INTERPOL-SP -->\n```'],
    ['a.md', '`<!-- objrefs: INTERPOL-SP -->`'],
    ['a.md', 'Write objrefs: INTERPOL-SP'],
    ['a.ts', "const text = '// objrefs: INTERPOL-SP';"],
    ['a.json', '"objrefs: INTERPOL-SP"'],
    ['a.ts', '// objrefs:INTERPOL-SP'],
    ['a.ts', '// my-objrefs: INTERPOL-SP'],
    ['a.ts', `${'\n'.repeat(100)}// objrefs: INTERPOL-SP`],
    ['a.ts', '// objrefs: */'],
    ['a.ts', '// objrefs: {framework: A, edition'],
  ])('nothing in %s: %s', (name, text) => {
    expect(textsIn(text, name)).toEqual([]);
  });
});

describe('hostile texts have no declarations, and are processed quickly', () => {
  it.each([
    ['front matter of a megabyte', `---\n${'a: b\n'.repeat(200_000)}---\n`],
    ['front matter that never ends', `---\nobjectives: A\n${'x'.repeat(1_000_000)}`],
    ['one long line', `---\nobjectives: ${'['.repeat(1_000_000)}\n---\n`],
    ['one long text', `---\nobjectives: "${'a'.repeat(1_000_000)}\n---\n`],
    ['spaces', `---\nobjectives${' '.repeat(1_000_000)}\n:${' '.repeat(1_000_000)}x\n---\n`],
    ['quotes', `---\nobjectives: ${"''".repeat(500_000)}\n---\n`],
    ['blocks in blocks', `---\n${Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')}\n---\n`],
    ['items in items', `---\nobjectives:\n  ${'- '.repeat(900)}a\n---\n`],
    ['a long attribute', `:objectives: ${' '.repeat(1_000_000)}x`],
    ['a long comment', `//${'/'.repeat(1_000_000)} objrefs: A`],
  ])('%s', (_, text) => {
    expect(textsIn(text)).toEqual([]);
  });
});
