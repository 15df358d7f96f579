import { expect } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../server/src/core/analysis/document-analysis.ts';
import { type FixAllOptions, type FixAllResult, fixAll } from '../../server/src/core/fixing/fix-all.ts';
import { linesOf } from '../../server/src/core/model/text.ts';
import { applyEdits } from './edits.ts';

/** Fixes a text, and asserts that fixing it again changes nothing. */
export function fixText(
  text: string,
  scope: Scope,
  options: FixAllOptions = {},
): FixAllResult & { readonly text: string } {
  const fixed = fixAll(analyse(text, scope), options);
  const after = applyEdits(text, fixed.edits);
  expect(fixAll(analyse(after, scope), options).edits, `fixing "${after}" again`).toEqual([]);
  return { ...fixed, text: after };
}

function analyse(text: string, scope: Scope): DocumentAnalysis {
  return new DocumentAnalysis(linesOf(text), scope);
}
