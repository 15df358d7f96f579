import { type CodeAction, type CodeActionContext, CodeActionKind } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { l10n } from '../core/base/l10n.ts';
import type { Catalog } from '../core/model/catalog.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { comparePositions, intersects, type Lines, type Range } from '../core/model/text.ts';
import { writtenAsListed } from '../core/resolution/lookup.ts';
import { editionName } from '../core/resolution/phrases.ts';
import { newEntry } from './catalog/new-entry.ts';
import type { ClientSupport } from './client-support.ts';
import { sameDiagnostic, wants } from './codeAction.ts';
import { diagnostic } from './diagnostics.ts';
import type { FeatureDocument } from './feature-document.ts';
import { editOfFiles } from './workspace-edit.ts';

/** A catalog that can be edited: its present text, which is the one that was read. */
export interface EditableCatalog extends Pick<FeatureDocument, 'uri' | 'version' | 'eol'> {
  readonly lines: Lines;
  readonly catalog: Catalog;
}

/**
 * Quick fixes that list the unknown numbers of the range in their catalogs, one for each number. The title is for a person
 * to write, and the catalog says so until it is there.
 *
 * @param editable by the normalised URI of a catalog; undefined for one that may not be edited, or not now
 */
export function addToCatalog(
  document: FeatureDocument,
  range: Range,
  context: CodeActionContext,
  support: ClientSupport,
  clientUri: (uri: string) => string,
  editable: (uri: string) => EditableCatalog | undefined,
): CodeAction[] {
  if (!support.codeActionLiteral || !wants(context, CodeActionKind.QuickFix)) return [];
  const actions = new Map<string, CodeAction>();
  for (const problem of document.analysis.diagnostics) {
    if (problem.code !== 'unknown-objective' || !intersects(problem.range, range)) continue;
    const resolved = referenceOf(document, problem);
    const entry = resolved && entryFor(resolved, editable);
    if (!entry || actions.has(entry.title)) continue;
    actions.set(entry.title, {
      title: entry.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [sameDiagnostic(context.diagnostics, problem) ?? diagnostic(problem, support, clientUri)],
      edit: editOfFiles([{ document: entry.catalog, edits: [entry.edit] }], support),
    });
  }
  return [...actions.values()];
}

function referenceOf({ analysis }: FeatureDocument, problem: Diagnostic): ResolvedReference | undefined {
  return analysis.references.find(
    ({ reference }) => comparePositions(reference.range.start, problem.range.start) === 0,
  );
}

function entryFor(
  { reference, resolution }: ResolvedReference,
  editable: (uri: string) => EditableCatalog | undefined,
) {
  const { framework, edition } = resolution;
  const catalog = edition && editable(edition.uri);
  if (!catalog || !framework.catalogs.includes(catalog.catalog)) return null;
  const listed = catalog.catalog.editions.find(({ id }) => id === edition.id);
  const number = writtenAsListed(framework, reference.number);
  const edit = listed ? newEntry(catalog.lines, listed.objectives, number, catalog.eol ?? '\n') : null;
  return (
    edit && { title: l10n.t('Add {0} to the catalog of {1}', number, editionName(framework, edition)), catalog, edit }
  );
}
