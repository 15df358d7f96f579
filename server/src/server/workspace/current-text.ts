import { type Lines, linesOf } from '../../core/model/text.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import type { Documents } from './documents.ts';

/** The present text of a file. */
interface CurrentText {
  readonly text: string;
  readonly lines: Lines;
  /** As the client spells it. */
  readonly uri: string;
  /** Null for a file on disk. */
  readonly version: number | null;
}

/** A text that differs after any document was opened, edited or closed. */
export function openVersions(documents: Documents): string {
  return JSON.stringify(documents.all().map(({ uri, version }) => [uri, version]));
}

/** The text of a normalised URI in the editor, else on disk; undefined where that is not a text file (any more). */
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
