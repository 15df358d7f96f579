import { readFile } from 'node:fs/promises';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { decodeText } from '../../loader/decode.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { writeWhole } from '../../node/write-file.ts';
import { visible, visibleLines } from '../../reports/visible-text.ts';
import { toPath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { type FilesOfRoot, whyNotFollowed } from '../workspace.ts';
import { unifiedDiff } from './unified-diff.ts';

const CHANGED = new Refusal('not written, since it was changed in the meantime. Run the command again.');

/** A text file to be changed, by one or more rounds of edits. */
export class PendingFile {
  readonly uri: string;
  /** Name for messages and patches. */
  readonly file: string;
  /** As it was read. */
  readonly #original: string;
  readonly #workspace: Pick<FilesOfRoot, 'root'>;
  readonly #rounds: (readonly TextEdit[])[] = [];
  #text: string;

  constructor(workspace: Pick<FilesOfRoot, 'root'>, uri: string, file: string, text: string) {
    this.uri = uri;
    this.file = file;
    this.#workspace = workspace;
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

  /** Edits `text`. The edits do not overlap. */
  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.#rounds.push(edits);
    this.#text = editText(this.#text, edits).text;
  }

  /**
   * Writes the file; in a dry run, prints a patch instead, if `patches` says so. What prevents it goes to standard error.
   *
   * @returns whether it succeeded
   */
  async carryOut({ stdout, stderr }: CommandLine, isDryRun: boolean, patches = true): Promise<boolean> {
    const outcome =
      (await whyNotFollowed(this.#workspace, this.uri)) ?? (isDryRun ? await this.#diff() : await this.#write());
    if (isRefusal(outcome)) {
      await stderr.write(`objrefs: ${visible(this.file)}: ${visible(outcome.message)}\n`);
      return false;
    }
    if (outcome !== undefined && patches) await stdout.write(stdout.isTerminal ? visibleLines(outcome) : outcome);
    return true;
  }

  /** Writes it in its encoding, as a whole or not at all, unless it has changed since it was read. */
  async #write(): Promise<Refusal | undefined> {
    const path = toPath(this.uri);
    try {
      const before = await readFile(path);
      const text = decodeText(before);
      // Of two names of a file, the other one was written.
      if (text === this.#text) return undefined;
      if (text !== this.#original) return CHANGED;
      let after: Uint8Array = before;
      for (const edits of this.#rounds) {
        const edited = editBytes(after, edits);
        if (isRefusal(edited)) return edited;
        after = edited;
      }
      return (await writeWhole(path, after, before)) ? undefined : CHANGED;
    } catch (error) {
      return new Refusal(`cannot be written: ${reasonOf(error)}`);
    }
  }

  /** The change as a unified diff; a refusal where git has no lines for the file. There may be one round of edits. */
  async #diff(): Promise<Result<string>> {
    const [edits = [], ...more] = this.#rounds;
    if (more.length > 0) throw new Error('A diff shows one round of edits');
    try {
      const bytes = await readFile(toPath(this.uri));
      if (decodeText(bytes) !== this.#original) return CHANGED;
      const encoding = encodingOf(bytes);
      if (encoding === 'utf-8') return unifiedDiff(this.file, this.#original, edits);
      if (encoding === 'utf-8 with byte order mark') {
        return unifiedDiff(this.file, `\ufeff${this.#original}`, edits.map(behindMark));
      }
      return new Refusal('not UTF-8, so that a patch cannot show it. Run the command without --dry-run.');
    } catch (error) {
      return new Refusal(`cannot be read: ${reasonOf(error)}`);
    }
  }
}

/** The edit in a text that begins with its byte order mark, which takes one unit of the first line. */
function behindMark({ range: { start, end }, newText }: TextEdit): TextEdit {
  const moved = ({ line, character }: typeof start) => ({ line, character: line === 0 ? character + 1 : character });
  return { range: { start: moved(start), end: moved(end) }, newText };
}

/** The encoding of a text file; `bytewise`: unknown, with one character for each byte. */
type Encoding = 'utf-8' | 'utf-8 with byte order mark' | 'utf-16le' | 'utf-16be' | 'bytewise';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** The encoding that writes the text of `decodeText` as exactly these bytes; undefined for a mix of encodings. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const text = decodeText(bytes);
  if (text === null) return undefined;
  const encoding = markedEncoding(bytes);
  if (Buffer.compare(encode(text, encoding), bytes) === 0) return encoding;
  // Bytes that are not UTF-8 are read as one character each if none of them begins a longer one, as in Latin-1.
  return encoding === 'utf-8' && text.length === bytes.length ? 'bytewise' : undefined;
}

function markedEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return UTF8_MARK.every((byte, index) => bytes[index] === byte) ? 'utf-8 with byte order mark' : 'utf-8';
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`);
}

/** The bytes of a file after edits that do not overlap. Keeps encoding, byte order mark and all other bytes. */
export function editBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Result<Uint8Array> {
  const encoding = encodingOf(bytes);
  const text = decodeText(bytes);
  if (encoding === undefined || text === null) {
    return new Refusal('not written, since it is neither valid UTF-8 nor UTF-16. Save it as UTF-8 first.');
  }
  const edited = editText(text, edits);
  if (encoding !== 'bytewise') return encode(edited.text, encoding);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { start, end, newText } of edited.replaced) {
    if (/[^\0-\x7f]/.test(newText))
      return new Refusal(`not written, since it is not UTF-8 and cannot hold "${newText}"`);
    parts.push(bytes.subarray(done, start), Buffer.from(newText));
    done = end;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}
