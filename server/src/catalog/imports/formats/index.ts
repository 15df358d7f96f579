import { l10n } from '../../../core/base/l10n.ts';
import { CHOICES, type ImportFormatName } from '../../../core/fields/value-types.ts';
import type { ImportFile, ImportFormat } from '../format.ts';

/** How much of a file is examined to detect its format, in UTF-16 units. */
const BEGINNING = 4_000;

type Reader = Pick<ImportFormat, 'recognises' | 'load'>;

const byName = (pattern: RegExp, load: ImportFormat['load']): Reader => ({
  recognises: ({ name }) => pattern.test(name),
  load,
});

const byText = (pattern: RegExp, load: ImportFormat['load']): Reader => ({
  recognises: ({ text }) => pattern.test((text ?? '').slice(0, BEGINNING)),
  load,
});

/** Each reader is loaded when it is first needed. */
const READERS: Readonly<Record<ImportFormatName, Reader>> = {
  oscal: byText(
    /^[\s\ufeff]*\{\s*"(?:catalog|profile)"\s*:|^catalog:[ \t]*$/m,
    async () => (await import('./oscal.ts')).readOscal,
  ),
  cprt: byText(/"element_identifier"|"requestType"/, async () => (await import('./cprt.ts')).readCprt),
  cyclonedx: byText(/"bomFormat"\s*:\s*"CycloneDX"/, async () => (await import('./cyclonedx.ts')).readCycloneDx),
  'sphinx-needs': byText(
    /^[\s\ufeff]*\{[^{]*"versions"\s*:\s*\{/,
    async () => (await import('./sphinx-needs.ts')).readSphinxNeeds,
  ),
  objrefs: byText(
    /^[\s\ufeff]*\{\s*"version"\s*:\s*1\s*,\s*"prefix"\s*:/,
    async () => (await import('./exported.ts')).readExported,
  ),
  'ciso-assistant': byText(
    /^urn: *["']?urn:[^\n]*:library:/m,
    async () => (await import('./ciso-assistant.ts')).readCisoAssistant,
  ),
  csv: byName(/\.(?:csv|tsv|tab)$/i, async () => (await import('./csv.ts')).readCsv),
  docx: byName(/\.docx$/i, async () => (await import('./docx.ts')).readDocx),
  html: {
    recognises: ({ name, text }) =>
      /\.x?html?$/i.test(name) || /^[\s\ufeff]*<(?:!doctype html|html)\b/i.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./html.ts')).readHtml,
  },
  markdown: byName(/\.(?:md|markdown|mdx)$/i, async () => (await import('./markdown.ts')).readMarkdown),
  asciidoc: byName(/\.(?:adoc|asciidoc|asc)$/i, async () => (await import('./asciidoc.ts')).readAsciiDoc),
  text: byName(/\.(?:txt|text)$/i, async () => (await import('./plain-text.ts')).readPlainText),
};

/** All formats, in the order in which they are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = CHOICES.importFormat.map(({ value, description }) => {
  return { name: value, what: () => l10n.text(description), ...READERS[value] };
});

/** The format with the name `from`, or without a name the one that recognises the file. */
export function importFormatOf(file: ImportFile, from: string | undefined): ImportFormat | undefined {
  return from === undefined
    ? IMPORT_FORMATS.find(({ recognises }) => recognises(file))
    : IMPORT_FORMATS.find(({ name }) => name === from.toLowerCase());
}

const PDF = /\.pdf$/i;
const SPREADSHEET = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/i;
const TEXT_DOCUMENT = /\.(?:docm?|dotx?|odt|rtf|pages|wpd)$/i;
const SLIDES = /\.(?:pptx?|odp|key|epub)$/i;

const WEB_ARCHIVE = /\.(?:mhtml?|webarchive|maff)$/i;

/** How to convert a file of a common type that cannot be read; undefined for other files. */
export function conversionAdvice({ name, bytes }: ImportFile): string | undefined {
  const begins = String.fromCharCode(...bytes.subarray(0, 5));
  if (PDF.test(name) || begins === '%PDF-') {
    return l10n.t(
      'PDF files cannot be read. Open the file in Word and save it as .docx, or convert it to text, for example with pdftotext, and import the text.',
    );
  }
  if (SPREADSHEET.test(name))
    return l10n.t('Spreadsheets cannot be read. Save the sheet that lists the objectives as CSV (UTF-8).');
  if (TEXT_DOCUMENT.test(name) || begins === '{\\rtf')
    return l10n.t('Documents of this kind cannot be read. Save it as .docx.');
  if (WEB_ARCHIVE.test(name))
    return l10n.t('Web archives cannot be read. Save the page as HTML only ("Web page, HTML only").');
  return SLIDES.test(name) ? l10n.t('Files of this kind cannot be read. Save the text as .docx or .txt.') : undefined;
}
