import { expect } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../server/src/core/analysis/document-analysis.ts';
import { type Repair, type RepairOptions, repair } from '../../server/src/core/fixing/fix-all.ts';
import { linesOf } from '../../server/src/core/model/text.ts';
import { applyEdits } from './edits.ts';

/** What mending makes of a text; asserts that mending it again makes nothing of it. */
export function repairText(
  text: string,
  scope: Scope,
  options: RepairOptions = {},
): Repair & { readonly text: string } {
  const mended = repair(analyse(text, scope), options);
  const after = applyEdits(text, mended.edits);
  expect(repair(analyse(after, scope), options).edits, `mending "${after}" again`).toEqual([]);
  return { ...mended, text: after };
}

function analyse(text: string, scope: Scope): DocumentAnalysis {
  return new DocumentAnalysis(linesOf(text), scope);
}
