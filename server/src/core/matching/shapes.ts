import { compareText, getOrInsert } from '../base/collections.ts';
import { isDigit, isHyphen, isJoiningLetter, isLowerCase, isRaised, isUnspaced } from './characters.ts';
import { areRoman } from './roman.ts';

/**
 * The shapes of a framework's numbers as a trie over components (digit runs, letter runs) and punctuation. It knows
 * how numbers look, never which are listed, so that a number of a known shape can be added without a new scan.
 */
export interface ShapeNode {
  /** A listed number ends here. */
  terminal: boolean;
  digits?: DigitEdge;
  /** By `letterPattern`; letters that are meant themselves by `literalKey`. */
  readonly letters: Map<string, ShapeNode>;
  /** By character. */
  readonly punctuation: Map<string, ShapeNode>;
}

interface DigitEdge {
  readonly node: ShapeNode;
  /** Length of the longest digit run listed here. */
  longest: number;
  /** All are as long. */
  equal: boolean;
  /** Zeros are before some. */
  padded: boolean;
  /** A run of zeros is listed here; elsewhere a zero component tells a version from a number. */
  zero: boolean;
}

/** A component of a number, or one character of punctuation. */
export interface NumberPart {
  readonly kind: 'digits' | 'letters' | 'punctuation';
  readonly text: string;
}

export function createShapes(): ShapeNode {
  return { terminal: false, letters: new Map(), punctuation: new Map() };
}

/**
 * Adds the shape of a listed number.
 *
 * @param literal letters at its beginning that stand for themselves, not for any of their length and case
 * @param inSeries whether the number is one of a series, where Roman numerals are to be expected
 */
export function addShape(root: ShapeNode, number: string, ignoreCase: boolean, literal = '', inSeries = false): void {
  const start = literal === '' ? root : childAt(root.letters, literalKey(literal, ignoreCase));
  const parts = partsOf(number.slice(literal.length));
  const patternOf = ({ text }: NumberPart) => letterPattern(text, ignoreCase);
  addParts(start, parts, patternOf, root);
  const isRoman = (index: number) => (inSeries || parts[index - 1]?.text === '(') && isNumeral(parts[index]!);
  if (!parts.some((_, index) => isRoman(index))) return;
  const keyOf = (part: NumberPart, index: number) => (isRoman(index) ? romanKey(part.text, ignoreCase) : null);
  addParts(start, parts, (part, index) => keyOf(part, index) ?? patternOf(part), root);
}

/** Adds the shape of a listed number with its letters as they are. */
export function addLiterally(root: ShapeNode, number: string, ignoreCase: boolean): void {
  addParts(root, partsOf(number), ({ text }) => literalKey(text, ignoreCase), root);
}

/** The first two characters of numbers in literal shapes, in any case that counts; only one where it is a digit. */
export function beginningsOf(shapes: ShapeNode, ignoreCase: boolean): string[] {
  const pairs = [...shapes.letters].flatMap(([key, node]) => {
    const letters = key.slice(1);
    const next =
      letters.length > 1 ? [letters.charAt(1)] : [...(node.digits ? DIGITS : ''), ...node.punctuation.keys()];
    return next.map((second) => letters.charAt(0) + second);
  });
  const digits = shapes.digits ? [...DIGITS] : [];
  if (!ignoreCase) return [...pairs, ...digits];
  const cased = pairs.flatMap(([a = '', b = '']) => [a, a.toUpperCase()].flatMap((x) => [x + b, x + b.toUpperCase()]));
  return [...cased, ...digits];
}
const DIGITS = '0123456789';

/** Whether hardly anything else looks like the number: two parts with a sign between, or letters and three digits. */
export const isUnmistakable = (number: string): boolean =>
  hasJoinedParts(number) || (/\p{L}/u.test(number) && number.replace(/\D/g, '').length >= 3);

export const hasJoinedParts = (number: string): boolean => /[\p{L}\d][^\p{L}\d\s]+[\p{L}\d]/u.test(number);

