import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainText } from '../../../server/src/core/explaining/explain-text.ts';
import { intersects, linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { scopeOf } from '../../support/scope.ts';

const scope = scopeOf(`
  //- /a.objectives.yaml
  prefix: ACME
  aliases: [ACME Plan]
  levels: [goal]
  objectives:
    - 3 Three
    - 3.4 Learn
  //- /b.objectives.yaml
  prefix: CODE
  objectives:
    - PR Protect
    - PR.AC-1 Access
`);

/** Each name that is not read: the reason and its culprit; references as their number and status. */
function explain(text: string): string[] {
  const { references, unread } = explainText(linesOf(text), scope);
  return [
    ...references.map(({ reference, resolution }) => `${reference.number} ${resolution.status}`),
    ...unread.map(({ reason, culprit }) => `${reason} ${culprit}`.trim()),
  ];
}

describe('explainText', () => {
  it.each([
    ['see ACME 3.4 and ACME goal 9.9', ['3.4 current', '9.9 unknown-objective']],
    ['ACME is fine', ['no-number']],
    ['ACME pillar 3.4', ['unknown-word pillar']],
    ['ACME Plan objective 3.4', ['unknown-word objective']],
    ['ACME = 3.4', ['unknown-sign =']],
    ['ACME A/7', ['not-a-number A/7']],
    ['CODE PR.AC1', ['not-a-number PR.AC1']],
    ['3.4 of ACME', ['number-first 3.4']],
    ['ACME 3.4% more', ['continues %']],
    ['https://example.com/ACME/3.4', ['inside-word']],
    ['MyACME 3.4', ['inside-word']],
    ['acme 9.9', ['not-listed 9.9']],
    ['ACME goals 3 and PR', ['3 current']],
    ['nothing of it, pacme 3', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(explain(text)).toEqual(expected);
  });

  it('gives the place of the name, and a message that says what to do', () => {
    const [unread] = explainText(linesOf('We\nfollow ACME pillar 3.4'), scope).unread;
    expect(unread).toMatchObject({
      framework: 'ACME',
      number: '3.4',
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 11 } },
      message: 'The word "pillar" before the number is not known. List it under "words" in the catalog.',
    });
  });

  it('is quick on a long text of names', () => {
    expect(explainText(linesOf('ACME x '.repeat(5_000)), scope).unread.length).toBeLessThanOrEqual(50);
  });

  it('reads or explains every name in any text, at its place', () => {
    const part = fc.constantFrom(
      'ACME',
      'acme',
      'CODE',
      ' ',
      '\n',
      '3.4',
      '9',
      'PR.AC-1',
      'goal',
      'pillar',
      '(',
      ')',
      '-',
      '=',
      'é',
      '🜁',
      '/',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const lines = linesOf(parts.join(''));
        const { references, unread } = explainText(lines, scope);
        for (const { framework, range } of unread) {
          expect(textIn(lines, range).toUpperCase()).toMatch(framework);
          expect(references.some(({ group }) => intersects(group.range, range))).toBe(false);
        }
      }),
    );
  });
});
