import { describe, expect, it } from 'vitest';
import { type CodeActionContext, CodeActionKind, type TextEdit } from 'vscode-languageserver';
import { codeActions, type FixAllScope } from '../../../server/src/features/codeAction.ts';
import type { ClientSupport } from '../../../server/src/features/lsp/client-support.ts';
import { openFixture, RICH } from '../../support/check-features.ts';
import { applyEdits } from '../../support/edits.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  misspellings: [ACNE]
  editions:
    - edition: "1"
      objectives: [{number: 1.1, title: Sell, replacedBy: [2.1]}, {number: 1.2, title: Buy, replacedBy: [2.1, 2.2]}]
    - edition: "2"
      objectives: [2.1 Sell more, 2.2 Buy less]
  //- /main.md
`;

interface Asked extends Partial<CodeActionContext> {
  readonly support?: ClientSupport;
  readonly languageId?: string;
  readonly eol?: string;
  readonly extent?: FixAllScope;
}

function actions(text: string, { support = RICH, languageId, eol, extent, ...context }: Asked = {}) {
  const { file, document, range } = openFixture(`${CATALOG}  ${text}`);
  const asked = { ...document, ...(languageId && { languageId }), ...(eol && { eol }) };
  const request = { document: asked, range, context: { diagnostics: [], ...context }, support, clientUri: String };
  const found = codeActions(request, document.analysis.diagnostics, extent);
  return found.map((action) => {
    const [change] = action.edit?.documentChanges ?? [];
    const edits = change && 'edits' in change ? change.edits : (Object.values(action.edit?.changes ?? {})[0] ?? []);
    return { ...action, edits, after: () => applyEdits(file.text, edits as TextEdit[]) };
  });
}

const FIX_ALL = 'source.fixAll.objectiveReferences';
const TEXT = 'A$0CNE 1.1, 2.1 and ACME 1.2; ACME 1.1';

describe('the source action', () => {
  it.each([
    [[FIX_ALL], 1],
    [[CodeActionKind.SourceFixAll], 1],
    [[CodeActionKind.Source], 1],
    [[`${FIX_ALL}.more`], 0],
    [['source.fixAll.other'], 0],
    [[CodeActionKind.SourceOrganizeImports], 0],
    [[CodeActionKind.Empty], 0],
    [undefined, 0],
  ])('is included if kinds %j are requested: %i', (only, count) => {
    const found = actions(TEXT, only ? { only } : {}).filter(({ kind }) => kind === FIX_ALL);
    expect(found).toHaveLength(count);
  });

  it('applies all preferred fixes, wherever the cursor is', () => {
    const [action, ...others] = actions(TEXT, { only: [FIX_ALL] });
    expect(others).toEqual([]);
    expect(action?.title).toBe('Fix all objective references');
    expect(action?.after()).toBe('ACNE 2.1 and ACME 1.2; ACME 2.1');
  });

  it('is not offered if there is nothing to fix, nor in excluded documents', () => {
    expect(actions('ACME 2.1$0 ACME 1.2', { only: [FIX_ALL] })).toEqual([]);
    expect(actions(TEXT, { only: [FIX_ALL], extent: 'none' })).toEqual([]);
  });
});

describe('the fix of all problems of a code', () => {
  const titled = (text: string, asked: Asked = {}) =>
    actions(text, asked).filter(({ title }) => title.startsWith('Fix all'));

  it('is offered if it would fix at least two', () => {
    const [action] = titled('ACME 1.1$0 and ACME 1.1, ACME 1.2');
    expect(action?.title).toBe('Fix all replaced objectives in this document');
    expect(action?.kind).toBe(CodeActionKind.QuickFix);
    expect(action?.after()).toBe('ACME 2.1 and ACME 2.1, ACME 1.2');
  });

  it('fixes opt-in codes', () => {
    const [action] = titled('ACNE$0 2.1, ACNE 2.2; ACNE 1.1', { only: [CodeActionKind.QuickFix] });
    expect(action?.title).toBe('Fix all noncanonical references in this document');
    expect(action?.after()).toBe('ACME 2.1, ACME 2.2; ACME 1.1');
  });

  it.each(['ACME 1.1$0', 'ACME 1.2$0 ACME 1.2', 'ACME 1.1$0 ACME 1.2'])('is not offered in %s', (text) => {
    expect(titled(text)).toEqual([]);
  });
});

describe('the comment that ignores a problem', () => {
  const ignoring = (text: string, asked: Asked) =>
    actions(text, asked).find(({ title }) => title === 'Ignore this problem (unknown-objective)…');

  it('is offered in languages with comments', () => {
    const action = ignoring('f(); // ACME 9.9$0', { languageId: 'go' });
    expect(action?.after()).toBe('// objrefs-ignore-next-line unknown-objective -- reason\nf(); // ACME 9.9');
    expect(action?.diagnostics).toMatchObject([{ code: 'unknown-objective' }]);
    expect(action).not.toHaveProperty('isPreferred');
    expect(ignoring('ACME 9.9$0', { languageId: 'json' })).toBeUndefined();
    expect(ignoring('ACME 9.9$0', {})).toBeUndefined();
  });

  it("ends its line as the document's lines end", () => {
    expect(ignoring('ACME 9.9$0', { languageId: 'go', eol: '\r\n' })?.after()).toContain('reason\r\nACME');
  });

  it('has its reason selected, if the client supports that', () => {
    const support = { ...RICH, snippetEdits: true };
    expect(ignoring('ACME 9.9$0', { languageId: 'jinja', support })?.edits).toMatchObject([
      { snippet: { kind: 'snippet', value: `{# objrefs-ignore-next-line unknown-objective -- $\{1:reason} #\\}\n` } },
    ]);
    const old = { ...support, documentChanges: false };
    expect(ignoring('ACME 9.9$0', { languageId: 'jinja', support: old })?.after()).toContain('-- reason #}');
  });
});
