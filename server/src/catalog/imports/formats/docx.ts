import { l10n } from '../../../core/base/l10n.ts';
import { isRefusal, type Result } from '../../../core/base/result.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, ImportRefusal, type ReadFile } from '../format.ts';
import { type NumberedParts, withWrittenNumbers } from './docx-list-numbers.ts';
import { readHtmlBlocks } from './html.ts';
import { parseMarkup } from './parse-markup.ts';

/** The maximum size of all XML of a document, in UTF-16 units; pictures are not unpacked. */
const MAX_UNPACKED = 32 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

/** Names of built-in styles, which Word writes in English in all languages. */
const HEADINGS = ['Title', 'Subtitle'];
/** Styles of tables of contents, which repeat headings. */
const LEFT_OUT = ['toc 1', 'toc 2', 'toc 3', 'toc 4', 'toc 5', 'toc 6', 'toc 7', 'toc 8', 'toc 9'];
const mapped = (name: string, element: string): string => [`p[style-name='${name}']`, '=>', element].join(' ');
const STYLES = [...HEADINGS.map((name) => mapped(name, 'h1:fresh')), ...LEFT_OUT.map((name) => mapped(name, '!'))];

/** Reads a framework in a Word document (.docx): headings by style, lists, table rows and paragraphs. */
export async function readDocx({ bytes }: ImportFile, options: ImportOptions): Promise<ReadFile> {
  const parts = await textsIn(bytes);
  if (isRefusal(parts)) return parts;
  const names = partNames(parts);
  const document = parts.get(names.document);
  if (document === undefined)
    return new ImportRefusal(l10n.t('This file does not contain a Word document. Save it as .docx.'));
  const [numbering = '', styles = ''] = [parts.get(names.numbering), parts.get(names.styles)];
  const numbered = withWrittenNumbers({ document, numbering, styles });
  if (numbered === undefined)
    return new ImportRefusal(l10n.t('This document is nested too deeply for a Word document.'));
  parts.set(names.document, numbered);
  const { default: mammoth } = await import('mammoth');
  const buffer = await packed(parts);
  const input = { buffer, arrayBuffer: buffer } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  try {
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    });
    return readDocument(readHtmlBlocks(value, true), null, options);
  } catch {
    return noDocument();
  }
}

const noDocument = (): ImportRefusal => new ImportRefusal(l10n.t('Not a Word document. Save it as .docx.'));

/** The XML parts of a document by name. */
async function textsIn(bytes: Uint8Array): Promise<Result<Map<string, string>, ImportRefusal>> {
  const { default: JsZip } = await import('jszip');
  let zip: Awaited<ReturnType<typeof JsZip.loadAsync>>;
  try {
    zip = await JsZip.loadAsync(bytes);
  } catch {
    return noDocument();
  }
  const names = Object.keys(zip.files).filter((name) => /\.(?:xml|rels)$/.test(name));
  if (names.length > MAX_ENTRIES)
    return new ImportRefusal(l10n.t('This document has more than {0} parts.', MAX_ENTRIES));
  const parts = new Map<string, string>();
  let left = MAX_UNPACKED;
  for (const name of names) {
    const text = await unpacked(zip.files[name] as unknown as Streamed, left);
    if (text === undefined)
      return new ImportRefusal(
        l10n.t('This document has more than {0} MB of text. Split it.', MAX_UNPACKED / 1024 / 1024),
      );
    left -= text.length;
    parts.set(name, text);
  }
  return parts;
}

/** A part of a file as a stream, which is in JSZip's documentation but not in its types. */
interface Streamed {
  internalStream(type: 'string'): Stream;
}
interface Stream {
  on(event: 'data', handle: (piece: string) => void): Stream;
  on(event: 'error', handle: (error: Error) => void): Stream;
  on(event: 'end', handle: () => void): Stream;
  resume(): Stream;
  pause(): Stream;
}

/** Unpacks a part in pieces, so that a small file that unpacks to a huge one is abandoned in time: undefined. */
function unpacked(file: Streamed, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = '';
    const stream = file.internalStream('string');
    stream
      .on('data', (piece) => {
        text += piece;
        if (text.length <= limit) return;
        stream.pause();
        resolve(undefined);
      })
      .on('error', reject)
      .on('end', () => resolve(text))
      .resume();
  });
}

async function packed(parts: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const { default: JsZip } = await import('jszip');
  const zip = new JsZip();
  for (const [name, text] of parts) zip.file(name, text);
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}

/**
 * The names of parts in the relationships of a file (ECMA-376, part 2, section 6.5): usually `word/document.xml`, but Word
 * for the web also writes `word/document2.xml`.
 */
function partNames(parts: ReadonlyMap<string, string>): NumberedParts {
  const document = targetsIn('', parts.get('_rels/.rels')).get('officeDocument') ?? 'word/document.xml';
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(document) ?? [];
  const targets = targetsIn(folder, parts.get(`${folder}_rels/${name}.rels`));
  return {
    document,
    numbering: targets.get('numbering') ?? `${folder}numbering.xml`,
    styles: targets.get('styles') ?? `${folder}styles.xml`,
  };
}

/** Names of parts by the last word of their relationship type; the first of each type. */
function targetsIn(folder: string, relationships = ''): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const open = (name: string, { Type, Target }: Readonly<Record<string, string>>): void => {
    const kind = /[^/]*$/.exec(Type ?? '')![0];
    if (name !== 'Relationship' || Target === undefined || targets.has(kind)) return;
    targets.set(kind, Target.startsWith('/') ? Target.slice(1) : `${folder}${Target.replace(/^\.\//, '')}`);
  };
  parseMarkup(relationships, { open }, true);
  return targets;
}
