import { expect } from 'vitest';
import { type CompletionItem, MarkupContent, type TextEdit } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../server/src/core/analysis/document-analysis.ts';
import type { DefinitionTarget } from '../../server/src/core/describing/markup.ts';
import { linesOf, type Position, type Range } from '../../server/src/core/model/text.ts';
import { codeActions } from '../../server/src/features/codeAction.ts';
import { type CompletionOptions, completion } from '../../server/src/features/completion.ts';
import { definition } from '../../server/src/features/definition.ts';
import type { FeatureDocument } from '../../server/src/features/feature-document.ts';
import { hover } from '../../server/src/features/hover.ts';
import { type ClientSupport, clientSupport } from '../../server/src/features/lsp/client-support.ts';
import { RICH_CLIENT } from './clients.ts';
import { applyEdits } from './edits.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type Annotation, type Fixture, type FixtureFile, fixtureUri, parseFixture } from './fixture.ts';
import { readScope } from './scope.ts';

/** A client with all capabilities. */
export const RICH = clientSupport(RICH_CLIENT);
/** A client that declares no capabilities. */
export const MINIMAL = clientSupport({});

/** A fixture with a cursor or a selection, its document opened and analysed with the fixture's catalogs. */
export interface OpenFixture {
  readonly fixture: Fixture;
  /** The file that the cursor is in. */
  readonly file: FixtureFile;
  readonly document: FeatureDocument;
  /** Of the cursor: empty. */
  readonly range: Range;
  readonly position: Position;
}

export function openFixture(template: string): OpenFixture {
  const fixture = parseFixture(template);
  const { cursor, selection } = fixture;
  const path = cursor?.path ?? selection?.path;
  const range = selection?.range ?? (cursor && { start: cursor.position, end: cursor.position });
  const file = fixture.files.find((each) => each.path === path);
  if (!file || !range) throw new Error('The fixture needs a $0');
  const lines = linesOf(file.text);
  const analysis = new DocumentAnalysis(lines, readScope(fixture.files).scope, fixtureUri(file.path));
  const document: FeatureDocument = { uri: fixtureUri(file.path), version: 1, lines, analysis };
  return { fixture, file, document, range, position: range.end };
}

/**
 * Asserts the hover at `$0`: its range as annotated in the fixture, and its text (without indentation, `␠` for a space).
 *
 * @param expected null: there is no hover
 */
export function checkHover(
  template: string,
  expected: string | null,
  support: ClientSupport = RICH,
  targetOf: DefinitionTarget = noTarget,
): void {
  const { file, document, position } = openFixture(template);
  const found = hover(document, position, support, targetOf);
  expectAnnotations(file, found?.range ? [{ range: found.range }] : []);
  if (expected === null) expect(found).toBeNull();
  else expect(hoverText(template, support, targetOf)).toBe(dedent(expected));
}

/** The text of the hover at `$0`. There must be one. */
export function hoverText(
  template: string,
  support: ClientSupport = RICH,
  targetOf: DefinitionTarget = noTarget,
): string {
  const { document, position } = openFixture(template);
  const contents = hover(document, position, support, targetOf)?.contents;
  if (contents === undefined || !MarkupContent.is(contents)) throw new Error('Expected a hover');
  return contents.value;
}

const noTarget: DefinitionTarget = () => null;

/** How the list is opened: by the user, or by typing the character left of the cursor. */
export type Asked = 'by hand' | 'by typing';

export function completionsAt(template: string, asked: Asked, support: ClientSupport = RICH): CompletionItem[] | null {
  return allCompletionsAt(template, asked, {}, support)?.filter((item) => !isAlternative(item)) ?? null;
}

/** Includes the alternatives with titles, which `completionsAt` leaves out. */
export function allCompletionsAt(
  template: string,
  asked: Asked,
  options: Pick<CompletionOptions, 'insert'> = {},
  support: ClientSupport = RICH,
): CompletionItem[] | null {
  const { document, position } = openFixture(template);
  const how = { invoked: asked === 'by hand', suggestCommand: 'suggest', ...options };
  const list = completion(document, position, how, support);
  if (list) expect(list.isIncomplete).toBe(true);
  return list?.items ?? null;
}

const isAlternative = ({ sortText }: CompletionItem): boolean => sortText?.startsWith('2 ') ?? false;

/** Asserts the labels in the list at `$0`, in the order that clients show them in; null: no list. */
export function checkCompletion(template: string, asked: Asked, labels: readonly string[] | null): void {
  const items = completionsAt(template, asked);
  const sorted = items?.toSorted((a, b) => compareText(a.sortText ?? a.label, b.sortText ?? b.label));
  expect(sorted?.map(({ label }) => label) ?? null).toEqual(labels);
}

/** Asserts the document after the item with this label is accepted. `after` has no cursor. */
export function checkAccepted(before: string, label: string, after: string): void {
  const { file, position } = openFixture(before);
  const item = completionsAt(before, 'by hand')?.find((each) => each.label === label);
  if (!item) throw new Error(`${label} is not in the list`);
  const edit = item.textEdit as TextEdit;
  // LSP: the range is on one line and contains the requested position; clients filter by the text left of it.
  expect([edit.range.start.line, edit.range.end.line]).toEqual([position.line, position.line]);
  expect(edit.range.start.character).toBeLessThanOrEqual(position.character);
  expect(edit.range.end.character).toBeGreaterThanOrEqual(position.character);
  expect(applyEdits(file.text, [edit])).toBe(parseFixture(after).files[0]?.text);
}

/** Asserts origin and target of the definition at `$0`, annotated in the fixture: `origin`, `target`, `number`. */
export function checkDefinition(template: string): void {
  const { fixture, file, document, position } = openFixture(template);
  const links = definition(document, position, { support: RICH, clientUri: String });
  for (const each of fixture.files) {
    const found: Annotation[] = [];
    for (const link of Array.isArray(links) ? links : []) {
      if (each === file && link.originSelectionRange) found.push({ range: link.originSelectionRange, code: 'origin' });
      if (fixtureUri(each.path) !== link.targetUri) continue;
      found.push({ range: link.targetRange, code: 'target' }, { range: link.targetSelectionRange, code: 'number' });
    }
    expectAnnotations(each, found);
  }
}

/** Asserts the titles of the code actions at `$0` and, of the first of them, the document after it. */
export function checkCodeActions(before: string, titles: readonly string[], after?: string): void {
  const { file, document, range } = openFixture(before);
  const request = { document, range, context: { diagnostics: [] }, support: RICH, clientUri: String };
  const actions = codeActions(request, document.analysis.diagnostics);
  expect(actions.map(({ title }) => title)).toEqual(titles);
  const [change] = actions[0]?.edit?.documentChanges ?? [];
  if (after === undefined) return;
  if (!change || !('edits' in change)) throw new Error('The first action has no edits');
  expect(applyEdits(file.text, change.edits as TextEdit[])).toBe(parseFixture(after).files[0]?.text);
}

function dedent(text: string): string {
  return parseFixture(text).files[0]?.text.trimEnd().replaceAll('␠', ' ') ?? '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
