import { linesToDate } from '../../core/diagnostics/earlier-meanings.ts';
import { type ReadLineHistory, UnknownHistory } from '../../loader/line-history.ts';
import { gitLineHistory } from '../../node/git/line-history.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Visit } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';

/** Files that are looked up ahead of the one that is judged. */
const AHEAD = 8;

/** `--since-written`: judges texts with what git knows of when their lines were written. */
export class LineDateTracker {
  readonly #read: ReadLineHistory;
  readonly #unknown = new UnknownHistory();

  constructor({ environment }: Pick<CommandLine, 'environment'>) {
    this.#read = gitLineHistory(environment);
  }

  /** The same visits in the same order, with evidence. */
  async *date(visits: AsyncIterable<Visit>): AsyncGenerator<Visit> {
    const under: Promise<Visit>[] = [];
    for await (const visit of visits) {
      under.push(this.#dated(visit));
      if (under.length > AHEAD) yield under.shift()!;
    }
    yield* under;
  }

  /** Tells on standard error what could not be found out. */
  async report({ stderr }: CommandLine): Promise<void> {
    for (const sentence of this.#unknown.sentences()) {
      await stderr.write(`objrefs: --since-written: ${visible(sentence)}\n`);
    }
  }

  async #dated(visit: Visit): Promise<Visit> {
    const { uri, file, text, analysis } = visit;
    const lines = linesToDate(analysis.references, analysis.scope);
    if (lines.length === 0) return visit;
    const history = await this.#read({ uri, text, lines });
    this.#unknown.add(file, history);
    if (history.kind !== 'known' || history.days.size === 0) return visit;
    const written = { dayOf: (line: number) => history.days.get(line) ?? null };
    return { ...visit, analysis: analysis.withMetadata({ ...analysis.metadata, written }) };
  }
}
