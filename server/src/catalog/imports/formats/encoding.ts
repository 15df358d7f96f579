import { l10n } from '../../../core/base/l10n.ts';
import { LineIndex } from '../../yaml/line-index.ts';
import type { ImportFile } from '../format.ts';
import type { ImportProblem } from '../framework-draft.ts';

/** The replacement of an invalid byte in decoded UTF-8. */
const REPLACEMENT = '\ufffd';
/** How many bytes of a page may declare its encoding (HTML, section 4.2.5.4). */
const BEGINNING = 1_024;
const CHARSET = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{1,40})/i;

/**
 * Decodes a file that is not in UTF-8, in the encoding that the page declares, or otherwise in the one that spreadsheets
 * and editors use on Windows, with a warning, since letters may be wrong.
 */
export function decodeFile(file: ImportFile): { readonly file: ImportFile; readonly problems: ImportProblem[] } {
  const at = file.text?.indexOf(REPLACEMENT) ?? -1;
  if (at < 0 || isNearlyUtf8(file)) return { file, problems: [] };
  const named = CHARSET.exec(String.fromCharCode(...file.bytes.subarray(0, BEGINNING)))?.[1];
  const decoder = decoderOf(named) ?? new TextDecoder('windows-1252');
  const decoded = decoder.decode(file.bytes);
  const text = decoder.encoding === 'windows-1252' ? withSignsOfWindows(decoded) : decoded;
  const message = l10n.t(
    'This file is not in UTF-8. It was read as {0}: check letters with accents, and save the file as UTF-8 if they are wrong.',
    decoder.encoding,
  );
  const range = new LineIndex(file.text ?? '').range(at, at + 1);
  return { file: { ...file, text }, problems: named === undefined ? [{ severity: 'warning', range, message }] : [] };
}

/** Whether most characters outside ASCII are valid; one of them may have been cut in two. */
function isNearlyUtf8({ text, bytes }: ImportFile): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const [wrong, all] = [/\ufffd/g, /[^\x00-\x7f]/g].map((sign) => text?.match(sign)?.length ?? 0);
    return wrong! * 2 < all!;
  }
}

/** Windows-1252 from 0x80. Some versions of Node decode it as Latin-1, which has control characters there. */
const SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const withSignsOfWindows = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (sign) => SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);

function decoderOf(name: string | undefined) {
  try {
    const decoder = name === undefined ? undefined : new TextDecoder(name);
    return decoder?.encoding.startsWith('utf-') ? undefined : decoder;
  } catch {
    return undefined;
  }
}
