import { visible } from '../../reports/visible-text.ts';
import type { Command } from '../command.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { type Candidate, type CompletionRequest, completionRequest } from './completion-request.ts';
import { isShell, type Shell, type ShellWord, shellWords } from './shells.ts';

/** Limit of an explanation, in UTF-16 units. */
const MOST_EXPLANATION = 60;
/** Limit of words: shells get slow with more. */
const MOST_WORDS = 2_000;
/** Characters with a meaning in shells. No valid word has any of them. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}$`\\"'!;|<>]/u;

/**
 * Answers the scripts of `objrefs completion`, in the form that `scripts.ts` describes. Writes no errors, which would not be
 * seen.
 *
 * @param words the shell, then for bash the line up to the cursor, for others the words after `objrefs`, of which the last
 *   one is being written
 */
export async function complete(
  [shell = '', ...written]: readonly string[],
  commands: readonly Command[],
  line: CommandLine,
): Promise<ExitCode> {
  if (!isShell(shell)) return EXIT.failure;
  const words = shell === 'bash' ? shellWords(written[0] ?? '').slice(1) : written.map(plainWord);
  // fish passes the last word with its quotes.
  if (shell === 'fish') words.splice(-1, 1, ...shellWords(written.at(-1) ?? '').slice(0, 1));
  const request = completionRequest(
    words.map(({ text }) => text),
    commands,
  );
  await line.stdout.write(request.kind === 'files' ? 'files\n' : await answer(request, words.at(-1), shell, line));
  return EXIT.clean;
}

const plainWord = (text: string): ShellWord => ({ text, isPlain: true });

async function answer(
  request: Exclude<CompletionRequest, { readonly kind: 'files' }>,
  current: ShellWord | undefined,
  shell: Shell,
  line: CommandLine,
): Promise<string> {
  const typed = current?.text ?? '';
  const known =
    request.kind === 'words' ? request.words : await (await import('./known-words.ts')).knownWords(request, line);
  const start = typed.toLowerCase();
  const fitting = known.filter(({ value }) => value.toLowerCase().startsWith(start) && !HOSTILE.test(value));
  const unique = new Map(fitting.map((candidate) => [candidate.value, candidate]));
  // Bash replaces only what follows the last of these characters.
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
