import { type Attributes, attribute, type XmlPart } from '../archive/xml.ts';

/** Codes of the built-in number formats that matter (ECMA-376, part 1, section 18.8.30). */
const BUILT_IN: Readonly<Record<string, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
};
/** Built-in formats of dates and times. */
const DATES = /^(?:1[4-9]|2[0-2]|4[5-7])$/;

/** The code of the number format of each cell style, by its index. */
export function readFormats(styles: XmlPart | undefined): readonly string[] {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let isCell = false;
  const open = (name: string, attributes: Attributes): void => {
    const id = attribute(attributes, 'numFmtId') ?? '0';
    if (name === 'cellXfs') isCell = true;
    else if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '');
    else if (name === 'xf' && isCell) formats.push(codes.get(id) ?? (DATES.test(id) ? 'yyyy' : (BUILT_IN[id] ?? '')));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') isCell = false;
  };
  styles?.parse({ open, close });
  return formats;
}
