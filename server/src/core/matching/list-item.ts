import { TITLE } from './vocabulary.ts';

/** What begins an item of a list, in comments too, with marks of emphasis or code. Tasks have numbers of their own. */
const ITEM =
  /^[ \t]*(?:(?:>|\/\/|\/\*+|#|%|--|;+)[ \t]+)*(?:[-+•‣–]|\*{1,5}|\.{1,5}|\d{1,3}[.)]|#\.|\\item|<li>)[ \t]*(?<=[ \t>])(?:\*{1,3}|_{1,3}|`{1,3})?(?=[\p{L}\p{N}])/u;

/** UTF-16 offset of the text of a list item that begins in the line; -1 where none does. */
export function itemStart(text: string): number {
  return ITEM.exec(text)?.[0].length ?? -1;
}

/** A sign that ends a number at the start of an item, or begins what is said of it; no value follows. */
const SIGN = /[ \t]*(?:[:;,.–—|]|-(?=[ \t])|\((?![\d~≈<>=]))(?![ \t]*v?\d)/y;

/** Whether a number that ends before the UTF-16 offset `at` heads an item: nothing follows it, or a title. */
export function headsItem(text: string, at: number): boolean {
  if (text.slice(at, at + 200).trim() === '' && text.length < at + 200) return true;
  SIGN.lastIndex = TITLE.lastIndex = at;
  return SIGN.test(text) || TITLE.test(text);
}
