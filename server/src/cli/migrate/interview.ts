import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { Replacements } from '../../core/editions/replacements.ts';
import {
  type Decide,
  type DecisionRow,
  decisionIn,
  type MadeDecision,
  type MigrationDecision,
} from '../../core/fixing/decisions.ts';
import { positionKey } from '../../core/model/text.ts';
import { shortened } from '../../core/resolution/phrases.ts';
import { visible } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { placeOf, placeText } from '../findings.ts';
import { Questions } from '../questions.ts';
import { findCurrent } from './choices.ts';

/** `migrate --interactive`: asks about each reference that needs a decision. */
export class Interview {
  readonly questions: Questions;
  readonly #line: CommandLine;
  readonly #replacements: Replacements;
  /** Answers for all places of a number, by the number and what is said about it. */
  readonly #forAll = new Map<string, MadeDecision | 'skip'>();
  #isOver = false;
  #asked = 0;

  constructor(line: CommandLine, replacements: Replacements) {
    this.#line = line;
    this.questions = new Questions(line);
    this.#replacements = replacements;
  }

  /** The decisions about the references of a file; undefined where there are none. */
  async ask(file: string, rows: readonly DecisionRow[]): Promise<Decide | undefined> {
    const { framework, target } = this.#replacements;
    const decisions = new Map<string, MigrationDecision>();
    for (const [index, row] of rows.entries()) {
      // A comment covers its line.
      const before = rows.slice(0, index).filter(({ range }) => range.start.line === row.range.start.line);
      const decisionOf = ({ range, number }: DecisionRow) => decisions.get(keyOf(range, number));
      const made = await this.#askAbout(file, { ...row, skipped: before.find((one) => !decisionOf(one))?.number });
      const ignored = before.find((one) => decisionOf(one)?.kind === 'ignore');
      if (!made && ignored) await this.#write([`  ${coversToo(ignored.number, row.number)}`]);
      const decision = made && decisionIn(framework, target, made);
      if (decision) decisions.set(keyOf(row.range, row.number), decision);
    }
    if (decisions.size === 0) return undefined;
    return ({ reference }, number) => decisions.get(keyOf(reference.range, number));
  }

  /** A choice that is not written, nor asked about again in this run. */
  async explainDropped(place: string, number: string): Promise<void> {
    await this.#write([
      `${place}: the answer about ${number} was not written, since others of the list are not decided.`,
    ]);
  }

  async #askAbout(file: string, row: Question): Promise<MadeDecision | undefined> {
    const subject = JSON.stringify([row.number, row.edition, row.message]);
    const known = this.#forAll.get(subject);
    if (known || this.#isOver) return known === 'skip' ? undefined : known;
    const isFirst = this.#asked++ === 0;
    await this.#write([...(isFirst ? [WHEN_WRITTEN] : []), ...questionOf(file, row), ...(isFirst ? helpOn(row) : [])]);
    for (;;) {
      const answer = (await this.questions.ask(`  Your choice (${keysOf(row)}): `))?.trim();
      if (answer === undefined || answer === 'q') {
        this.#isOver = true;
        return undefined;
      }
      if (answer === '?') {
        await this.#write(helpOn(row));
        continue;
      }
      const isForAll = answer.endsWith('!');
      const made = await this.#read(isForAll ? answer.slice(0, -1) : answer, row);
      if (isRefusal(made)) {
        await this.#write([`  ${made.message}`]);
        continue;
      }
      if (isForAll) this.#forAll.set(subject, made);
      return made === 'skip' ? undefined : made;
    }
  }

  /** A refusal says why an answer is not possible. */
  async #read(
    answer: string,
    { number, candidates, keep, keepOthers, ignorable, skipped }: Question,
  ): Promise<Result<MadeDecision | 'skip'>> {
    const { framework, target } = this.#replacements;
    if (answer === '' || answer === 's') return 'skip';
    const kept = keysToKeep({ keep, keepOthers }).find(({ key }) => key === answer);
    if (kept) return { kind: 'keep', edition: kept.edition };
    if (answer === 'i' && ignorable && skipped !== undefined) return new Refusal(coversToo(number, skipped));
    if (answer === 'i' && ignorable) {
      const reason = (await this.questions.ask('  Reason: '))?.trim();
      return reason ? { kind: 'ignore', reason } : new Refusal('A reason is required.');
    }
    if (answer === '=') return new Refusal(`Write a number of the new edition after it, as in =${number}.`);
    if (answer.startsWith('=')) {
      const found = answer
        .slice(1)
        .split(',')
        .map((number) => findCurrent(framework, target, number.trim()));
      const wrong = found.find(isRefusal);
      return wrong ?? { kind: 'choose', numbers: found.flatMap((one) => (isRefusal(one) ? [] : one.number)) };
    }
    const chosen = answer.split(',').map((index) => candidates[Number(index) - 1]);
    const numbers = chosen.flatMap((one) => one?.number ?? []);
    if (numbers.length === chosen.length) return { kind: 'choose', numbers };
    return new Refusal(`${answer} is not a possible answer.`);
  }

  async #write(lines: readonly string[]): Promise<void> {
    await this.#line.stdout.write(lines.map((one) => `${visible(one)}\n`).join(''));
  }
}

const WHEN_WRITTEN = 'Files are written after the last question: q writes what is decided so far, Ctrl+C nothing.';

/** With a number on the line that was skipped before, if any. */
type Question = DecisionRow & { readonly skipped: string | undefined };

const coversToo = (number: string, other: string): string =>
  `${number} cannot be ignored: the comment would also cover ${other} on this line, which is not decided.`;

const keyOf = ({ start }: DecisionRow['range'], number: string): string => `${positionKey(start)} ${number}`;

function questionOf(file: string, { range, text, number, within, message, candidates }: DecisionRow): string[] {
  return [
    `${placeText(placeOf(file, range))}  ${text}${within ? `  (the range contains ${number})` : ''}`,
    `  ${message}`,
    ...candidates.map((one, index) => `    ${index + 1}  ${one.number}  ${shortened(one.title)}`),
  ];
}

/** `1-3, =, k, i, s, q, ?`. */
function keysOf({ candidates: { length }, keep, keepOthers, ignorable, skipped }: Question): string {
  const choices = length === 0 ? [] : [length === 1 ? '1' : `1-${length}`];
  return [
    ...choices,
    '=',
    ...keysToKeep({ keep, keepOthers }).map(({ key }) => key),
    ...(ignorable && skipped === undefined ? ['i'] : []),
    's',
    'q',
    '?',
  ].join(', ');
}

/** `k` for the newest older edition, `k2` for the one before. */
const keysToKeep = ({ keep, keepOthers }: Pick<DecisionRow, 'keep' | 'keepOthers'>) =>
  [...(keep === null ? [] : [keep]), ...keepOthers.map(({ edition }) => edition)].map((edition, index) => ({
    key: index === 0 ? 'k' : `k${index + 1}`,
    edition,
  }));

function helpOn({ keep, keepOthers, ignorable, meant }: DecisionRow): string[] {
  return [
    '    =  and a number of the new edition, or several separated by commas',
    ...keysToKeep({ keep, keepOthers }).map(({ key, edition }) => `    ${key}  keep edition ${edition}`),
    ...(ignorable ? ['    i  ignore, with a reason'] : []),
    ...(keep === null && meant ? ['    To keep the older edition, edit the text: it cannot be written here.'] : []),
    '    s  skip; q  skip the rest; with ! (as in 1!) the answer applies to all places of the number',
    '    ?  show these keys',
  ];
}
