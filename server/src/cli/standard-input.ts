import { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import { documentFormatOf } from '../documents/formats.ts';
import { linesOfFile } from '../documents/notebook.ts';
import { decodeText } from '../loader/decode.ts';
import { metadataOf } from '../loader/document-metadata.ts';
import { documentIn, type FoundDocument } from '../loader/documents.ts';
import { nameOf } from '../uri/uris.ts';
import { analyseDocuments, notReadOf, type Reading, type Tally, type Visit } from './analyse.ts';
import type { Arguments } from './arguments.ts';
import type { CommandLine } from './command-line.ts';
import { readerOf } from './document-readers.ts';
import { displayPath, uriOf } from './paths.ts';
import { Refused } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Arguments with a lone `-` among the paths, which stands for standard input, as `--stdin`. */
export function withStdin(given: Arguments): Arguments {
  const operands = given.operands.filter((path) => path !== '-');
  if (operands.length === given.operands.length) return given;
  return { ...given, operands, has: (name) => name === 'stdin' || given.has(name) };
}

/** Name of a text on standard input without `--stdin-filename`. */
export const UNNAMED = '<stdin>';

/** Whether a text is on standard input. Throws where paths are given as well. */
export function isPiped(given: Arguments): boolean {
  const [path] = given.operands;
  if (path !== undefined && given.has('stdin')) throw new Refused(`--stdin cannot be combined with '${path}'`);
  return given.has('stdin');
}

/** The documents that `analyseDocuments` reads, or the text on standard input; for arguments of `withStdin`. */
export async function* analyseGiven(
  given: Arguments,
  workspace: Workspace,
  line: CommandLine,
  tally: Tally,
  reading: Reading,
): AsyncGenerator<Visit> {
  if (!isPiped(given)) return yield* analyseDocuments(workspace, line, tally, reading);
  yield* visitStdin(await readStdin(line), UNNAMED, workspace, line, tally);
}

/** Limit of what is read from standard input, in bytes. */
const MAX_STDIN = 64 * 1024 * 1024;

export async function readStdin({ stdin }: CommandLine): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin) {
    parts.push(part);
    length += part.length;
    if (length > MAX_STDIN) break;
  }
  return Buffer.concat(parts);
}

/** The text on standard input, as if it were in the file that `--stdin-filename` names. */
export async function* visitStdin(
  bytes: Uint8Array,
  file: string,
  { composed }: Workspace,
  line: CommandLine,
  tally: Tally,
): AsyncGenerator<Visit> {
  const { fileSize } = composed.policy.limits;
  const uri = uriOf(file, line);
  const format = documentFormatOf(nameOf(uri));
  const found = format ? await documentIn(bytes, uri, readerOf(format), fileSize) : textIn(bytes, uri, fileSize);
  if (found.kind !== 'text') {
    const what =
      found.kind === 'illegible'
        ? `: ${found.reason}`
        : `, since it ${found.kind === 'binary' ? 'is not text' : `is larger than ${fileSize} bytes`}`;
    await line.stderr.write(`objrefs: standard input was not checked${what}\n`);
    tally.unreadable = 1;
    return;
  }
  tally.files = 1;
  const { text, lines = linesOfFile(nameOf(uri), text) } = found;
  const notRead = notReadOf(lines, text, composed);
  if (notRead !== undefined) await line.stderr.write(`objrefs: standard input: ${notRead}\n`);
  const analysis = new DocumentAnalysis(lines, composed.scope, uri, metadataOf(uri, composed));
  yield { uri, file: displayPath(uri, line), text, analysis };
}

function textIn(bytes: Uint8Array, uri: string, maxFileSize: number): FoundDocument {
  const text = bytes.length > maxFileSize ? '' : decodeText(bytes);
  if (text === null) return { kind: 'binary', uri };
  return bytes.length > maxFileSize ? { kind: 'too-large', uri } : { kind: 'text', uri, text };
}