/** Whether all digit runs of a number of a known shape are as long as the longest listed ones. */
export const isOfFullLength = (shapes: ShapeNode, number: string, ignoreCase: boolean): boolean =>
  everyRun(shapes, number, ignoreCase, (length, { longest }) => length === longest);

/** Whether none of them is shorter where all listed ones are equally long: three digits or more, or with zeros before them. */
export const isOfListedLength = (shapes: ShapeNode, number: string, ignoreCase: boolean): boolean =>
  everyRun(shapes, number, ignoreCase, (length, listed) => !isUniform(listed) || length >= listed.longest);

const isUniform = ({ longest, equal, padded }: Omit<DigitEdge, 'node'>): boolean => equal && (longest >= 3 || padded);

/** Whether a digit run is longer than those listed in its place. */
export const isTooLong = (shapes: ShapeNode, number: string, ignoreCase: boolean): boolean =>
  !everyRun(shapes, number, ignoreCase, (length, { longest }) => length <= longest);

const NONE_LISTED: Omit<DigitEdge, 'node'> = { longest: 0, equal: false, padded: false, zero: false };

function everyRun(
  shapes: ShapeNode,
  number: string,
  ignoreCase: boolean,
  holds: (length: number, listed: Omit<DigitEdge, 'node'>) => boolean,
): boolean {
  let node: ShapeNode | null = shapes;
  return partsOf(number).every(({ kind, text }) => {
    const listed = node?.digits ?? NONE_LISTED;
    node = (kind === 'punctuation' ? node?.punctuation.get(text) : node && childOf(node, text, ignoreCase)) ?? null;
    return kind !== 'digits' || holds(text.length, listed);
  });
}

function addParts(
  start: ShapeNode,
  parts: readonly NumberPart[],
  keyOf: (part: NumberPart, index: number) => string,
  root: ShapeNode,
): void {
  let node = start;
  for (const [index, part] of parts.entries()) node = childFor(node, part, () => keyOf(part, index));
  if (node !== root) node.terminal = true;
}

/** A Roman numeral of several letters: where one is listed, there are others, of other lengths. */
const isNumeral = ({ kind, text }: NumberPart): boolean =>
  kind === 'letters' && text.length > 1 && areRoman(text, text);

/** Key of all Roman numerals of the case of these letters, if they are one. No pattern holds the sign. */
function romanKey(letters: string, ignoreCase: boolean): string | null {
  return areRoman(letters, letters) ? (ignoreCase || letters === letters.toUpperCase() ? '~I' : '~i') : null;
}

/** Where a component leads to, if one like it is listed here. */
export function childOf({ letters, digits }: ShapeNode, run: string, ignoreCase: boolean): ShapeNode | null {
  if (!isDigit(run.charCodeAt(0))) {
    const known = letters.get(literalKey(run, ignoreCase)) ?? letters.get(letterPattern(run, ignoreCase));
    return known ?? letters.get(romanKey(run, ignoreCase) ?? '') ?? null;
  }
  if (!digits || run.length > digits.longest + 1 || (isZero(run) && !digits.zero)) return null;
  return digits.node;
}

/** Equal for numbers that add the same to a trie. */
export function shapeOf(number: string, ignoreCase: boolean): string {
  const parts = partsOf(number);
  const hasNumeral = parts.some(isNumeral);
  let shape = '';
  for (const { kind, text } of parts) {
    if (kind === 'punctuation') shape += `'${text}`;
    else if (kind === 'digits') shape += `${isZero(text) ? 'z' : text.startsWith('0') ? '0' : '#'}${text.length},`;
    else shape += `${letterPattern(text, ignoreCase)}${(hasNumeral && romanKey(text, ignoreCase)) || ''},`;
  }
  return shape;
}

/** Key of letters that stand for themselves. No pattern holds the sign. */
export const literalKey = (letters: string, ignoreCase: boolean): string =>
  `=${ignoreCase ? letters.toLowerCase() : letters}`;

