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
  /** The beginning of a line that continues in the next part, byte for byte. */
  #begun = '';
  #file: string | undefined;
  /** Old and new lines of the current hunk that are still to come. */
  #old = 0;
  #new = 0;

  constructor(onSpan: (file: string, span: LineSpan) => void) {
    this.#onSpan = onSpan;
  }

  push(part: Buffer): void {
    const lines = part.toString('latin1').split('\n');
    for (const [index, text] of lines.entries()) {
      if (this.#begun.length < LONGEST_HEADER) this.#begun += text.slice(0, LONGEST_HEADER);
      if (index === lines.length - 1) return;
      this.#readLine(this.#begun);
      this.#begun = '';
    }
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
