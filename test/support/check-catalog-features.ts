import { expect } from 'vitest';
import { type CompletionItem, MarkupContent, type TextEdit } from 'vscode-languageserver';
import { readCatalog } from '../../server/src/catalog/reading/catalog-reader.ts';
import { linesOf, type Position } from '../../server/src/core/model/text.ts';
import { completionInCatalog } from '../../server/src/features/catalog/completion.ts';
import { definitionInCatalog } from '../../server/src/features/definition.ts';
import type { CatalogDocument } from '../../server/src/features/feature-document.ts';
import { hoverInCatalog } from '../../server/src/features/hover.ts';
import type { ClientSupport } from '../../server/src/features/lsp/client-support.ts';
import { referencesInCatalogs } from '../../server/src/features/references.ts';
import { RICH } from './check-features.ts';
import { applyEdits } from './edits.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type Annotation, type Fixture, type FixtureFile, fixtureUri, parseFixture } from './fixture.ts';
import { readScope } from './scope.ts';

/** A fixture whose cursor is in a catalog. */
interface OpenCatalog {
  readonly fixture: Fixture;
  readonly file: FixtureFile;
  readonly document: CatalogDocument;
  readonly position: Position;
}

/** @param lastGood the last valid catalogs, instead of those of the fixture */
function openCatalog(template: string, lastGood?: string): OpenCatalog {
  const fixture = parseFixture(template);
  const file = fixture.files.find(({ path }) => path === fixture.cursor?.path);
  if (!file || !fixture.cursor) throw new Error('The fixture needs a $0');
  const uri = fixtureUri(file.path);
  const { catalog } = readCatalog(uri, file.text);
  const { set } = readScope(lastGood === undefined ? fixture.files : parseFixture(lastGood).files).scope;
  const framework = set.frameworks.find(({ catalogs }) => catalogs.some((other) => other.uri === uri));
  if (!framework || !catalog) throw new Error('The cursor is not in a catalog');
  const document = { uri, lines: linesOf(file.text), catalog, framework };
  return { fixture, file, document, position: fixture.cursor.position };
}

/** Asserts the text of the hover at `$0`, and its span, annotated in the fixture; null: there is none. */
export function checkHoverInCatalog(template: string, expected: string | null, support: ClientSupport = RICH): void {
  const { file, document, position } = openCatalog(template);
  const found = hoverInCatalog(document, position, support, () => null);
  expectAnnotations(file, found?.range ? [{ range: found.range, code: 'hover' }] : []);
  if (!found || !MarkupContent.is(found.contents)) expect(found).toBe(expected);
  else expect(found.contents.value).toBe(expected === null ? null : parseFixture(expected).files[0]?.text.trimEnd());
}

/** Asserts origin and target of the definition at `$0`, annotated in the fixture: `origin`, `number`. */
export function checkDefinitionInCatalog(template: string): void {
  const { fixture, file, document, position } = openCatalog(template);
  const links = definitionInCatalog(document, position, { support: RICH, clientUri: String });
  for (const each of fixture.files) {
    const found: Annotation[] = [];
    for (const link of Array.isArray(links) ? links : []) {
      if (each === file && link.originSelectionRange) found.push({ range: link.originSelectionRange, code: 'origin' });
      if (fixtureUri(each.path) === link.targetUri) found.push({ range: link.targetSelectionRange, code: 'number' });
    }
    expectAnnotations(each, found);
  }
}

/** Asserts the references at `$0`, annotated in the fixture as `reference`. */
export function checkReferencesInCatalogs(template: string, includeDefinition: boolean): void {
  const { fixture, document, position } = openCatalog(template);
  const found = referencesInCatalogs(document, position, includeDefinition, (uri) => uri) ?? [];
  for (const each of fixture.files) {
    const here = found.filter(({ uri }) => uri === fixtureUri(each.path));
    expectAnnotations(
      each,
      here.map(({ range }) => ({ range, code: 'reference' })),
    );
  }
}

/** The completion items at `$0`. */
export function completionsInCatalog(template: string, lastGood?: string): CompletionItem[] | null {
  const { document, position } = openCatalog(template, lastGood);
  const { uri, lines, framework } = document;
  return completionInCatalog({ uri, lines, catalogUri: uri, framework }, position, RICH)?.items ?? null;
}

/** Asserts the file of the cursor after the item with this label is accepted. */
export function checkAcceptedInCatalog(template: string, label: string, after: string, lastGood?: string): void {
  const { file, position } = openCatalog(template, lastGood);
  const item = completionsInCatalog(template, lastGood)?.find((each) => each.label === label);
  if (!item) throw new Error(`${label} is not in the list`);
  const edit = item.textEdit as TextEdit;
  expect([edit.range.start.line, edit.range.end.line]).toEqual([position.line, position.line]);
  expect(applyEdits(file.text, [edit])).toBe(parseFixture(after).files.find(({ path }) => path === file.path)?.text);
}
