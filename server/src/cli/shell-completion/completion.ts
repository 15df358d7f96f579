import type { Run } from '../command.ts';
import { EXIT } from '../command-line.ts';
import { SHELLS, type Shell } from './completion-command.ts';
import { SCRIPTS } from './scripts.ts';

/** Prints the script of a shell. */
export const completion: Run = async ({ operands }, line) => {
  const [shell, ...others] = operands;
  if (shell !== undefined && isShell(shell) && others.length === 0) {
    await line.stdout.write(SCRIPTS[shell]);
    return EXIT.clean;
  }
  await line.stderr.write("objrefs: Name one shell: bash, zsh or fish.\nRun 'objrefs completion --help' for help.\n");
  return EXIT.failure;
};

export function isShell(word: string): word is Shell {
  return SHELLS.some((shell) => shell === word);
}
