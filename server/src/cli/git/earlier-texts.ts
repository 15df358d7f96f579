import { sharedEnds } from '../../core/base/collections.ts';
import { isRefusal } from '../../core/base/result.ts';
import type { Range } from '../../core/model/text.ts';
import { documentFormatOf } from '../../documents/formats.ts';
import { nameOf } from '../../uri/uris.ts';
import { readerOf } from '../document-readers.ts';
import type { Git } from './git.ts';
import { earlierObjects } from './staged-files.ts';

/** Of a document, in bytes. */
const MAX_SIZE = 64 * 1024 * 1024;

/** The earlier text of an office file; undefined for one that is new or was not readable, and for what git compares. */
export type EarlierText = (uri: string) => Promise<string | undefined>;

/**
 * Reads the earlier texts of office files, which git does not compare by lines.
 *
 * @param changed URIs of changed files
 */
export async function earlierTexts(
  git: Git,
  against: readonly string[],
  changed: Iterable<string>,
): Promise<EarlierText> {
  const hasDocuments = [...changed].some((uri) => documentFormatOf(nameOf(uri)));
  const listing = ['diff', '--raw', '--no-abbrev', '--find-renames', '-z', ...against, '--'];
  const objects = earlierObjects(git, hasDocuments ? await git.parts(listing) : []);
  return async (uri) => {
    const [format, object] = [documentFormatOf(nameOf(uri)), objects.get(uri)];
    if (!format || object === undefined) return undefined;
    // A partial clone does not have all of them.
    const bytes = await git.output(['cat-file', 'blob', object], { limit: MAX_SIZE }).catch(() => undefined);
    const read = bytes && (await readerOf(format)(bytes));
    return isRefusal(read) ? undefined : read?.text;
  };
}

/** Of a line. */
interface Columns {
  readonly from: number;
  readonly to: number;
}

const WHOLE: Columns = { from: 0, to: Number.POSITIVE_INFINITY };

/** An automatic number of an item or a heading: those behind a new one have others. */
const NUMBER = /^(?:#{1,6} )?\(?(?:\d+|\p{L}{1,4})(?:[.)](?:\d+|\p{L})?)+ /u;

/** A test of whether a range is in a paragraph or a cell that is new: a paragraph that was moved is not. */
export function isInNewPart(earlier: string, text: string): (range: Range) => boolean {
  const [before, after] = [earlier, text].map((whole) => whole.split('\n').map((line) => line.replace(NUMBER, ''))) as [
    string[],
    string[],
  ];
  const [head, tail] = sharedEnds(before, after);
  const left = new Map<string, number>();
  for (const line of before.slice(head, before.length - tail)) left.set(line, (left.get(line) ?? 0) + 1);
  const fresh = new Map<number, Columns>();
  for (let index = head; index < after.length - tail; index++) {
    const line = after[index] ?? '';
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    if (count > 0) continue;
    // Where no row was added or removed, cells are compared.
    const isRow = before.length === after.length && line.startsWith('| ');
    fresh.set(index, isRow ? changedColumns(before[index] ?? '', line) : WHOLE);
  }
  return ({ start, end }) => {
    for (let line = start.line; line <= end.line; line++) {
      const columns = fresh.get(line);
      if (!columns) continue;
      const isAfter = line === start.line && start.character > columns.to;
      const isBefore = line === end.line && end.character < columns.from;
      if (!isAfter && !isBefore) return true;
    }
    return false;
  };
}

function changedColumns(before: string, after: string): Columns {
  const [head, tail] = sharedEnds(before, after);
  return { from: head, to: after.length - tail };
}
