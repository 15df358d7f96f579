import type { Replacements } from '../../core/editions/replacements.ts';
import type { DecisionRow } from '../../core/fixing/decision-row.ts';
import { type Decide, decisionIn, type MadeDecision, type MigrationDecision } from '../../core/fixing/decisions.ts';
import { positionKey } from '../../core/model/text.ts';
import { shortened } from '../../core/resolution/phrases.ts';
import { visible } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { placeOf, placeText } from '../findings.ts';
import { Questions } from '../questions.ts';

/** `migrate --interactive`: asks about each reference that needs a decision. */
export class Interview {
  readonly #line: CommandLine;
  readonly #questions: Questions;
  readonly #replacements: Replacements;
  /** Answers for all places of a number, by the number and what is said about it. */
  readonly #forAll = new Map<string, MadeDecision | 'skip'>();
  #isOver = false;
  #asked = 0;

  constructor(line: CommandLine, replacements: Replacements) {
    this.#line = line;
    this.#questions = new Questions(line);
    this.#replacements = replacements;
  }

  async close(): Promise<void> {
    await this.#questions.close();
  }

  /** The decisions about the references of a file; undefined where there are none. */
  async ask(file: string, rows: readonly DecisionRow[]): Promise<Decide | undefined> {
    const { framework, target } = this.#replacements;
    const decisions = new Map<string, MigrationDecision>();
    for (const row of rows) {
      const made = await this.#askAbout(file, row);
      const decision = made && decisionIn(framework, target, made);
      if (decision) decisions.set(keyOf(row.range, row.number), decision);
    }
    if (decisions.size === 0) return undefined;
    return ({ reference }, number) => decisions.get(keyOf(reference.range, number));
  }

  async #askAbout(file: string, row: DecisionRow): Promise<MadeDecision | undefined> {
    const subject = JSON.stringify([row.number, row.edition, row.message]);
    const known = this.#forAll.get(subject);
    if (known || this.#isOver) return known === 'skip' ? undefined : known;
    if (this.#asked++ === 0) await this.#line.stdout.write(WHEN_WRITTEN);
    await this.#line.stdout.write(questionOf(file, row));
    for (;;) {
      const answer = (await this.#questions.ask('  Your choice: '))?.trim();
      if (answer === undefined || answer === 'q') {
        this.#isOver = true;
        return undefined;
      }
      const isForAll = answer.endsWith('!');
      const made = await this.#read(isForAll ? answer.slice(0, -1) : answer, row);
      if (!made) {
        const why =
          answer[0] === 'i' && row.ignorable ? 'A reason is required.' : `${answer} is not a possible answer.`;
        await this.#line.stdout.write(`  ${visible(why)}\n`);
        continue;
      }
      if (isForAll) this.#forAll.set(subject, made);
      return made === 'skip' ? undefined : made;
    }
  }

  /** Undefined for an answer that is not possible. */
  async #read(
    answer: string,
    { candidates, keep, ignorable }: DecisionRow,
  ): Promise<MadeDecision | 'skip' | undefined> {
    const { framework, target } = this.#replacements;
    if (answer === '' || answer === 's') return 'skip';
    if (answer === 'k') return keep === null ? undefined : { kind: 'keep' };
    if (answer === 'i') {
      const reason = ignorable ? (await this.#questions.ask('  Reason: '))?.trim() : undefined;
      return reason ? { kind: 'ignore', reason } : undefined;
    }
    const numbers = answer.startsWith('=')
      ? answer.slice(1).split(',')
      : answer.split(',').map((index) => candidates[Number(index) - 1]?.number ?? '');
    const made: MadeDecision = { kind: 'choose', numbers: numbers.map((number) => number.trim()) };
    return decisionIn(framework, target, made) && made;
  }
}

const WHEN_WRITTEN = 'Files are written after the last question: q writes what is decided so far, Ctrl+C nothing.\n';

const keyOf = ({ start }: DecisionRow['range'], number: string): string => `${positionKey(start)} ${number}`;

function questionOf(file: string, row: DecisionRow): string {
  const { text, number, within, message, candidates, keep, ignorable } = row;
  const choices = candidates.map((one, index) => `    ${index + 1}  ${one.number}  ${shortened(one.title)}`);
  const lines = [
    `${placeText(placeOf(file, row.range))}  ${text}${within ? `  (the range contains ${number})` : ''}`,
    `  ${message}`,
    ...choices,
    '    =  and a number of the new edition, or several separated by commas',
    ...(keep === null ? [] : [`    k  keep edition ${keep}`]),
    ...(ignorable ? ['    i  ignore, with a reason'] : []),
    '    s  skip; q  skip the rest; with ! (as in 1!) the answer applies to all places of the number',
  ];
  return lines.map((one) => `${visible(one)}\n`).join('');
}
