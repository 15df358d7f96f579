import { plainText, raisedText } from '../content.ts';

/** A piece of text as PDF.js gives it: its position is at the end of `transform`. */
export interface PdfText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface PdfLine {
  readonly text: string;
  readonly page: number;
  /** On its page, from 1. */
  readonly line: number;
  /** From the bottom of the page. */
  readonly y: number;
  readonly height: number;
}

/** Pieces belong to one line if their bases differ by less than this part of their height. */
const SAME_LINE = 0.4;
/** What is between words at least, as a part of the height of the text. */
const SPACE = 0.15;

/** Smaller than this part of the height of its line, a raised text is a superscript. */
const SMALL = 0.8;

/** The lines of a page, in the order of its content. */
export function pageLines(items: readonly PdfText[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let [text, y, height, end] = ['', Number.NaN, 0, 0];
  const finish = (): void => {
    const shown = plainText(text).replace(/\s+/g, ' ').trim();
    if (shown !== '') lines.push({ text: shown, page, line: lines.length + 1, y, height });
    text = '';
  };
  for (const { str, transform, width, height: itemHeight } of items) {
    if (str === '') continue;
    const [x = 0, base = 0] = transform.slice(4);
    const isSame = Math.abs(base - y) < SAME_LINE * Math.max(height, itemHeight) && x > end - itemHeight;
    // A reference to a footnote is above the line, and smaller, and no part of the number before it.
    if (!isSame) {
      finish();
      [y, height] = [base, itemHeight];
    } else if (x - end > SPACE * Math.max(height, itemHeight)) text += ' ';
    const isRaised = isSame && itemHeight < SMALL * height && base > y;
    text += isRaised ? raisedText(str) : str;
    height = Math.max(height, itemHeight);
    end = x + width;
  }
  finish();
  return lines;
}
