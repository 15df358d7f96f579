import type { ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import type { Catalog } from '../core/model/catalog.ts';
import { type TextEdit as CoreEdit, type Lines, type Position, type Range, textIn } from '../core/model/text.ts';
import { isRenumbered, type Renumbering } from '../core/renaming/renumbering.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { editOfFiles, type FileEdits } from './lsp/workspace-edit.ts';
import { namedAt, namesOf, type PrefixPlace, prefixAt, prefixInCatalog } from './objectives/target.ts';

/** Edits of a catalog for a renumbering: entries, `replacedBy` and `replaces` of any edition; aliases stay. */
export function renumberCatalog(lines: Lines, catalog: Catalog, renumbering: Renumbering): CoreEdit[] {
  const { edition, framework, numbers } = renumbering;
  const edits: CoreEdit[] = [];
  for (const [number, newNumber] of numbers) {
    const objective = edition.byNumber.get(number);
    if (!objective || !isRenumbered(renumbering, objective)) continue;
    const aliases = new Set(objective.aliases.map(({ text }) => text));
    for (const { range } of namesOf(objective, catalog, framework)) {
      if (!aliases.has(textIn(lines, range))) edits.push({ range, newText: newNumber });
    }
  }
  return edits;
}

export interface RenamedFile extends FileEdits {
  readonly kind: RenamedKind;
}

/** The role of a file. */
type RenamedKind = 'catalog' | 'configuration' | 'records' | 'citations';

const annotations = (): Readonly<Record<RenamedKind, ChangeAnnotation>> => ({
  catalog: { label: l10n.t('Catalogs'), description: l10n.t('entries and successors') },
  configuration: { label: l10n.t('Configuration'), description: 'objrefs.yaml' },
  records: { label: l10n.t('Records'), description: l10n.t('reviews and baseline') },
  citations: { label: l10n.t('Citations'), description: l10n.t('references in documents') },
});

/** All edits as one, which clients apply, preview and undo as a whole. */
export function renameEdit(files: readonly RenamedFile[], support: ClientSupport): WorkspaceEdit {
  const changed = files.filter(({ edits }) => edits.length > 0);
  if (!support.documentChanges || !support.changeAnnotations) return editOfFiles(changed, support);
  return { ...editOfFiles(changed, support, ({ kind }) => kind), changeAnnotations: annotationsOf(changed) };
}

function annotationsOf(files: readonly RenamedFile[]): Record<string, ChangeAnnotation> {
  const kinds = new Set<string>(files.map(({ kind }) => kind));
  return Object.fromEntries(Object.entries(annotations()).filter(([kind]) => kinds.has(kind)));
}

/** The range to rename: LSP's `PrepareRenameResult` with a placeholder. */
interface RenamePlace {
  readonly range: Range;
  /** The number or prefix as in the catalog, which may differ from the text at the range. */
  readonly placeholder: string;
}

/** The prefix or the number of the reference at the position. Null where there is none, or where no catalog lists the number. */
export function prepareRename(document: FeatureDocument, position: Position): RenamePlace | null {
  const { analysis } = document;
  const prefix = prefixAt(document, position);
  if (prefix && isInLine(prefix.range, position)) return placeOfPrefix(prefix);
  const found = analysis.referenceAt(position);
  const number = found?.resolution.objective?.number;
  if (!found || number === undefined) return null;
  const { range, numberRange } = found.reference;
  // Clients expect a range on the line of the position.
  return { range: isInLine(numberRange, position) ? numberRange : range, placeholder: number };
}

/** The prefix of a catalog, or the number at the position, of an objective or of a successor. */
export function prepareRenameInCatalog(document: CatalogDocument, position: Position): RenamePlace | null {
  const prefix = prefixInCatalog(document, position);
  if (prefix) return placeOfPrefix(prefix);
  const named = namedAt(document, position);
  return named ? { range: named.range, placeholder: named.objective.number } : null;
}

const placeOfPrefix = ({ framework, range }: PrefixPlace): RenamePlace => ({ range, placeholder: framework.prefix });

const isInLine = ({ start, end }: Range, { line }: Position): boolean => start.line <= line && line <= end.line;
