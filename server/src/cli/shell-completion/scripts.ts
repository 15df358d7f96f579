import type { Run } from '../command.ts';
import { EXIT } from '../command-line.ts';
import { Refused } from '../refused.ts';
import bash from './completion.bash' with { type: 'text' };
import fish from './completion.fish' with { type: 'text' };
import zsh from './completion.zsh' with { type: 'text' };
import { isShell, SHELLS, type Shell } from './shells.ts';

/** `objrefs completion`: prints the script of a shell. */
export const completion: Run = async ({ operands }, line) => {
  const [shell, ...others] = operands;
  const expected = `expected one of: ${SHELLS.join(', ')}`;
  if (shell === undefined) throw new Refused(`missing SHELL; ${expected}`);
  const wrong = isShell(shell) ? others[0] : shell;
  if (!isShell(shell) || wrong !== undefined) throw new Refused(`unexpected '${wrong}'; ${expected}`);
  await line.stdout.write(SCRIPTS[shell]);
  return EXIT.clean;
};

/*
 * Each script runs `objrefs __complete SHELL …`. The first line of its output is `files`, for names of files, or `words`; the
 * other lines have a word each and, after a tab, its explanation. Words are data to the shell: it evaluates none of them, and
 * quotes what it inserts into the command line as it would quote the name of a file.
 */

export const SCRIPTS: Readonly<Record<Shell, string>> = { bash, zsh, fish };
