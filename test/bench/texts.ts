/** Texts to scan: prose with a citation in some lines, and patterns that could make a scanner slow. */

export const WORDS =
  `the of and to in a for is on that by this with it as are be at from or an was which will not have has
  member countries police data information security systems plan report action training capacity network access control
  development sustainable goal target objective priority strategic framework regional international organization 2024
  measure indicator result progress support provide ensure strengthen implement improve crime research innovation`.split(
    /\s+/,
  );
const CITATIONS = ['SDG 16.4', 'NIST CSF PR.AA-01', 'WCAG 2.1 SC 1.4.3', 'SP 800-53 AC-2(1), (3)', 'SDG 3, 4 and 13'];

/** Lines of some 90 characters, the same for the same size; one in ten has a citation. */
export function prose(megabytes: number): string {
  const random = generator(42);
  const lines: string[] = [];
  for (let size = 0; size < megabytes * 1e6; ) {
    const words = Array.from({ length: 14 }, () => WORDS[random(WORDS.length)]);
    if (random(10) === 0) words[random(words.length)] = CITATIONS[random(CITATIONS.length)];
    const line = words.join(' ');
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join('\n');
}

/** A whole number below a bound. */
export type Random = (below: number) => number;

/** Pseudorandom numbers below a bound, always the same (a linear congruential generator, Numerical Recipes). */
export function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Patterns that could make a scanner slow, with about the requested number of characters, most on one line. */
export const HOSTILE: ReadonlyMap<string, (size: number) => string> = new Map([
  ...Object.entries({
    digits: '1',
    dots: '.',
    commas: ',',
    spaces: ' ',
    brackets: '(',
    'square brackets': '[',
    stars: '*',
    underscores: '_',
    ampersands: '&',
    'number list': '3.1, ',
    prefixes: 'SDG ',
    'prefixes with brackets': 'SDG (',
    'prefixes in lines': 'SDG\n',
    'prefixes in quotes': '> SDG\n',
    'prefixes and words': 'SDG goal ',
    'prefixes and tags': 'SDG <b>',
    'half prefixes': 'Web Content ',
    'glued citations': 'SDG3-',
    citations: 'SDG 3, ',
    remarks: 'SDG 3 (so ',
    editions: 'WCAG 2.1 ',
    'unknown editions': 'WCAG:x 1.1.1 ',
    'colons without a space': 'WCAG:',
    'articles without a space': 'Art.6(1);',
    articles: 'Art. 6, ',
    'articles in lines': 'Art. 6,\n',
    'words within numbers': 'Art. 6 Abs. 1 ',
    path: 'a/',
    address: 'https://x/',
  }).map(([name, seed]): [string, (size: number) => string] => [name, (size) => filled(seed, size)]),
  ['a citation and digits', (size) => `SDG ${filled('1', size)}`],
  ['a citation and components', (size) => `SDG 3${filled('.4', size)}`],
  ['a citation and members', (size) => `SDG 3${filled(', 4', size)}`],
  ['a citation and spaces', (size) => `SDG${filled(' ', size)}3`],
  ['articles and their prefix', (size) => `${filled('Art. 6, ', size)}GDPR`],
]);

function filled(seed: string, size: number): string {
  return seed.repeat(Math.ceil(size / seed.length));
}
