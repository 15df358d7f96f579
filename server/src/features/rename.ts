import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import type { Catalog } from '../core/model/catalog.ts';
import { type TextEdit as CoreEdit, type Lines, textIn } from '../core/model/text.ts';
import { isRenumbered, type Renumbering } from '../core/renaming/renumbering.ts';
import type { ClientSupport } from './client-support.ts';
import { namesOf } from './named-objectives.ts';

/**
 * The edits of a catalog for a renumbering: in the entries of the objectives, and in `replacedBy` and `replaces` of any
 * edition. Aliases are not changed.
 */
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

/** The edits of one file for a renaming. */
export interface RenamedFile {
  /** As the client spells it. */
  readonly uri: string;
  /** Of the open document; null: the file on disk. */
  readonly version: number | null;
  readonly edits: readonly CoreEdit[];
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
  if (!support.documentChanges) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, edits } of changed) changes[uri] = edits.map(plain);
    return { changes };
  }
  const documentChanges = changed.map(({ uri, version, edits, kind }): TextDocumentEdit => {
    const annotated = (edit: CoreEdit): AnnotatedTextEdit => ({ ...plain(edit), annotationId: kind });
    return { textDocument: { uri, version }, edits: edits.map(support.changeAnnotations ? annotated : plain) };
  });
  return { documentChanges, ...(support.changeAnnotations && { changeAnnotations: annotationsOf(changed) }) };
}

function annotationsOf(files: readonly RenamedFile[]): Record<string, ChangeAnnotation> {
  const kinds = new Set<string>(files.map(({ kind }) => kind));
  return Object.fromEntries(Object.entries(annotations()).filter(([kind]) => kinds.has(kind)));
}

const plain = ({ range, newText }: CoreEdit): TextEdit => ({ range, newText });
