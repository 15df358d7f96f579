import { findRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { uriOf } from '../paths.ts';
import { mergeCheck } from './merge-check.ts';
import { readParts } from './parts.ts';

export async function merge(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const root = await findRoot(blockingFileSystem, uriOf('.', line));
  const parts = await readParts(given.operands, root, line);
  return mergeCheck(parts, root, given, line);
}
