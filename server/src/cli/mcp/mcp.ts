import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { Refused } from '../refused.ts';
import { CurrentWorkspace } from './current-workspace.ts';
import { serve } from './serve.ts';

/** Serves assistants over standard input and output, until the client closes them. */
export async function mcp(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [folder = '.', unexpected] = given.operands;
  if (unexpected !== undefined) throw new Refused(`unexpected '${unexpected}'. Run: objrefs mcp [FOLDER]`);
  const directory = resolve(line.directory, folder);
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) throw new Refused(`no such folder: '${folder}'`);
  const workspace = new CurrentWorkspace({ ...given, operands: [] }, { ...line, directory });
  // What cannot be read at all is said before a client waits for answers.
  await workspace.look();
  if (line.stdin.isTTY) await line.stderr.write('objrefs: waiting for a client of the Model Context Protocol\n');
  serve(workspace);
  // The process lives on until the client ends it.
  return EXIT.clean;
}
