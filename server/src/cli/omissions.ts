import type { LeftOut } from '../loader/walk.ts';
import { visible } from '../reports/visible-text.ts';
import type { CommandLine } from './command-line.ts';
import { displayPath } from './paths.ts';

/** Why a file or folder was skipped. */
export type WhyOmitted =
  | LeftOut
  | 'excluded'
  | 'binary'
  | 'illegible'
  | 'too-large'
  | 'outside'
  | 'report'
  | 'unchanged';

/** In the message for one, and in the summary of all. */
const REASONS: Readonly<Record<WhyOmitted, readonly [one: string, several: string]>> = {
  ignored: ['ignored by git', 'ignored by git'],
  node_modules: ['installed packages', 'node_modules'],
  excluded: ['excluded by objrefs.yaml', 'excluded by objrefs.yaml'],
  special: ['not a regular file, or a link to a folder', 'special files or links to folders'],
  binary: ['binary file', 'binary'],
  illegible: ['a damaged or encrypted office file', 'damaged or encrypted office files'],
  'too-large': ['larger than limits.fileSize', 'larger than limits.fileSize'],
  outside: ['a link that leads out of the root', 'links that lead out of the root'],
  report: ['a JSON report of objrefs', 'JSON reports of objrefs'],
  unchanged: ['unchanged', 'unchanged'],
};

/** Collects what a run skips, for `--verbose`. A folder counts as one. */
export class Omissions {
  readonly #counts = new Map<WhyOmitted, number>();
  readonly #lines: string[] = [];
  readonly #line: CommandLine;

  constructor(line: CommandLine) {
    this.#line = line;
  }

  add(uri: string, why: WhyOmitted): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1);
    // There may be too many unchanged files to list.
    if (why !== 'unchanged') {
      this.#lines.push(`objrefs: ${visible(displayPath(uri, this.#line))}: skipped: ${REASONS[why][0]}\n`);
    }
  }

  /** A line for each, and their counts by reason. */
  async report(): Promise<void> {
    const { stderr } = this.#line;
    for (const text of this.#lines) await stderr.write(text);
    const counts = Object.entries(REASONS).flatMap(([why, [, several]]) => {
      const count = this.#counts.get(why as WhyOmitted);
      return count === undefined ? [] : [`${count} ${several}`];
    });
    await stderr.write(`objrefs: files and folders skipped: ${counts.join(', ') || 'none'}\n`);
  }
}
