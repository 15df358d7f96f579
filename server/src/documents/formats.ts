/** Formats that are read: `odf` for all of OpenDocument. */
export type DocumentFormat = 'docx';

const FORMATS: Readonly<Record<DocumentFormat, RegExp>> = {
  docx: /\.(?:docx|docm|dotx|dotm)$/i,
};

/** The format that the name of a file stands for; undefined for other files. */
export function documentFormatOf(name: string): DocumentFormat | undefined {
  return (Object.keys(FORMATS) as DocumentFormat[]).find((format) => FORMATS[format].test(name));
}