function childFor(node: ShapeNode, part: NumberPart, lettersKey: () => string): ShapeNode {
  if (part.kind === 'digits') {
    const { length } = part.text;
    node.digits ??= { node: createShapes(), longest: length, equal: true, padded: false, zero: false };
    const { digits } = node;
    digits.equal &&= length === digits.longest;
    digits.longest = Math.max(digits.longest, length);
    if (isZero(part.text)) digits.zero = true;
    else if (part.text.startsWith('0')) digits.padded = true;
    return digits.node;
  }
  if (part.kind === 'letters') return childAt(node.letters, lettersKey());
  return childAt(node.punctuation, part.text);
}

function childAt(edges: Map<string, ShapeNode>, key: string): ShapeNode {
  return getOrInsert(edges, key, createShapes);
}

/**
 * Length and case of a letter run: `PR` gives `AA`, `b` gives `a`; with `ignoreCase` only the length. Raised figures are
 * a component of their own: `385¹`. Letters of scripts without spaces stand for themselves: `第27条`.
 */
export function letterPattern(letters: string, ignoreCase: boolean): string {
  if (isRaised(letters.charCodeAt(0))) return '¹';
  if (isUnspaced(letters.charCodeAt(0))) return letters;
  if (ignoreCase) return 'x'.repeat(letters.length);
  let pattern = '';
  for (let i = 0; i < letters.length; i++) pattern += isLowerCase(letters.charCodeAt(i)) ? 'a' : 'A';
  return pattern;
}

export const isZero = (digits: string): boolean => /^0+$/.test(digits);

/** Splits a number into components and punctuation. All hyphens become `-`. */
export function partsOf(number: string): NumberPart[] {
  const parts: NumberPart[] = [];
  for (let at = 0; at < number.length; ) {
    const end = runEnd(number, at);
    if (end > at)
      parts.push({ kind: isDigit(number.charCodeAt(at)) ? 'digits' : 'letters', text: number.slice(at, end) });
    else parts.push({ kind: 'punctuation', text: isHyphen(number.charCodeAt(at)) ? '-' : number.charAt(at) });
    at = Math.max(end, at + 1);
  }
  return parts;
}

/**
 * End of the run of digits, letters or raised figures that begins at `at`; `at` itself where there is none. In scripts
 * without spaces, where words touch numbers, each letter is a run of its own.
 */
export function runEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (isUnspaced(first)) return at + 1;
  const belongs = [isDigit, isJoiningLetter, isRaised].find((is) => is(first));
  let end = at;
  if (belongs) while (belongs(text.charCodeAt(end))) end++;
  return end;
}

/** The trie as text: equal for two frameworks exactly where their numbers look the same. */
export function shapeSignature(node: ShapeNode): string {
  const edges: string[] = [];
  if (node.digits) {
    edges.push(
      `#${isUniform(node.digits) ? '=' : ''}${node.digits.longest}${node.digits.zero ? 'z' : ''}${shapeSignature(node.digits.node)}`,
    );
  }
  for (const [key, child] of sorted(node.letters)) edges.push(`${key}${shapeSignature(child)}`);
  for (const [key, child] of sorted(node.punctuation)) edges.push(`'${key}${shapeSignature(child)}`);
  return `${node.terminal ? '!' : ''}{${edges.join(',')}}`;
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => compareText(a, b));

/**
 * Whether a number looks like one that is listed: component by component, with digit runs of any value, up to one digit
 * longer than the longest listed, and letter runs of the same length and case.
 */
export function isOfKnownShape(shapes: ShapeNode, number: string, ignoreCase: boolean): boolean {
  let node: ShapeNode | null = shapes;
  for (const { kind, text } of partsOf(number)) {
    node = kind === 'punctuation' ? (node.punctuation.get(text) ?? null) : childOf(node, text, ignoreCase);
    if (!node) return false;
  }
  return node.terminal;
}
