import type { LeftOut } from '../loader/walk.ts';
import { visible } from '../reports/visible-text.ts';
import type { CommandLine } from './command-line.ts';
import { displayPath } from './paths.ts';

/** Why something was found and not read. */
export type WhyOmitted = LeftOut | 'excluded' | 'binary' | 'too-large' | 'unchanged';

/** What is said of one, and of several. */
const REASONS: Readonly<Record<WhyOmitted, readonly [one: string, several: string]>> = {
  ignored: ['git ignores it', 'that git ignores'],
  node_modules: ['installed packages', 'of installed packages (node_modules)'],
  excluded: ['objrefs.yaml excludes it', 'that objrefs.yaml excludes'],
  special: ['no plain file, or a link to a folder', 'that are no plain files, or links to folders'],
  binary: ['a binary file', 'binary'],
  'too-large': ['larger than limits.fileSize', 'larger than limits.fileSize'],
  unchanged: ['unchanged', 'unchanged'],
};

/** Collects what a run does not read, for `--verbose`. A folder counts as one. */
export class Omissions {
  readonly #counts = new Map<WhyOmitted, number>();
  readonly #lines: string[] = [];
  readonly #line: CommandLine;

  constructor(line: CommandLine) {
    this.#line = line;
  }

  add(uri: string, why: WhyOmitted): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1);
    // Of what has not changed there may be everything.
    if (why !== 'unchanged') {
      this.#lines.push(`objrefs: ${visible(displayPath(uri, this.#line))}: not read: ${REASONS[why][0]}.\n`);
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
    await stderr.write(`objrefs: Files and folders not read: ${counts.join(', ') || 'none'}.\n`);
  }
}
