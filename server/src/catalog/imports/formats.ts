import type { ImportFile, ImportFormat } from './format.ts';

/** In the order in which a file is held against them. Each reader is loaded when it is first needed. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    name: 'oscal',
    what: 'an OSCAL catalog (JSON, YAML)',
    recognises: ({ text }) =>
      /^[\s\ufeff]*\{\s*"(?:catalog|profile)"\s*:|^catalog:[ \t]*$/m.test((text ?? '').slice(0, 2_000)),
    load: async () => (await import('./formats/oscal.ts')).readOscal,
  },
  {
    name: 'csv',
    what: 'a table with a header (CSV, TSV)',
    recognises: ({ name }) => /\.(?:csv|tsv|tab)$/i.test(name),
    load: async () => (await import('./formats/csv.ts')).readCsv,
  },
];

/** The format by its name, else the one that recognises the file. */
export function importFormatOf(file: ImportFile, from: string | undefined): ImportFormat | undefined {
  return from === undefined
    ? IMPORT_FORMATS.find(({ recognises }) => recognises(file))
    : IMPORT_FORMATS.find(({ name }) => name === from.toLowerCase());
}
