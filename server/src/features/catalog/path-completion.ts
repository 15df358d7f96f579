import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import type { ValueType } from '../../core/fields/field.ts';
import type { Position } from '../../core/model/text.ts';
import type { FieldsDocument } from './field-completion.ts';
import { typesAt } from './fields.ts';
import { type YamlCursor, yamlCursor } from './yaml-cursor.ts';

/** A path that is being written. */
interface PathPlace extends Pick<YamlCursor, 'range' | 'quoted'> {
  /** Up to the last `/`, which it ends with: the folder that is looked into, relative to the root. Or empty. */
  readonly folder: string;
  /** Only files that can be read as catalogs are meant. */
  readonly isCatalog: boolean;
}

/** What a folder holds. */
interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The path of a file that is written at the position; null where there is none, or it is a pattern up to there. */
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

/** What may be read as a catalog, by its name. */
const READABLE = /\.(?:ya?ml|json|csv|tsv|tab|docx|x?html?|md|markdown|mdx|a(?:scii)?doc|asc|te?xt)$/i;
/** More are not read by anybody. */
const MAX_ITEMS = 200;

/** Folders and files to go on with, in their order by name. */
export function pathItems(place: PathPlace, entries: readonly FolderEntry[]): CompletionItem[] {
  const fitting = entries.filter(({ name, isFolder }) => {
    return !name.startsWith('.') && (isFolder || !place.isCatalog || READABLE.test(name));
  });
  const sorted = fitting.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MAX_ITEMS);
  return sorted.map(({ name, isFolder }) => {
    const path = `${place.folder}${name}${isFolder ? '/' : ''}`;
    const isPlain = /^[\p{L}\p{N}(][\p{L}\p{N} ._/()@+-]*$/u.test(path);
    return {
      label: path,
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      textEdit: {
        range: place.range,
        newText: place.quoted || isPlain ? path : JSON.stringify(path),
      } satisfies TextEdit,
      sortText: `~${path}`,
    };
  });
}
