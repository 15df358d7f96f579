import { readFile } from 'node:fs/promises';
import type { TextEdit } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { decodeText } from '../../loader/decode.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { replaceFile } from '../../node/write-file.ts';
import { toPath } from '../../uri/uris.ts';
import type { Failure } from '../command-line.ts';
import { editBytes, encodingOf } from './file-bytes.ts';
import { unifiedDiff } from './unified-diff.ts';

const CHANGED: Failure = { failure: 'It was changed meanwhile, and is left as it is. Run the command again.' };

/** A text file that is about to be changed, in one round of edits or several. */
export class PendingFile {
  readonly uri: string;
  /** As it was read. */
  readonly #original: string;
  readonly #rounds: (readonly TextEdit[])[] = [];
  #text: string;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.#original = text;
    this.#text = text;
  }

  /** With all edits so far. */
  get text(): string {
    return this.#text;
  }

  get isChanged(): boolean {
    return this.#text !== this.#original;
  }

  /** Edits of `text`, which do not overlap. */
  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.#rounds.push(edits);
    this.#text = editText(this.#text, edits).text;
  }

  /** Writes it, if it is still what was read: in its encoding, as a whole or not at all. */
  async write(): Promise<Failure | undefined> {
    const path = toPath(this.uri);
    try {
      const before = await readFile(path);
      if (decodeText(before) !== this.#original) return CHANGED;
      let after: Uint8Array = before;
      for (const edits of this.#rounds) {
        const edited = editBytes(after, edits);
        if ('failure' in edited) return edited;
        after = edited;
      }
      return (await replaceFile(path, before, after)) ? undefined : CHANGED;
    } catch (error) {
      return { failure: `It cannot be written: ${reasonOf(error)}.` };
    }
  }

  /**
   * What would be written, as a unified diff under a name; for a file whose lines are no lines to git, why there is none.
   * There may have been one round of edits.
   */
  async diff(name: string): Promise<string | Failure> {
    const [edits = [], ...more] = this.#rounds;
    if (more.length > 0) throw new Error('A diff shows one round of edits');
    try {
      const bytes = await readFile(toPath(this.uri));
      if (decodeText(bytes) !== this.#original) return CHANGED;
      const encoding = encodingOf(bytes);
      if (encoding === 'utf-8') return unifiedDiff(name, this.#original, edits);
      if (encoding === 'utf-8 with byte order mark') {
        return unifiedDiff(name, `\ufeff${this.#original}`, edits.map(behindMark));
      }
      return { failure: 'It is not UTF-8, and a diff cannot show it. Run the command without --dry-run.' };
    } catch (error) {
      return { failure: `It cannot be read: ${reasonOf(error)}.` };
    }
  }
}

/** Places in the first line lie one unit further on where the byte order mark is a part of the text. */
function behindMark({ range: { start, end }, newText }: TextEdit): TextEdit {
  const moved = ({ line, character }: typeof start) => ({ line, character: line === 0 ? character + 1 : character });
  return { range: { start: moved(start), end: moved(end) }, newText };
}
