import { expect } from 'vitest';
import { type CompletionItem, MarkupContent, type TextEdit } from 'vscode-languageserver';
import { linesOf, type Position } from '../../server/src/core/model/text.ts';
import {
  completionOfFields,
  type FieldsDocument,
  type KnownFramework,
} from '../../server/src/features/catalog/field-completion.ts';
import { hoverOfField } from '../../server/src/features/catalog/fields.ts';
import type { ClientSupport } from '../../server/src/features/lsp/client-support.ts';
import { RICH } from './check-features.ts';
import { applyEdits } from './edits.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type FixtureFile, parseFixture } from './fixture.ts';

const FRAMEWORKS: readonly KnownFramework[] = [
  { prefix: 'ACME', title: 'Plan of Acme', editions: ['2020', '1.10'] },
  { prefix: 'CITY plan', title: '', editions: [] },
];

interface OpenFields {
  readonly file: FixtureFile;
  readonly document: FieldsDocument;
  readonly position: Position;
}

function openFields(template: string): OpenFields {
  const { files, cursor } = parseFixture(template);
  const file = files.find(({ path }) => path === cursor?.path);
  if (!file || !cursor) throw new Error('The fixture needs a $0');
  const kind = file.path.endsWith('objrefs.yaml') ? 'configuration' : 'catalog';
  return { file, document: { lines: linesOf(file.text), kind, frameworks: FRAMEWORKS }, position: cursor.position };
}

/** The completion items at `$0` of a catalog, or of a file `/objrefs.yaml`. */
export function fieldsOffered(template: string, support: ClientSupport = RICH): CompletionItem[] | null {
  const { document, position } = openFields(template);
  return completionOfFields(document, position, support)?.items ?? null;
}

/** The labels of the items, without snippets. */
export function labelsOffered(template: string): string[] | null {
  return fieldsOffered(template, { ...RICH, snippets: false })?.map(({ label }) => label) ?? null;
}

/** Asserts the text after the item with this label is accepted. */
export function checkAccepted(template: string, label: string, after: string): void {
  const { file } = openFields(template);
  const item = fieldsOffered(template)?.find((each) => each.label === label);
  if (!item) throw new Error(`${label} is not in the list`);
  expect(applyEdits(file.text, [item.textEdit as TextEdit])).toBe(parseFixture(after).files[0]?.text);
}

/** Asserts the text of the hover at `$0`, and its span, annotated in the fixture; null: there is none. */
export function checkHoverOfField(template: string, expected: string | null, support: ClientSupport = RICH): void {
  const { file, document, position } = openFields(template);
  const found = hoverOfField(document, position, support, (page) => `file:///docs/${page}`);
  expectAnnotations(file, found?.range ? [{ range: found.range, code: 'hover' }] : []);
  expect(found && MarkupContent.is(found.contents) ? found.contents.value : null).toBe(expected);
}
