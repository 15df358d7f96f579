import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { sourceFixAll } from '../../../server/src/features/codeAction.ts';
import type { FeatureDocument } from '../../../server/src/features/feature-document.ts';
import { RICH } from '../../support/check-features.ts';
import { applyEdits } from '../../support/edits.ts';
import { parseFixture } from '../../support/fixture.ts';
import { CATALOGS, SCOPE } from '../fixing/frameworks.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

/**
 * Texts of all forms: lists, ranges, pins, elisions, numbers before prefixes, marks, line endings, ignored and wrong
 * ones.
 */
const TEXTS = [
  'ACME 3.4, ACME 3.6 and ACME 3.8; ACME 9.9',
  'ACME 3.3, 3.4 and 3.5\r\nACME 3.5, 3.5 and 3.4\r\n',
  '\ufeff**ACME** `3.4`\rACME 3.3,\n3.4 and 3.5',
  'ACME 5.1-5.3, ACME 5.1-5.4, ACME 5.3 to 5.1 and ACME 3.4-3.8',
  'ACME 5.1 through\n5.3. acme-3.4 ACNE 3.9',
  'ACME:2020 3.4, ACME (2020) 3.2 and ACME 2024 3.5-3.5',
  'BETA 22(1), (2) and (3); Art. 22 Abs. 5 bis 7 BETA; Art. 7(1)(a) of the BETA Code',
  'Articles 22(1), 22(3) and 22(2) BETA\n> BETA 22(3),\n> (4) and (5)',
  'CSF PR.AC-1 and ID.GV, NIST CSF PR.AC-3/PR.AC-4 | 𝄞 CSF PR.AC',
  'ACME 3.4 <!-- objrefs-ignore-line -->\nACME 3.4 <!-- objrefs-ignore-line unknown-edition -->',
  '---\ndate: 2021-01-01\n---\nACME [3.4](a), [5.5](b) and [6.3](c)',
];

const NAMES = TEXTS.map((_, index) => `text-${index}.md`);

test('editor and command line fix a text in the same way, byte for byte, and change nothing the second time', async () => {
  const catalogs = Object.fromEntries(parseFixture(CATALOGS).files.map(({ path, text }) => [path.slice(1), text]));
  const texts = Object.fromEntries(TEXTS.map((text, index) => [NAMES[index]!, text]));
  const folder = temporaryFolder({ '.git/HEAD': '', ...catalogs, ...texts });
  await objrefs(folder, ['fix']);
  const onDisk = () => NAMES.map((name) => readFileSync(folder.at(name), 'utf8'));
  const fixed = onDisk();
  expect(fixed).toEqual(TEXTS.map(fixedInEditor));
  expect(fixed.filter((text, index) => text !== TEXTS[index]).length).toBeGreaterThan(TEXTS.length / 2);
  expect((await objrefs(folder, ['fix'])).stdout).toContain('Nothing to fix.');
  expect(onDisk()).toEqual(fixed);
  expect(fixed.map(fixedInEditor)).toEqual(fixed);
});

function fixedInEditor(text: string): string {
  const lines = linesOf(text);
  const uri = 'file:///text.md';
  const document: FeatureDocument = { uri, version: 1, lines, analysis: new DocumentAnalysis(lines, SCOPE, uri) };
  const [change] = sourceFixAll(document, RICH)?.edit?.documentChanges ?? [];
  return change && 'edits' in change ? applyEdits(text, change.edits as never) : text;
}
