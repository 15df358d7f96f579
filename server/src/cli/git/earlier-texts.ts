import { isRefusal } from '../../core/base/result.ts';
import type { Range } from '../../core/model/text.ts';
import { documentFormatOf } from '../../documents/formats.ts';
import { nameOf } from '../../uri/uris.ts';
import { readerOf } from '../document-readers.ts';
import type { Git } from './git.ts';
import { earlierObjects } from './staged-files.ts';

/** Of a document, in bytes. */
const MAX_SIZE = 64 * 1024 * 1024;

/** The earlier texts of office files, which git does not compare by lines. */
export class EarlierTexts {
  readonly #git: Git;
  /** Names of git's objects, by URI. */
  readonly #objects: ReadonlyMap<string, string>;

  private constructor(git: Git, objects: ReadonlyMap<string, string>) {
    this.#git = git;
    this.#objects = objects;
  }

  /** @param changed URIs of changed files */
  static async open(git: Git, against: readonly string[], changed: Iterable<string>): Promise<EarlierTexts> {
    const hasDocuments = [...changed].some((uri) => documentFormatOf(nameOf(uri)));
    const listing = ['diff', '--raw', '--no-abbrev', '--find-renames', '-z', ...against, '--'];
    return new EarlierTexts(git, earlierObjects(git, hasDocuments ? await git.parts(listing) : []));
  }

  /** Undefined for a file that is new, was not readable, or is compared by git. */
  async read(uri: string): Promise<string | undefined> {
    const [format, object] = [documentFormatOf(nameOf(uri)), this.#objects.get(uri)];
    if (!format || object === undefined) return undefined;
    // A partial clone does not have all of them.
    const bytes = await this.#git.output(['cat-file', 'blob', object], { limit: MAX_SIZE }).catch(() => undefined);
    const read = bytes && (await readerOf(format)(bytes));
    return isRefusal(read) ? undefined : read?.text;
  }
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
  const [head, tail] = sameEnds(before, after);
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

/** The number of equal items at the start and at the end. */
function sameEnds(before: ArrayLike<string>, after: ArrayLike<string>): readonly [head: number, tail: number] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [head, tail];
}

function changedColumns(before: string, after: string): Columns {
  const [head, tail] = sameEnds(before, after);
  return { from: head, to: after.length - tail };
}
