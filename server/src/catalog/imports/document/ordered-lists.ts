import { isNumbered } from './number-at-start.ts';

/** The signs that a list counts with, as in HTML's `type`. */
export type Counting = '1' | 'a' | 'A' | 'i' | 'I';

/** An item of a list that counts by itself, as a reader sees it: `3. Grow`, `(c) Grow`. What has a number keeps it. */
export function countedItem(text: string, count: number, counting: Counting): string {
  if (isNumbered(text)) return text;
  if (counting === '1') return `${count}. ${text}`;
  const sign = counting === 'a' || counting === 'A' ? letters(count) : roman(count);
  return counting === 'a' || counting === 'i' ? `(${sign}) ${text}` : `${sign.toUpperCase()}. ${text}`;
}

/** 3 is `c`; beyond 26 the count itself. */
export function letters(count: number): string {
  return count > 26 ? String(count) : String.fromCharCode(96 + Math.max(1, count));
}

const ROMAN = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** 4 is `iv`; beyond 399 the count itself. */
export function roman(count: number): string {
  if (count < 1 || count > 399) return String(count);
  let left = count;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
