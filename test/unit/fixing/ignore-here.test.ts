import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { ignoreComment } from '../../../server/src/core/fixing/insert-ignore-comment.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';
import { scopeOf } from '../../support/scope.ts';

const SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - {edition: "1", objectives: [{number: 1.1, title: Sell, replacedBy: [2.1]}, 1.2 Buy]}
    - {edition: "2", objectives: [2.1 Sell more, 2.2 Buy less]}
`);

/** The text after its last diagnostic was ignored, which is checked; null if no comment is offered. */
function ignored(text: string, languageId: string): string | null {
  const analysis = new DocumentAnalysis(linesOf(text), SCOPE);
  const problem = analysis.diagnostics.at(-1)!;
  const comment = ignoreComment(analysis, problem.range, [problem.code], languageId);
  if (!comment) return null;
  const after = applyEdits(text, [comment.edit]);
  const left = new DocumentAnalysis(linesOf(after), SCOPE).diagnostics;
  expect(left.map(({ code }) => code)).toEqual(analysis.diagnostics.slice(0, -1).map(({ code }) => code));
  const { newText } = comment.edit;
  if (comment.reason) expect(newText.slice(comment.reason.start, comment.reason.end)).toBe('reason');
  return after;
}

const NEXT = 'objrefs-ignore-next-line unknown-objective';
const LINE = 'objrefs-ignore-line unknown-objective';

describe('in code, the comment is above the line', () => {
  it.each([
    ['typescript', '  f("ACME 9.9");', `  // ${NEXT} -- reason\n  f("ACME 9.9");`],
    ['typescript', '// see ACME 9.9', `// ${NEXT} -- reason\n// see ACME 9.9`],
    ['typescript', '/**\n * See ACME 9.9\n */', `/**\n * ${NEXT} -- reason\n * See ACME 9.9\n */`],
    ['rust', '/// See ACME 9.9', `// ${NEXT} -- reason\n/// See ACME 9.9`],
    ['python', '\tx = "ACME 9.9"', `\t# ${NEXT} -- reason\n\tx = "ACME 9.9"`],
    ['yaml', 'a:\n  - ACME 9.9', `a:\n  # ${NEXT} -- reason\n  - ACME 9.9`],
    ['sql', '-- ACME 9.9', `-- ${NEXT} -- reason\n-- ACME 9.9`],
    ['css', 'a {} /* ACME 9.9 */', `/* ${NEXT} -- reason */\na {} /* ACME 9.9 */`],
    ['html', '<p>ACME 9.9', `<!-- ${NEXT} — reason -->\n<p>ACME 9.9`],
    ['latex', 'By ACME~9.9', `% ${NEXT} -- reason\nBy ACME~9.9`],
    ['mdx', 'By ACME 9.9', `{/* ${NEXT} -- reason */}\nBy ACME 9.9`],
    ['bat', 'echo ACME 9.9', `REM ${NEXT} -- reason\necho ACME 9.9`],
  ])('%s: %j', (language, before, after) => expect(ignored(before, language)).toBe(after));

  it('but not between the two lines of a citation', () => {
    expect(ignored('// As ACME\n// 2.1 and ACME 9.9 say', 'typescript')).toBe(
      `// As ACME\n// 2.1 and ACME 9.9 say // ${LINE} -- reason`,
    );
    expect(ignored('% As ACME\n% 2.1 and ACME 9.9 say', 'latex')).toBeNull();
  });
});

describe('in Markdown, it splits no block', () => {
  it.each([
    ['ACME 9.9 says', `<!-- ${NEXT} — reason -->\nACME 9.9 says`],
    ['# A\n\n# ACME 9.9', `# A\n\n<!-- ${NEXT} — reason -->\n# ACME 9.9`],
    ['A paragraph\nwith ACME 9.9  \nin it', `A paragraph\nwith ACME 9.9 <!-- ${LINE} — reason -->  \nin it`],
    ['\n- ACME 9.9', `\n- ACME 9.9 <!-- ${LINE} — reason -->`],
    ['\n| ACME 9.9 |', `\n| ACME 9.9 | <!-- ${LINE} — reason -->`],
    ['\n> ACME 9.9', `\n> ACME 9.9 <!-- ${LINE} — reason -->`],
    ['---\ntitle: ACME 9.9\n---', `---\n# ${NEXT} -- reason\ntitle: ACME 9.9\n---`],
  ])('%j', (before, after) => expect(ignored(before, 'markdown')).toBe(after));

  it('nor inside a fenced block, or between the two lines of a citation', () => {
    expect(ignored('```\nACME 9.9\n```', 'markdown')).toBeNull();
    expect(ignored('```\nx\n```\nACME 9.9', 'markdown')).toContain(LINE);
    expect(ignored('As ACME 9.9 and ACME\n2.1 say', 'markdown')).toBe(
      `<!-- ${NEXT} — reason -->\nAs ACME 9.9 and ACME\n2.1 say`,
    );
    expect(ignored('So:\nas ACME 9.9 and ACME\n2.1 say', 'markdown')).toBeNull();
  });
});

describe('elsewhere', () => {
  it('it has the form of the language', () => {
    expect(ignored('x\nACME 9.9', 'plaintext')).toBe(`x\nACME 9.9 ${LINE} -- reason`);
    expect(ignored('x\n\nACME 9.9', 'restructuredtext')).toBe(`x\n\n.. ${NEXT} -- reason\nACME 9.9`);
    expect(ignored('x\nACME 9.9', 'restructuredtext')).toBeNull();
  });

  it.each(
    'javascript javascriptreact typescriptreact java c cpp csharp go swift kotlin dart php jsonc less scss proto asciidoc'.split(
      ' ',
    ),
  )('it begins with slashes in %s', (language) => {
    expect(ignored('ACME 9.9', language)).toBe(`// ${NEXT} -- reason\nACME 9.9`);
  });

  it.each(['json', 'csv', 'tsv', 'unheard-of'])('there is none in %s', (language) => {
    expect(ignored('ACME 9.9', language)).toBeNull();
  });

  it.each([
    [
      'ACME 1.1 ACME 9.9 // objrefs-ignore-line replaced-objective -- old',
      'replaced-objective, unknown-objective -- old',
    ],
    [
      '// objrefs-ignore-next-line replaced-objective\nACME 1.1 ACME 9.9',
      'replaced-objective, unknown-objective\nACME',
    ],
  ])('an existing comment gets one more code: %j', (before, after) => {
    expect(ignored(before, 'typescript')).toContain(after);
  });
});
