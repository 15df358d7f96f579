import { l10n } from '../../../core/base/l10n.ts';
import { LineIndex } from '../../yaml/line-index.ts';
import type { ImportFile } from '../format.ts';
import type { ImportProblem } from '../framework-draft.ts';

/** What stands in a text for a byte that UTF-8 does not have there. */
const REPLACEMENT = '\ufffd';
/** So many bytes may say how the page is encoded (HTML's section 4.2.5.4). */
const BEGINNING = 1_024;
const CHARSET = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{1,40})/i;

/**
 * A file whose text is not in UTF-8, in the encoding that the page names, or else that in which spreadsheets and editors
 * of Windows save; with a warning, since letters may have become others.
 */
export function inItsEncoding(file: ImportFile): { readonly file: ImportFile; readonly problems: ImportProblem[] } {
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

/** Also with a character that was cut in two: then all others beyond ASCII are right. */
function isNearlyUtf8({ text, bytes }: ImportFile): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const [wrong, all] = [/\ufffd/g, /[^\x00-\x7f]/g].map((sign) => text?.match(sign)?.length ?? 0);
    return wrong! * 2 < all!;
  }
}

/** What Windows-1252 has from 0x80 on. Some versions of Node decode it as Latin-1, which has controls there. */
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
