import { l10n } from '../../core/base/l10n.ts';
import type { ImportFile } from './format.ts';

const PDF = /\.pdf$/i;
const SPREADSHEET = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i;
const TEXT_DOCUMENT = /\.(?:docm?|dotx?|odt|rtf|pages|wpd)$/i;
const SLIDES = /\.(?:pptx?|odp|key|epub)$/i;

const WEB_ARCHIVE = /\.(?:mhtml?|webarchive|maff)$/i;

/** What people have frameworks in and no format reads, and how it becomes one that is; undefined for all else. */
export function howToSave({ name, bytes }: ImportFile): string | undefined {
  const begins = String.fromCharCode(...bytes.subarray(0, 5));
  if (PDF.test(name) || begins === '%PDF-') {
    return l10n.t(
      'PDF files cannot be read. Open it in Word and save it as .docx, or make a text of it, such as with pdftotext, and import that.',
    );
  }
  if (SPREADSHEET.test(name))
    return l10n.t('Spreadsheets cannot be read. Save the sheet that lists the objectives as CSV (UTF-8).');
  if (TEXT_DOCUMENT.test(name) || begins === '{\\rtf')
    return l10n.t('Documents of this kind cannot be read. Save it as .docx.');
  if (WEB_ARCHIVE.test(name))
    return l10n.t('Archives of web pages cannot be read. Save the page as HTML alone ("Web page, HTML only").');
  return SLIDES.test(name) ? l10n.t('Files of this kind cannot be read. Save its text as .docx or .txt.') : undefined;
}
