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

const WITH_TITLE = 'number and title';

describe('a number', () => {
  it('is offered once, with its title if the setting says so', () => {
    expect(newTexts('INTERPOL-SP forensic$0')).toEqual(['3.4']);
    expect(newTexts('INTERPOL-SP forensic$0', WITH_TITLE)).toEqual([FORENSIC]);
    expect(newTexts('INTERPOL-SP 3.$0')).toEqual(['3.1', '3.2', '3.3', '3.4', '3.5']);
  });

  it('has the same label with its title', () => {
    const items = allCompletionsAt('INTERPOL-SP forensic$0', 'by typing', { insert: WITH_TITLE });
    expect(items?.map(({ label }) => label)).toEqual(['3.4']);
    const plain = allCompletionsAt('INTERPOL-SP forensic$0', 'by typing', { insert: WITH_TITLE }, MINIMAL);
    expect(plain?.map(({ label, insertText }) => [label, insertText])).toEqual([
      ['3.4 Provide innovative cybercrime training and digital forensic assistance', FORENSIC],
    ]);
  });

  it.each([
    ['an existing remark', 'INTERPOL-SP 3.$04 (Provide)', ['3.1', '3.2', '3.3', '3.4', '3.5']],
    ['an existing title', 'INTERPOL-SP forensic$0: Provide', ['3.4']],
  ])('has no title before %s', (_, template, expected) => {
    expect(newTexts(template, WITH_TITLE)).toEqual(expected);
  });

  it('has no title where it is outdated, nor if brackets in the title would end it', () => {
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
    const [first, second, fourth, ...others] = newTexts(catalog, WITH_TITLE) ?? [];
    expect([first, second, ...others]).toEqual(['1.1', '1.2 (Contrast (Minimum))', '1.3']);
    expect(fourth).toMatch(/^1\.4 \(All of it.{50,200}…\)$/);
  });

  it.each(['INTERPOL-SP 3.$0', 'INTERPOL-SP:2014-2016 3.$0', 'INTERPOL-SP 3.1, 3.$0 and 4.1'])(
    'means the same once it is accepted: %s',
    (template) => {
      const { file, document } = openFixture(template);
      for (const item of allCompletionsAt(template, 'by hand', { insert: WITH_TITLE }) ?? []) {
        const text = applyEdits(file.text, [item.textEdit as TextEdit]);
        const { references, diagnostics: problems } = new DocumentAnalysis(linesOf(text), document.analysis.scope);
        const number = (item.textEdit as TextEdit).newText.split(' ')[0];
        expect(references.map(({ reference }) => reference.number)).toContain(number);
        expect(problems.filter(({ code }) => code === 'title-mismatch')).toEqual([]);
      }
    },
  );
});
