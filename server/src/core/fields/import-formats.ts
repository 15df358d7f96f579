import type { Choice } from './field.ts';

/** The formats of files that can be read as a catalog, in the order of detection. */
export const IMPORT_FORMAT_CHOICES = [
  { value: 'oscal', description: 'an OSCAL catalog (JSON, YAML)' },
  { value: 'cprt', description: "an export from NIST's CPRT (JSON)" },
  { value: 'cyclonedx', description: 'a CycloneDX standard (JSON)' },
  { value: 'sphinx-needs', description: 'a needs.json file of sphinx-needs' },
  { value: 'ciso-assistant', description: 'a CISO Assistant library (YAML)' },
  { value: 'csv', description: 'a table with a header (CSV, TSV)' },
  { value: 'docx', description: 'a Word document (.docx)' },
  { value: 'html', description: 'a web page (HTML)' },
  { value: 'markdown', description: 'a Markdown document' },
  { value: 'asciidoc', description: 'an AsciiDoc document' },
  { value: 'text', description: 'a plain text document' },
] as const satisfies readonly Choice[];

export type ImportFormatName = (typeof IMPORT_FORMAT_CHOICES)[number]['value'];
