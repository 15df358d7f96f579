import type { InlayHint, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../server/src/core/analysis/document-analysis.ts';
import { linesOf, type Range, rangeInLine } from '../../server/src/core/model/text.ts';
import type { FeatureDocument } from '../../server/src/features/feature-document.ts';
import { inlayHints } from '../../server/src/features/inlayHint.ts';
import { semanticTokens, semanticTokensLegend } from '../../server/src/features/semanticTokens.ts';
import { applyEdits } from './edits.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type Annotation, type FixtureFile, fixtureUri, parseFixture } from './fixture.ts';
import { readScope } from './scope.ts';

/** The fixture's last file, opened and analysed with the fixture's catalogs. */
export function openLast(template: string, languageId = 'markdown'): { file: FixtureFile; document: FeatureDocument } {
  const { files } = parseFixture(template);
  const file = files.at(-1)!;
  const lines = linesOf(file.text);
  const analysis = new DocumentAnalysis(lines, readScope(files).scope);
  return { file, document: { uri: fixtureUri(file.path), version: 1, languageId, lines, analysis } };
}

/** Asserts the tokens of the last file, annotated `prefix`, `number`, `number: withdrawn`. */
export function checkTokens(template: string, within?: Range): void {
  const { file, document } = openLast(template);
  expectAnnotations(file, decodeTokens(semanticTokens(document, within)!, semanticTokensLegend(true)));
}

/** Tokens as annotations, by a legend with types `objectivePrefix` and `objectiveNumber`. */
export function decodeTokens({ data }: SemanticTokens, { tokenTypes, tokenModifiers }: SemanticTokensLegend) {
  const found: Annotation[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const names = tokenModifiers.filter((_, bit) => modifiers & (1 << bit)).join(' ');
    const code = tokenTypes[type]!.replace('objective', '').toLowerCase();
    found.push({ range: rangeInLine(line, character, length), code, ...(names !== '' && { message: names }) });
  }
  return found;
}

/** The text of the last file with its hints in it, each in `«»`. */
export function textWithHints(template: string, length = 40): string {
  const { file, document } = openLast(template);
  const end = { line: document.lines.lineCount, character: 0 };
  return withHints(file.text, inlayHints(document, { start: { line: 0, character: 0 }, end }, length));
}

export function withHints(text: string, hints: readonly InlayHint[]): string {
  const edits = hints.map(({ position, label }) => ({
    range: { start: position, end: position },
    newText: ` «${label as string}»`,
  }));
  return applyEdits(text, edits);
}
