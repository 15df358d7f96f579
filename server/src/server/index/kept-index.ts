import { getOrInsert } from '../../core/base/collections.ts';
import type { CitationKey } from '../../core/index/citation-keys.ts';
import { NO_REFERENCES, type PackedReferences, renumber } from '../../core/index/packed-references.ts';
import type { ReferenceIndex } from '../../core/index/reference-index.ts';
import { officeFormatOf } from '../workspace/current-text.ts';
import type { IndexedFile } from './file-reader.ts';

/** What was known of a file. */
export interface KeptFile {
  readonly file: IndexedFile;
  readonly references: PackedReferences;
}

interface Head {
  readonly keys: readonly CitationKey[];
  readonly files: number;
  readonly members: number;
  readonly prefixes: number;
}

/** Of each file: flags, and how many numbers its references have; of those with places of prefixes, their length by one. */
const WIDTH = 3;
const [CATALOG, DECLARES, TEXT, LONG_LINES] = [1, 2, 4, 8];

/** What an index knows, in pieces: a head, numbers of each file, those of all references, then addresses, stamps and digests. */
export function* keptIndex(
  folder: string,
  known: ReadonlyMap<string, IndexedFile>,
  { keys, files: referencesIn }: Pick<ReferenceIndex, 'keys' | 'files'>,
): Generator<string | Uint8Array> {
  const uris = [...known].flatMap(([uri, file]) => (mayBeKept(uri, file) ? uri : []));
  const files = uris.map((uri) => known.get(uri)!);
  const references = uris.map((uri) => referencesIn.get(uri));
  const numbers = new Int32Array(files.length * WIDTH);
  for (const [index, { isCatalog, declares, isText, omitted }] of files.entries()) {
    const flags =
      (isCatalog ? CATALOG : 0) | (declares ? DECLARES : 0) | (isText ? TEXT : 0) | (omitted ? LONG_LINES : 0);
    const { members, prefixes } = references[index] ?? NO_REFERENCES;
    numbers.set([flags, members.length, prefixes ? prefixes.length + 1 : 0], index * WIDTH);
  }
  const members = joined(references.map((one) => one?.members));
  const prefixes = joined(references.map((one) => one?.prefixes));
  const used: CitationKey[] = [];
  const newNumbers = new Map<number, number>();
  renumber(members, (key) => getOrInsert(newNumbers, key, () => used.push(keys.at(key)!) - 1));
  const head: Head = { keys: used, files: files.length, members: members.length, prefixes: prefixes.length };
  yield `${JSON.stringify(head)}\n`;
  for (const part of [numbers, members, prefixes]) yield new Uint8Array(part.buffer);
  yield `${uris.map((uri) => uri.slice(folder.length)).join('\n')}\n`;
  yield `${files.map(({ stamp = '' }) => stamp).join('\n')}\n`;
  yield files.map(({ digest = '' }) => digest).join('\n');
}

/** What cannot be read, or not wholly because of its size, is reported in each session. */
function mayBeKept(uri: string, { stamp, digest, isText, omitted = 'lineLength' }: IndexedFile): boolean {
  const isRead = isText === true || officeFormatOf(uri) === undefined;
  return isRead && (stamp ?? digest) !== undefined && omitted === 'lineLength';
}

function joined(parts: readonly (Int32Array | undefined)[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (!part) continue;
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What `keptIndex` wrote, by URI, with the numbers of keys that the index gives them. */
export function restoredFiles(
  bytes: Uint8Array,
  folder: string,
  { keys }: Pick<ReferenceIndex, 'keys'>,
): Map<string, KeptFile> {
  const decoder = new TextDecoder();
  let at = bytes.indexOf(LINE_END) + 1;
  const head: Head = JSON.parse(decoder.decode(bytes.subarray(0, at)));
  const [numbers, members, prefixes] = [head.files * WIDTH, head.members, head.prefixes].map((length) => {
    const end = at + length * Int32Array.BYTES_PER_ELEMENT;
    const part = new Int32Array(new Uint8Array(bytes.subarray(at, end)).buffer);
    at = end;
    return part;
  }) as [Int32Array, Int32Array, Int32Array];
  const newNumbers = head.keys.map((key) => keys.numberOf(key));
  renumber(members, (key) => newNumbers[key]!);
  const texts = decoder.decode(bytes.subarray(at)).split('\n');
  const files = new Map<string, KeptFile>();
  let [member, prefix] = [0, 0];
  for (let index = 0; index < head.files; index++) {
    const [flags, length, prefixLength] = [
      numbers[index * WIDTH]!,
      numbers[index * WIDTH + 1]!,
      numbers[index * WIDTH + 2]!,
    ];
    const file: IndexedFile = {
      stamp: texts[head.files + index] || undefined,
      digest: texts[2 * head.files + index] || undefined,
      isCatalog: (flags & CATALOG) !== 0,
      declares: (flags & DECLARES) !== 0,
      isText: (flags & TEXT) !== 0,
      ...(flags & LONG_LINES && { omitted: 'lineLength' }),
    };
    const references: PackedReferences = {
      members: members.subarray(member, member + length),
      ...(prefixLength > 0 && { prefixes: prefixes.subarray(prefix, prefix + prefixLength - 1) }),
    };
    member += length;
    prefix += Math.max(0, prefixLength - 1);
    files.set(`${folder}${texts[index]}`, { file, references: length > 0 ? references : NO_REFERENCES });
  }
  return files;
}

const LINE_END = 10;
