import { lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../../loader/file-system.ts';
import { writeWhole } from '../../node/write-file.ts';
import { visibleLines } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { Refused } from '../refused.ts';

export interface StartingFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Returns false where the file already exists. */
export async function writeNew({ path, text }: StartingFile, line: CommandLine): Promise<boolean> {
  const file = join(line.directory, path);
  try {
    if (await lstat(file).catch(() => undefined)) return false;
    await mkdir(dirname(file), { recursive: true });
    return await writeWhole(file, [text]);
  } catch (error) {
    throw new Refused(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Prints a file that a dry run does not write. */
export async function printNew({ path, text }: StartingFile, { stdout }: CommandLine): Promise<void> {
  await stdout.write(visibleLines(`--- ${path}\n${text}\n`));
}
