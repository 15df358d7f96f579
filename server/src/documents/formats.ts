/** Formats that are read: `odf` is all of OpenDocument. */
export type OfficeFormat = 'docx' | 'xlsx' | 'pptx' | 'odf';
export type DocumentFormat = OfficeFormat | 'pdf';

const FORMATS: Readonly<Record<DocumentFormat, RegExp>> = {
  docx: /\.(?:docx|docm|dotx|dotm)$/i,
  xlsx: /\.(?:xlsx|xlsm|xltx|xltm)$/i,
  pptx: /\.(?:pptx|pptm|ppsx|ppsm|potx|potm)$/i,
  odf: /\.(?:odt|ott|ods|ots|odp|otp)$/i,
  pdf: /\.pdf$/i,
};

/** What an office program puts beside a file while it is open: not a document. */
const LOCK = /^(?:~\$|\.~lock\.)/;

/** The format that the name of a file stands for; undefined for other files. */
export function documentFormatOf(name: string): DocumentFormat | undefined {
  if (LOCK.test(name)) return undefined;
  return (Object.keys(FORMATS) as DocumentFormat[]).find((format) => FORMATS[format].test(name));
}

/** How `objrefs.yaml` names the kind of a format. */
export const kindOf = (format: DocumentFormat): 'office' | 'pdf' => (format === 'pdf' ? 'pdf' : 'office');
