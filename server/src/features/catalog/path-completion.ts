import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import type { ValueType } from '../../core/fields/field.ts';
import type { Position } from '../../core/model/text.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { FieldsDocument } from './field-completion.ts';
import { typesAt } from './fields.ts';
import { scalarAt, type YamlCursor, yamlCursor } from './yaml-cursor.ts';

/** A path that is being typed. */
interface PathPlace extends Pick<YamlCursor, 'range' | 'quoted'> {
  /** The part up to and including the last `/`: a folder relative to that of the project. May be empty. */
  readonly folder: string;
  /** Only files that can be read as catalogs are offered. */
  readonly isCatalog: boolean;
}

/** The path at the position; null where there is none, and in a glob pattern. */
export function pathPlace({ lines, kind }: FieldsDocument, position: Position): PathPlace | null {
  const cursor = yamlCursor(lines, position);
  if (!cursor || cursor.kind === 'key' || !typesAt(kind, cursor.path).some(isPath)) return null;
  const folder = cursor.query.slice(0, cursor.query.lastIndexOf('/') + 1);
  if (/[*?{}[\]\\:]|^\/|(?:^|\/)\.{1,2}\//.test(folder)) return null;
  const [first] = cursor.path;
  const isCatalog = typeof first === 'object' && first.key === 'catalogs';
  return { folder, isCatalog, range: cursor.range, quoted: cursor.quoted };
}

const isPath = (type: ValueType): boolean => type.kind === 'text' && type.rule === 'path';

/** Names of files that can be read as catalogs. */
const READABLE = /\.(?:ya?ml|json|csv|tsv|tab|docx|x?html?|md|markdown|mdx|a(?:scii)?doc|asc|te?xt)$/i;
/** Longer lists are not useful. */
const MAX_ITEMS = 200;

export function pathItems(
  place: PathPlace,
  entries: readonly { readonly name: string; readonly type: string }[],
): CompletionItem[] {
  const fitting = entries.filter(({ name, type }) => {
    return !name.startsWith('.') && (type === 'directory' || !place.isCatalog || READABLE.test(name));
  });
  const sorted = fitting.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MAX_ITEMS);
  return sorted.map(({ name, type }) => {
    const isFolder = type === 'directory';
    const path = `${place.folder}${name}${isFolder ? '/' : ''}`;
    return {
      label: plainLine(path),
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      textEdit: { range: place.range, newText: scalarAt(place, path) } satisfies TextEdit,
      sortText: `~${path}`,
    };
  });
}
