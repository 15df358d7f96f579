import { startNodeServer } from '../node/start.ts';
import { EXIT, type ExitCode } from './command-line.ts';

/** `objrefs lsp`. Resolves at once; the process lives on until the client ends it. */
export async function lsp(): Promise<ExitCode> {
  startNodeServer({ kind: 'stdio' });
  return EXIT.clean;
}
