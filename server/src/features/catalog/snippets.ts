import { type CompletionItem, CompletionItemKind, InsertTextFormat, type TextEdit } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { MAPPINGS } from '../../core/fields/mappings.ts';
import { type FileKind, mappingAt } from './fields.ts';
import type { YamlCursor } from './yaml-cursor.ts';

/** An entry or a file with placeholders, for clients with snippets. */
interface Snippet {
  readonly label: () => string;
  readonly detail: () => string;
  /** One line, except in an empty file, since clients differ in how they indent further lines. */
  readonly body: string;
}

const NEW_CATALOG: Snippet = {
  label: () => l10n.t('catalog'),
  detail: () => l10n.t('New catalog with one edition'),
  body: 'prefix: $1\ntitle: $2\nedition: "$3"\nobjectives:\n  - $4\n$0',
};
const ENTRIES: readonly Snippet[] = [
  {
    label: () => l10n.t('objective with successors'),
    detail: () => l10n.t('Lists the objectives that replace it'),
    body: '{number: $1, title: $2, replacedBy: [$3]}',
  },
  {
    label: () => l10n.t('withdrawn objective'),
    detail: () => l10n.t('Keeps old references to it resolvable'),
    body: '{number: $1, title: $2, withdrawn: true}',
  },
];
const EDITION: Snippet = {
  label: () => l10n.t('edition with objectives'),
  detail: () => l10n.t('Another edition of the framework'),
  body: '{edition: "$1", published: $2, objectives: [$3]}',
};

/** The snippets for the cursor. */
export function snippetsAt(kind: FileKind, cursor: YamlCursor): CompletionItem[] {
  return snippets(kind, cursor).map(({ label, detail, body }) => ({
    label: label(),
    detail: detail(),
    kind: CompletionItemKind.Snippet,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range: cursor.range, newText: body } satisfies TextEdit,
  }));
}

function snippets(kind: FileKind, { path, kind: what, beside }: YamlCursor): readonly Snippet[] {
  if (path.length === 0) return kind === 'catalog' && beside.size === 0 ? [NEW_CATALOG] : [];
  if (what !== 'start' || beside.size > 0) return [];
  const mapping = mappingAt(kind, path);
  return mapping === MAPPINGS.objective ? ENTRIES : mapping === MAPPINGS.edition ? [EDITION] : [];
}
