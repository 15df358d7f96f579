import { l10n } from '../../core/l10n.ts';
import type { ImportFile, ImportFormat } from './format.ts';

/** How much of a file is looked at to tell its format, in UTF-16 units. */
const BEGINNING = 4_000;

/** In the order in which a file is held against them. Each reader is loaded when it is first needed. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'oscal',
    what: () => l10n.t('an OSCAL catalog (JSON, YAML)'),
    recognises: ({ text }) =>
      /^[\s\ufeff]*\{\s*"(?:catalog|profile)"\s*:|^catalog:[ \t]*$/m.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/oscal.ts')).readOscal,
  },
  {
    name: 'cprt',
    what: () => l10n.t("an export of NIST's CPRT (JSON)"),
    recognises: ({ text }) => /"element_identifier"|"requestType"/.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/cprt.ts')).readCprt,
  },
  {
    name: 'cyclonedx',
    what: () => l10n.t('a standard in CycloneDX (JSON)'),
    recognises: ({ text }) => /"bomFormat"\s*:\s*"CycloneDX"/.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/cyclonedx.ts')).readCycloneDx,
  },
  {
    name: 'sphinx-needs',
    what: () => l10n.t('a needs.json of sphinx-needs'),
    recognises: ({ text }) => /^[\s\ufeff]*\{[^{]*"versions"\s*:\s*\{/.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/sphinx-needs.ts')).readSphinxNeeds,
  },
  {
    name: 'ciso-assistant',
    what: () => l10n.t('a library of CISO Assistant (YAML)'),
    recognises: ({ text }) => /^urn: *["']?urn:[^\n]*:library:/m.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/ciso-assistant.ts')).readCisoAssistant,
  },
  {
    name: 'csv',
    what: () => l10n.t('a table with a header (CSV, TSV)'),
    recognises: ({ name }) => /\.(?:csv|tsv|tab)$/i.test(name),
    load: async () => (await import('./formats/csv.ts')).readCsv,
  },
  {
    name: 'docx',
    what: () => l10n.t('a document of Word (.docx)'),
    recognises: ({ name }) => /\.docx$/i.test(name),
    load: async () => (await import('./formats/docx.ts')).readDocx,
  },
  {
    name: 'html',
    what: () => l10n.t('a web page (HTML)'),
    recognises: ({ name, text }) =>
      /\.x?html?$/i.test(name) || /^[\s\ufeff]*<(?:!doctype html|html)\b/i.test((text ?? '').slice(0, BEGINNING)),
    load: async () => (await import('./formats/html.ts')).readHtml,
  },
  {
    name: 'markdown',
    what: () => l10n.t('a document in Markdown'),
    recognises: ({ name }) => /\.(?:md|markdown|mdx)$/i.test(name),
    load: async () => (await import('./formats/markdown.ts')).readMarkdown,
  },
  {
    name: 'asciidoc',
    what: () => l10n.t('a document in AsciiDoc'),
    recognises: ({ name }) => /\.(?:adoc|asciidoc|asc)$/i.test(name),
    load: async () => (await import('./formats/asciidoc.ts')).readAsciiDoc,
  },
  {
    name: 'text',
    what: () => l10n.t('a document in plain text'),
    recognises: ({ name }) => /\.(?:txt|text)$/i.test(name),
    load: async () => (await import('./formats/plain-text.ts')).readPlainText,
  },
];

/** The format by its name, else the one that recognises the file. */
export function importFormatOf(file: ImportFile, from: string | undefined): ImportFormat | undefined {
  return from === undefined
    ? IMPORT_FORMATS.find(({ recognises }) => recognises(file))
    : IMPORT_FORMATS.find(({ name }) => name === from.toLowerCase());
}
