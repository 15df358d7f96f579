import { describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { allCompletionsAt, MINIMAL, openFixture } from '../../support/check-features.ts';
import { applyEdits } from '../../support/edits.ts';

const newTexts = (template: string, insert?: 'number' | 'number and title') =>
  allCompletionsAt(template, 'by hand', insert && { insert })
    ?.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map(({ textEdit }) => (textEdit as TextEdit).newText);

const FORENSIC = '3.4 (Provide innovative cybercrime training and digital forensic assistance)';

describe('a number with its title', () => {
  it('is offered after the plain number', () => {
    expect(newTexts('INTERPOL-SP forensic$0')).toEqual(['3.4', FORENSIC]);
    expect(newTexts('INTERPOL-SP 3.$0')?.slice(0, 6)).toEqual([
      ...['3.1', '3.2', '3.3', '3.4', '3.5'],
      expect.stringMatching(/^3\.1 \(.+\)$/),
    ]);
  });

  it('comes before the plain number if the setting says so', () => {
    expect(newTexts('INTERPOL-SP forensic$0', 'number and title')).toEqual([FORENSIC, '3.4']);
  });

  it('has a different label than the number', () => {
    const items = allCompletionsAt('INTERPOL-SP forensic$0', 'by typing');
    expect(items?.map(({ label }) => label)).toEqual(['3.4', '3.4 (…)']);
    const plain = allCompletionsAt('INTERPOL-SP forensic$0', 'by typing', {}, MINIMAL);
    expect(plain?.map(({ label, insertText }) => [label, insertText])).toEqual([
      ['3.4 Provide innovative cybercrime training and digital forensic assistance', '3.4'],
      ['3.4 (…) Provide innovative cybercrime training and digital forensic assistance', FORENSIC],
    ]);
  });

  it.each([
    ['in a long list', 'INTERPOL-SP $0', undefined],
    ['before an existing remark', 'INTERPOL-SP 3.$04 (Provide)', ['3.1', '3.2', '3.3', '3.4', '3.5']],
    ['before an existing title', 'INTERPOL-SP forensic$0: Provide', ['3.4']],
  ])('is not offered %s', (_, template, expected) => {
    const found = newTexts(template);
    if (expected) expect(found).toEqual(expected);
    else expect(found?.filter((text) => text.includes('('))).toEqual([]);
  });

  it('is not offered for outdated objectives, nor if brackets in the title would end it', () => {
    const catalog = `
      //- /acme.objectives.yaml
      prefix: ACME
      objectives:
        - 1.1 Use :) sparingly
        - 1.2 Contrast (Minimum)
        - {number: 1.3, title: Rest, withdrawn: true}
        - {number: 1.4, text: "${'All of it, at all times. '.repeat(20)}"}
      //- /main.md
      ACME 1.$0`;
    const found = newTexts(catalog);
    expect(found?.slice(0, 5)).toEqual(['1.1', '1.2', '1.4', '1.3', '1.2 (Contrast (Minimum))']);
    expect(found?.[5]).toMatch(/^1\.4 \(All of it.{50,200}…\)$/);
    expect(found).toHaveLength(6);
  });

  it.each(['INTERPOL-SP 3.$0', 'INTERPOL-SP:2014-2016 3.$0', 'INTERPOL-SP 3.1, 3.$0 and 4.1'])(
    'means the same once it is accepted: %s',
    (template) => {
      const { file, document } = openFixture(template);
      for (const item of allCompletionsAt(template, 'by hand') ?? []) {
        const text = applyEdits(file.text, [item.textEdit as TextEdit]);
        const { references, diagnostics: problems } = new DocumentAnalysis(linesOf(text), document.analysis.scope);
        const number = (item.textEdit as TextEdit).newText.split(' ')[0];
        expect(references.map(({ reference }) => reference.number)).toContain(number);
        expect(problems.filter(({ code }) => code === 'title-mismatch')).toEqual([]);
      }
    },
  );
});
