import { linesToDate } from '../../core/diagnostics/earlier-meanings.ts';
import { type ReadLineHistory, UnknownHistory } from '../../loader/line-history.ts';
import { gitLineHistory } from '../../node/git/git-line-history.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Visit } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import { placeOf, placeWithoutLines } from '../findings.ts';

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
/** How many files are looked up ahead of the one that is checked. */
const AHEAD = 8;

/** Adds to analyses when lines that cite reused numbers were written, as far as git knows. */
export class LineDateTracker {
  readonly #read: ReadLineHistory;
  readonly #unknown = new UnknownHistory();

  constructor({ environment }: Pick<CommandLine, 'environment'>) {
    this.#read = gitLineHistory(environment);
  }

  /** The same visits in the same order, with the dates of lines. */
  async *date(visits: AsyncIterable<Visit>): AsyncGenerator<Visit> {
    const pending: Promise<Visit>[] = [];
    for await (const visit of visits) {
      const lines = linesOf(visit);
      // Most texts have none, and need not wait.
      if (lines.length === 0 && pending.length === 0) yield visit;
      else pending.push(this.#withDates(visit, lines));
      if (pending.length > AHEAD) yield pending.shift()!;
    }
    yield* pending;
  }

  /** Whether it has lines that git is asked about. */
  asksAbout(visit: Visit): boolean {
    return linesOf(visit).length > 0;
  }

  dated(visit: Visit): Visit | Promise<Visit> {
    const lines = linesOf(visit);
    return lines.length === 0 ? visit : this.#withDates(visit, lines);
  }

  async #withDates(visit: Visit, lines: readonly number[]): Promise<Visit> {
    const { uri, file, text, analysis } = visit;
    if (lines.length === 0) return visit;
    const history = await this.#read({ uri, text, lines });
    this.#unknown.add(file, history);
    if (history.kind !== 'known' || history.ages.size === 0) return visit;
    const lineDates = { dayOf: (line: number) => history.ages.get(line) ?? null };
    return { ...visit, analysis: analysis.withMetadata({ ...analysis.metadata, lineDates }) };
  }

  /** `--since-written`: reports on standard error which dates are missing. */
  async report({ stderr }: CommandLine): Promise<void> {
    for (const sentence of this.#unknown.sentences()) {
      await stderr.write(`objrefs: --since-written: ${visible(sentence)}\n`);
    }
  }
}

/** Those that have to be dated. Git has no lines of an office file. */
const linesOf = ({ file, analysis: { lines, references, scope } }: Visit): readonly number[] =>
  placeWithoutLines(placeOf(file, START, lines)) ? [] : linesToDate(references, scope);
