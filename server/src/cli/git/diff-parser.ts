import { byLine } from '../../node/git/by-line.ts';

/** Lines of a file in its new version: 1-based, both ends inclusive. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** No header line is longer: a name has at most 4096 bytes, each at most four characters when quoted. */
const LONGEST_HEADER = 20_000;

/**
 * Reads a patch as `git diff -U0` prints it, in parts of any size, and reports which lines of which files are new. Names
 * are those of the new version without the prefix `b/`; lines are as git counts them, by line feeds. The contents of lines
 * are counted, not parsed.
 */
export class DiffParser {
  readonly #onSpan: (file: string, span: LineSpan) => void;
  #file: string | undefined;
  /** Old and new lines of the current hunk that are still to come. */
  #old = 0;
  #new = 0;

  readonly push = byLine(LONGEST_HEADER, (line) => this.#readLine(line));

  constructor(onSpan: (file: string, span: LineSpan) => void) {
    this.#onSpan = onSpan;
  }

  #readLine(line: string): void {
    if (this.#old > 0 || this.#new > 0) {
      if (line.startsWith('-')) this.#old--;
      else if (line.startsWith('+')) this.#new--;
      return;
    }
    if (line.startsWith('diff --git ')) this.#file = undefined;
    else if (line.startsWith('+++ ')) this.#file = nameOf(line.slice('+++ '.length));
    else if (line.startsWith('@@ ')) this.#readHunk(line);
  }

  #readHunk(line: string): void {
    const [, old = '1', start = '0', length = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    this.#old = Number(old);
    this.#new = Number(length);
    const first = Number(start);
    if (this.#file !== undefined && this.#new > 0) this.#onSpan(this.#file, { first, last: first + this.#new - 1 });
  }
}

/** The name in a header; undefined for `/dev/null`. Git ends names with spaces by a tab, and quotes others as in C. */
function nameOf(header: string): string | undefined {
  const bytes = header.startsWith('"') ? unquoted(header) : header.replace(/\t$/, '');
  return bytes.startsWith('b/') ? Buffer.from(bytes.slice(2), 'latin1').toString('utf8') : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unquoted(header: string): string {
  const inner = header.slice(1, header.lastIndexOf('"'));
  return inner.replace(/\\(?:([0-7]{3})|(.))/gs, (_, octal: string | undefined, letter = '') =>
    octal === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
