/** `ID` is a function, `ID.AM` a category, `ID.AM-1` (1.1) or `ID.AM-01` (2.0) a subcategory. */
const NUMBER = /^([A-Z]{2})(?:(\.[A-Z]{2})(-\d{1,2})?)?$/;

export const LEVELS = ['function', 'category', 'subcategory'];

/** The level of a number by its components; undefined if it is not a number of the framework. */
export function levelOf(number) {
  const [, , category, subcategory] = NUMBER.exec(number) ?? [];
  if (subcategory !== undefined) return 'subcategory';
  if (category !== undefined) return 'category';
  return NUMBER.test(number) ? 'function' : undefined;
}

/** The parent of a number; null for a function. */
export function parentOf(number) {
  const end = Math.max(number.lastIndexOf('.'), number.lastIndexOf('-'));
  return end < 0 ? null : number.slice(0, end);
}

/** Everything in a sentence that is written like a number, in order. */
export function numbersIn(sentence) {
  return sentence.match(/\b[A-Z]{2}(?:\.[A-Z]{2}(?:-\d{1,2})?)?\b/g) ?? [];
}

/** Without zero padding: `PR.DS-01` gives `PR.DS-1`. */
export function unpadded(number) {
  return number.replace(/-0+(?=\d)/, '-');
}
