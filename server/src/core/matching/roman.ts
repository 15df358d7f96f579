/** Up to 399; letters of one case. */
const ROMAN = /^(?:c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))$/;

const VALUES = Object.entries({ C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 });

/** Whether both may be Roman numerals of one kind. Single letters may as well be letters. */
export function areRoman(a: string, b: string): boolean {
  const isUpper = (text: string) => text === text.toUpperCase();
  return a !== '' && b !== '' && ROMAN.test(a) && ROMAN.test(b) && isUpper(a) === isUpper(b);
}

/** In lower case; beyond 399 the count itself. */
export function romanNumeral(count: number): string {
  if (count < 1 || count > 399) return String(count);
  let left = count;
  let text = '';
  for (const [sign, value] of VALUES) {
    for (; left >= value; left -= value) text += sign.toLowerCase();
  }
  return text;
}

export function romanValue(numeral: string): number {
  let rest = numeral.toUpperCase();
  let sum = 0;
  for (const [sign, value] of VALUES) {
    for (; rest.startsWith(sign); rest = rest.slice(sign.length)) sum += value;
  }
  return sum;
}

/** 3 as `c`; beyond 26 the count itself. */
const letters = (count: number): string => (count > 26 ? String(count) : String.fromCharCode(96 + Math.max(1, count)));

/** A count in letters (`a`, `A`) or Roman numerals (`i`, `I`), as the kinds are named in HTML and OpenDocument; else in digits. */
export function numeral(count: number, kind: string): string {
  if (kind === 'a') return letters(count);
  if (kind === 'A') return letters(count).toUpperCase();
  if (kind === 'i') return romanNumeral(count);
  return kind === 'I' ? romanNumeral(count).toUpperCase() : String(count);
}
