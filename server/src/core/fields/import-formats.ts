import type { Choice } from './field.ts';

/** What files can be read as a catalog, in the order in which a file is held against them. */
export const IMPORT_FORMAT_CHOICES = [
  { value: 'oscal', description: 'an OSCAL catalog (JSON, YAML)' },
  { value: 'cprt', description: "an export of NIST's CPRT (JSON)" },
  { value: 'cyclonedx', description: 'a standard in CycloneDX (JSON)' },
  { value: 'sphinx-needs', description: 'a needs.json of sphinx-needs' },
  { value: 'ciso-assistant', description: 'a library of CISO Assistant (YAML)' },
  { value: 'csv', description: 'a table with a header (CSV, TSV)' },
  { value: 'docx', description: 'a document of Word (.docx)' },
  { value: 'html', description: 'a web page (HTML)' },
  { value: 'markdown', description: 'a document in Markdown' },
  { value: 'asciidoc', description: 'a document in AsciiDoc' },
  { value: 'text', description: 'a document in plain text' },
] as const satisfies readonly Choice[];

export type ImportFormatName = (typeof IMPORT_FORMAT_CHOICES)[number]['value'];
