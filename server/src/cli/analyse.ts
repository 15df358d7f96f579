import { DocumentAnalysis } from '../core/document-analysis.ts';
import { linesOf } from '../core/model/text.ts';
import { type FoundDocument, walkDocuments } from '../loader/documents.ts';
import { blockingFileSystem } from '../node/blocking-files.ts';
import type { CommandLine } from './command-line.ts';
import { displayPath } from './paths.ts';
import { visible } from './visible-text.ts';
import type { Workspace } from './workspace.ts';

/** A text file of a command, read and analysed. */
export interface Visit {
  /** Name for reports. */
  readonly file: string;
  readonly analysis: DocumentAnalysis;
}

/** What a run over documents comes to. */
export interface Tally {
  /** Text files that were read. */
  files: number;
  /** Files and folders that should have been read and could not. */
  unreadable: number;
}

/** Reads and analyses the documents of a command in the order of their paths. What is not read is told on standard error. */
export async function* analyseDocuments(workspace: Workspace, line: CommandLine, tally: Tally): AsyncGenerator<Visit> {
  const { root, composed, named } = workspace;
  const tellAbout = (uri: string, what: string) =>
    line.stderr.write(`objrefs: ${visible(displayPath(uri, line))}: ${visible(what)}\n`);
  const { exclude, limits } = composed.policy;
  const unreadable = new Set<string>();
  const documents = walkDocuments(blockingFileSystem, root.uri, named, { exclude, maxFileSize: limits.fileSize });
  for await (const found of documents) {
    if (found.kind === 'text') {
      tally.files++;
      yield { file: displayPath(found.uri, line), analysis: new DocumentAnalysis(linesOf(found.text), composed.scope) };
    } else {
      const what = whyNotRead(found, named.includes(found.uri), limits.fileSize);
      if (what !== undefined) await tellAbout(found.uri, what);
      if (found.kind === 'unreadable') unreadable.add(found.uri);
    }
  }
  tally.unreadable = unreadable.size;
  for (const { uri, reason } of root.unreadable) {
    if (!unreadable.has(uri)) await tellAbout(uri, `cannot be looked through for catalogs: ${reason}.`);
  }
  if (tally.files === 0) await line.stderr.write('objrefs: There is no text file to read here.\n');
}

/** Undefined for what goes without saying: a binary file in a folder. */
function whyNotRead(
  found: Exclude<FoundDocument, { kind: 'text' }>,
  isNamed: boolean,
  maxFileSize: number,
): string | undefined {
  switch (found.kind) {
    case 'unreadable':
      return `cannot be read: ${found.reason}.`;
    case 'too-large':
      return `larger than ${maxFileSize} bytes, not read. To read it, raise limits.fileSize in objrefs.yaml.`;
    case 'binary':
      return isNamed ? 'a binary file, not read.' : undefined;
  }
}
