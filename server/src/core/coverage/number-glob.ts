/**
 * Whether a number matches a glob, in any case: `*` stands for any characters, none too, `?` for one, all else for
 * itself. In time of the lengths' product at most.
 */
export function matchesNumber(glob: string, number: string): boolean {
  const [pattern, text] = [glob.toLowerCase(), number.toLowerCase()];
  let at = 0;
  let read = 0;
  /** Where to go on if what follows the last star does not fit: the star takes one character more. */
  let star = -1;
  let taken = 0;
  while (read < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      taken = read;
    } else if (pattern[at] === '?' || pattern[at] === text[read]) {
      at++;
      read++;
    } else if (star >= 0) {
      at = star + 1;
      read = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
