import { describe, expect, it } from 'vitest';
import { type CodeActionContext, CodeActionKind } from 'vscode-languageserver';
import { codeActions } from '../../../server/src/features/codeAction.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { checkCodeActions, MINIMAL, openFixture, RICH } from '../../support/check-features.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "1"
      objectives:
        - number: 1.1
          title: Sell
          replacedBy: [2.1]
    - edition: "2"
      objectives: [2 Learn, 2.1 Learn to sell]
  //- /main.md
`;

describe('quick fixes', () => {
  it('fix the problem at the cursor', () => {
    checkCodeActions(
      `${CATALOG}  As ACME 1.$01 and ACME 7.77 ask.`,
      ['Replace with 2.1 Learn to sell'],
      'As ACME 2.1 and ACME 7.77 ask.',
    );
  });

  it('cover all problems in a selection', () => {
    checkCodeActions(`${CATALOG}  $0ACME 1.1 or ACME 1.1$0`, [
      ...Array(2).fill('Replace with 2.1 Learn to sell'),
      'Fix all replaced objectives in this document',
    ]);
  });

  it('fix only the list member under the cursor', () => {
    const acme = 'ACME 2, 2.11$0, 2.1';
    checkCodeActions(`${CATALOG}  ${acme}`, ['Change to 2.1 Learn to sell'], 'ACME 2, 2.1, 2.1');
  });

  it.each(['ACME $02.1', 'plain $0text'])('there are none at %s', (text) =>
    checkCodeActions(`${CATALOG}  ${text}`, []),
  );
});

describe('an action', () => {
  const at = (context: Partial<CodeActionContext> = {}, support = RICH) => {
    const { document, range } = openFixture(`${CATALOG}  ACME 1.1$0`);
    const request = { document, range, context: { diagnostics: [], ...context }, support, clientUri: String };
    return codeActions(request, document.analysis.diagnostics);
  };

  it('has the version of the document, if the client supports versions', () => {
    expect(at()[0]?.edit).toMatchObject({
      documentChanges: [{ textDocument: { uri: 'file:///main.md', version: 1 } }],
    });
    const plain = at({}, { ...RICH, documentChanges: false })[0]?.edit;
    expect(Object.keys(plain?.changes ?? {})).toEqual(['file:///main.md']);
  });

  it('is preferred if there is only one replacement', () => {
    expect(at()[0]?.isPreferred).toBe(true);
    expect(at({}, { ...RICH, preferredCodeAction: false })[0]).not.toHaveProperty('isPreferred');
  });

  it("is linked to the client's own diagnostic, else to ours", () => {
    const { document } = openFixture(`${CATALOG}  ACME 1.1$0`);
    const [ours] = diagnostics(document.analysis.diagnostics, { support: RICH, clientUri: String });
    const theirs = { ...ours!, data: 'as the client keeps it' };
    expect(at({ diagnostics: [theirs] })[0]?.diagnostics).toEqual([theirs]);
    expect(at({ diagnostics: [{ ...theirs, source: 'other' }] })[0]?.diagnostics).toEqual([ours]);
  });

  it.each([
    [undefined, 1],
    [[CodeActionKind.QuickFix], 1],
    [[CodeActionKind.Empty], 1],
    [[CodeActionKind.SourceOrganizeImports, CodeActionKind.QuickFix], 1],
    [[CodeActionKind.Refactor], 0],
    [['quickfix.other'], 0],
    [['quick'], 0],
    [[], 0],
  ])('is included if kinds %j are requested: %i', (only, count) => {
    expect(at(only ? { only } : {})).toHaveLength(count);
  });

  it('is not available to clients that support commands only', () => {
    expect(at({}, MINIMAL)).toEqual([]);
  });
});
