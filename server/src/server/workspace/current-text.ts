import { type Lines, linesOf } from '../../core/model/text.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import type { Documents } from './documents.ts';

/** The present text of a file. */
export interface CurrentText {
  readonly text: string;
  readonly lines: Lines;
  /** As the client spells it. */
  readonly uri: string;
  /** Null: as it is on disk. */
  readonly version: number | null;
}

/** Another text after any document was opened, edited or closed. */
export function openVersions(documents: Documents): string {
  return JSON.stringify(documents.all().map(({ uri, version }) => [uri, version]));
}

/** Of an open document the text in the editor; undefined for what is no text file (any more). `uri` is normalised. */
export async function currentText(
  uri: string,
  { documents, fileSystem }: { readonly documents: Documents; readonly fileSystem: FileSystem },
): Promise<CurrentText | undefined> {
  const open = documents.get(uri);
  if (open) {
    const text = open.getText();
    return { text, lines: linesOf(text), uri: open.uri, version: open.version };
  }
  const text = await fileSystem.readFile(uri).then(decodeText, () => null);
  return text === null ? undefined : { text, lines: linesOf(text), uri, version: null };
}
