import type { Matcher } from '../matching/matcher.ts';
import { type Cursor, Reader } from '../matching/reader.ts';
import { scanLine } from '../matching/scanner.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';

/** A scan of a whole text that can be interrupted between lines. */
export class TextScan {
  /** In the order of the text, as far as it was scanned. */
  readonly groups: ReferenceGroup[] = [];
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  #from: Cursor = { line: 0, at: 0 };

  constructor(lines: Lines, matcher: Matcher) {
    this.#reader = new Reader(lines);
    this.#matcher = matcher;
    if (matcher.starts.size === 0) this.#from = { line: lines.lineCount, at: 0 };
  }

  /** Scans on; true when the text has come to its end. `isTime` is asked after each line whether to stop there. */
  run(isTime: () => boolean): boolean {
    const { lines } = this.#reader;
    while (this.#from.line < lines.lineCount) {
      const scanned = scanLine(this.#reader, this.#from.line, this.#from.at, this.#matcher);
      for (const group of scanned.groups) this.groups.push(group);
      this.#from = scanned.resume;
      if (isTime()) break;
    }
    return this.#from.line >= lines.lineCount;
  }
}
