// The search of core/index/block-search.ts in WebAssembly's binary format: https://webassembly.github.io/spec/core/binary

/** Length of what is searched for, and of the blocks in which it is, in bytes. */
const [GRAM, BLOCK] = [4, 16];
/** The tables for the low halves of bytes, then those for the high halves; the text follows. */
const TABLES = 2 * GRAM * BLOCK;
const PAGES = 4;

/** LEB128. */
const unsigned = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)]);
const sized = (bytes) => [...unsigned(bytes.length), ...bytes];
const name = (text) => sized(Array.from(text, (character) => character.charCodeAt(0)));
const section = (id, ...content) => [id, ...sized(content)];

const LETTERS = Array.from({ length: GRAM }, (_, letter) => letter);
/** The locals: both parameters, the mask of low halves, the tables, a block, and the groups that it may have. */
const [AT, END, MASK, LOW, HIGH] = [0, 1, 2, 3, 3 + GRAM];
const [TEXT, SEEN] = [HIGH + GRAM, HIGH + GRAM + 1];
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const constant = (value) => [0x41, value];
const simd = (operation) => [0xfd, operation];
const load = (offset) => [...simd(0x00), 0, ...unsigned(offset)];
const SPLAT = simd(0x0f);
const SWIZZLE = simd(0x0e);
const SHIFT = simd(0x6d);
const AND = simd(0x4e);
const ANY = simd(0x53);
/** `if` … `end` with a `return` of what the instructions leave. */
const returned = (value) => [0x04, 0x40, ...value, 0x0f, 0x0b];

/** The groups that may have this letter at each byte of the block, of those that may have the letters before. */
const groupsAt = (letter) => [
  ...[...get(AT), ...load(TABLES + letter), ...set(TEXT)],
  ...[...get(LOW + letter), ...get(TEXT), ...get(MASK), ...AND, ...SWIZZLE],
  ...[...get(HIGH + letter), ...get(TEXT), ...constant(4), ...SHIFT, ...SWIZZLE, ...AND],
  ...[...(letter > 0 ? [...get(SEEN), ...AND] : []), ...set(SEEN)],
];

const BODY = [
  // One kind of local: so many vectors.
  ...[1, 2 * GRAM + 3, 0x7b],
  ...[...constant(15), ...SPLAT, ...set(MASK)],
  ...LETTERS.flatMap((letter) => [...constant(0), ...load(letter * BLOCK), ...set(LOW + letter)]),
  ...LETTERS.flatMap((letter) => [...constant(0), ...load((GRAM + letter) * BLOCK), ...set(HIGH + letter)]),
  // A loop: the end is reached (i32.ge_u), a block may have a word, or the next one is looked at (i32.add, br).
  ...[0x03, 0x40, ...get(AT), ...get(END), 0x4f, ...returned(constant(0x7f))],
  ...[...LETTERS.flatMap(groupsAt), ...get(SEEN), ...ANY, ...returned(get(AT))],
  ...[...get(AT), ...constant(BLOCK), 0x6a, ...set(AT), 0x0c, 0],
  // The end of the loop, what is never reached, and the end.
  ...[0x0b, 0x00, 0x0b],
];

/** A function of two integers, a memory, and their names. */
const CODE = [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f),
  ...section(3, 1, 0),
  ...section(5, 1, 0, PAGES),
  ...section(7, 2, ...name('memory'), 2, 0, ...name('next'), 0, 0),
  ...section(10, 1, ...sized(BODY)),
];

export function blockSearchOutputs() {
  const search = { gram: GRAM, block: BLOCK, pages: PAGES, code: Buffer.from(CODE).toString('base64') };
  return [{ path: 'server/src/core/index/block-search.json', text: `${JSON.stringify(search, null, 2)}\n` }];
}
