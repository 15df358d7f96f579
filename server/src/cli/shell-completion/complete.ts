import { visible } from '../../reports/visible-text.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { isShell } from './completion.ts';
import type { Shell } from './completion-command.ts';
import { type ShellWord, shellWords } from './shells.ts';
import { type Candidate, type CompletionRequest, wantedIn } from './completion-request.ts';

/** Characters of an explanation. */
const MOST_EXPLANATION = 60;
/** More words than this nobody reads; shells get slow with them. */
const MOST_WORDS = 2_000;
/** No word of ours has any of these, and they mean something to shells. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}$`\\"'!;|<>]/u;

/**
 * What the scripts of `objrefs completion` ask: a shell, and what is written; for bash the line up to the cursor, for the
 * others the words behind `objrefs`, the last one being written. Answers as `scripts.ts` says, and never complains: nobody
 * would see it.
 */
export async function complete([shell = '', ...written]: readonly string[], line: CommandLine): Promise<ExitCode> {
  if (!isShell(shell)) return EXIT.failure;
  const words = shell === 'bash' ? shellWords(written[0] ?? '').slice(1) : written.map(plainWord);
  // fish tells the last word as it stands.
  if (shell === 'fish') words.splice(-1, 1, ...shellWords(written.at(-1) ?? '').slice(0, 1));
  const wanted = wantedIn(words.map(({ text }) => text));
  await line.stdout.write(wanted.kind === 'files' ? 'files\n' : await answer(wanted, words.at(-1), shell, line));
  return EXIT.clean;
}

const plainWord = (text: string): ShellWord => ({ text, isPlain: true });

async function answer(
  wanted: Exclude<CompletionRequest, { readonly kind: 'files' }>,
  current: ShellWord | undefined,
  shell: Shell,
  line: CommandLine,
): Promise<string> {
  const typed = current?.text ?? '';
  const known =
    wanted.kind === 'words' ? wanted.words : await (await import('./known-words.ts')).knownWords(wanted, line);
  const start = typed.toLowerCase();
  const fitting = known.filter(({ value }) => value.toLowerCase().startsWith(start) && !HOSTILE.test(value));
  const unique = new Map(fitting.map((candidate) => [candidate.value, candidate]));
  // What bash puts in stands for what is behind the last of these.
  const behind =
    shell === 'bash' && current?.isPlain ? Math.max(typed.lastIndexOf('='), typed.lastIndexOf(':')) + 1 : 0;
  const lines = [...unique.values()].slice(0, MOST_WORDS).map((candidate) => lineOf(candidate, behind));
  return `words\n${lines.map((text) => `${text}\n`).join('')}`;
}

function lineOf({ value, about }: Candidate, behind: number): string {
  const word = value.slice(behind);
  if (about === undefined) return word;
  const explanation = visible(about);
  const isLong = explanation.length > MOST_EXPLANATION;
  return `${word}\t${isLong ? `${explanation.slice(0, MOST_EXPLANATION - 1).trimEnd()}…` : explanation}`;
}
