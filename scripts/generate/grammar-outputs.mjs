// The colours of references in VS Code: a TextMate grammar that is injected into those of other languages.
// https://macromates.com/manual/en/language_grammars, https://code.visualstudio.com/api/language-extensions/syntax-highlight-guide

/**
 * Where references are coloured: in prose, in comments and in strings, except in addresses and expressions inside them.
 */
const SELECTOR = [
  'L:text.html.markdown - markup.underline.link - markup.fenced_code - markup.raw.block - meta.embedded',
  'L:text - text.html.markdown - meta.tag - meta.embedded - source - support.class.math - markup.underline.link - markup.raw',
  'L:source.rst - markup.underline.link',
  'L:comment - markup.underline.link',
  'L:string - string.regexp - markup.underline.link - meta.template.expression - meta.embedded.line - meta.interpolation',
].join(', ');

/** The white space of the scanner, limited to the kinds that people type. */
const SPACE = '[ \\t\\u00A0\\u202F]';
/** At the start of a line, or after anything that a word, path or address does not continue from. */
const BORDER = '[ \\t\\u00A0\\u202F"\'<>`()\\[\\]{}|“‘«„]';
// Spelled out: Oniguruma requires alternatives of fixed lengths in a look-behind, all at its top level.
const LEFT = `(?<=${['', '[*_]', '[*_]{2}', '//', '#'].flatMap((mark) => [`^${mark}`, `${BORDER}${mark}`]).join('|')})(?<!\\]\\(#)`;

/** Not a longer number, identifier, placeholder or path. */
const RIGHT = [
  // An underscore can close emphasis.
  '(?!_{0,3}[\\p{L}\\p{M}\\p{N}])(?!_{4}|[%‰°])',
  '(?!\\\\?[-.(\\[\\u2010\\u2011/\\\\@:=–−,][\\p{L}\\p{N}#*])',
].join('');
const SEPARATOR = '(?:, (?:and |or )?| and | or |; | & | to |[-–])';

/** One rule for a single line, without state: it cannot change how other text is parsed. */
export function grammarOutputs(sources, catalogs) {
  const patterns = catalogs
    .filter(({ enabled }) => enabled)
    .map(({ catalog }) => {
      const number = numberPattern(catalog, sources);
      return {
        match: referencePattern(catalog, number, sources),
        captures: {
          1: { name: 'entity.name.type.objective-reference' },
          2: { name: 'constant.numeric.objective-reference' },
          3: { patterns: [{ match: number, name: 'constant.numeric.objective-reference' }] },
        },
      };
    });
  const grammar = {
    information_for_contributors: 'Written by scripts/generate.mjs from seeds/.',
    name: 'Objective References',
    scopeName: 'objective-references.injection',
    injectionSelector: SELECTOR,
    patterns,
  };
  return [
    { path: 'syntaxes/objective-references.injection.tmLanguage.json', text: `${JSON.stringify(grammar, null, 2)}\n` },
  ];
}

const longestFirst = (a, b) => b.length - a.length;

/** Prefix with edition (1), an optional word, number (2), and further numbers (3). */
function referencePattern(catalog, number, { createWordList, createCountedList, AMOUNT, PIECES, UNIT }) {
  const prefixes = [catalog.prefix, ...catalog.aliases.map(({ text }) => text)].map(escaped);
  const ids = catalog.editions.flatMap(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)]);
  const editions = ids.map((id) => escaped(id));
  const shapes = ids.map((id) => escaped(id).replace(/\d/g, '[0-9]'));
  const words = createWordList(catalog.numbering.words ?? catalog.levels)
    .forms.toSorted(longestFirst)
    .map(anyFirstLetter);
  const pin = `(?::${oneOf(shapes)}|${SPACE}${oneOf(editions)}|${SPACE}\\(${oneOf(editions)}\\))`;
  const word = words.length > 0 ? `(?:${oneOf(words)}${SPACE})?` : '';
  const counted = createCountedList(catalog.levels.slice(0, 1)).forms.toSorted(longestFirst);
  const countedWords = counted.map((word) => `${SPACE}${escaped(word)}(?!\\p{L})`);
  const amounts = [AMOUNT.source, UNIT.source, PIECES.source, ...countedWords];
  const right = `${RIGHT}(?!${amounts.map(anyCase).join('|')})`;
  // A bare integer after a number is often not another number.
  const structured = '(?=[\\p{L}\\p{N}]+[.(][\\p{L}\\p{N}])';
  // Only in a range can more digits be adjacent to a number.
  const whole = `(?:${structured}${number}(?=[-–]${structured}${number}${right})|${number}${right})`;
  const further = `(?:${SEPARATOR}${structured}${whole})*`;
  return `${LEFT}(${oneOf(prefixes)}${pin}?)${SPACE}${word}(${whole})(${further})`;
}

function numberPattern({ editions, numbering }, { createShapes, addShape }) {
  const root = createShapes();
  for (const { objectives } of editions) {
    for (const { number } of objectives) addShape(root, number, numbering.ignoreCase);
  }
  return shapePattern(root);
}

/**
 * Everything that a trie of shapes accepts: digit runs of any value, up to one digit longer than the longest listed.
 */
function shapePattern({ digits, letters, punctuation, terminal }) {
  const branches = [];
  if (digits) {
    const zero = digits.zero ? '' : '(?!0+(?![0-9]))';
    branches.push(`${zero}[0-9]{1,${digits.longest + 1}}${shapePattern(digits.node)}`);
  }
  for (const [key, node] of letters) {
    const run = key.startsWith('=') ? escaped(key.slice(1)) : key.replace(/a/g, '[a-z]').replace(/A/g, '[A-Z]');
    branches.push(`${run.replace(/x/g, '[A-Za-z]')}${shapePattern(node)}`);
  }
  for (const [sign, node] of punctuation) branches.push(`${escaped(sign)}${shapePattern(node)}`);
  if (branches.length === 0) return '';
  return terminal ? `(?:${branches.join('|')})?` : oneOf(branches);
}

const oneOf = (patterns) => (patterns.length === 1 ? patterns[0] : `(?:${patterns.join('|')})`);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const anyFirstLetter = (word) => escaped(word).replace(/^\p{L}/u, (first) => `[${first.toUpperCase()}${first}]`);

/** A pattern that matches letters of either case: not all engines have a flag for that. */
const anyCase = (pattern) =>
  pattern.replace(/\\u[0-9a-fA-F]{4}|\\p\{\w+\}|\\.|\[[^\]\\]*\]|\p{L}/gu, (part) => {
    if (part.startsWith('\\')) return part;
    const signs = part.startsWith('[') ? part.slice(1, -1) : part;
    return `[${[...new Set(signs.toLowerCase() + signs.toUpperCase())].join('')}]`;
  });
