import { memoize } from '../base/memoize.ts';

/*
 * A search for letters in blocks of 16 bytes, in WebAssembly: each half of a byte selects from a table which of eight groups
 * of words may have it at their first, second … letter (Hyperscan's "Teddy"). Some eight times as fast as a search in
 * JavaScript that steps over bytes.
 */

/** Length of what is searched for, in bytes. */
export const GRAM = 4;

/** Calls `visit` with the start and end of each block in which a word may begin, until that returns true. Over-approximates. */
type SeekBlocks = (bytes: Uint8Array, visit: (start: number, end: number) => boolean) => void;

/** @param words of ASCII letters and digits in lower case, of two or more units and at most `GRAM` */
export type BlockSearch = (words: readonly string[]) => SeekBlocks;

const BLOCK = 16;
const GROUPS = 8;
/** The tables for the low halves of bytes, then those for the high halves. */
const TABLES = 2 * GRAM * BLOCK;
const PAGES = 4;
/** Bytes that are searched at once. */
const ROOM = PAGES * 65_536 - TABLES - 2 * BLOCK;

/** Null where there is no WebAssembly, or the platform forbids it. */
export function blockSearch(): BlockSearch | null {
  const engine = engineOf(MODULE);
  if (!engine) return null;
  const { memory, next } = engine;
  return (words) => {
    const tables = tablesOf(words);
    return (bytes, visit) => {
      // Others search in the same memory.
      memory.set(tables);
      for (let from = 0; from < bytes.length; from += ROOM) {
        const length = Math.min(ROOM, bytes.length - from);
        const part = bytes.subarray(from, from + length + GRAM);
        memory.set(part, TABLES);
        memory.fill(0, TABLES + part.length, TABLES + part.length + BLOCK + GRAM);
        for (let at = next(0, length); at >= 0; at = next(at + BLOCK, length)) {
          if (visit(from + at, from + Math.min(at + BLOCK, length))) return;
        }
      }
    };
  };
}

function tablesOf(words: readonly string[]): Uint8Array {
  const tables = new Uint8Array(TABLES);
  const [low, high] = [tables.subarray(0, TABLES / 2), tables.subarray(TABLES / 2)];
  for (const [index, word] of words.entries()) {
    const group = 1 << (index % GROUPS);
    for (let letter = 0; letter < GRAM; letter++) {
      for (const code of codesOf(word.charAt(letter))) {
        low[letter * BLOCK + (code & 15)]! |= group;
        high[letter * BLOCK + (code >> 4)]! |= group;
      }
    }
  }
  return tables;
}

const ANYTHING = Array.from({ length: 256 }, (_, code) => code);

const codesOf = (letter: string): readonly number[] =>
  letter === '' ? ANYTHING : [letter.charCodeAt(0), letter.toUpperCase().charCodeAt(0)];

interface Engine {
  readonly memory: Uint8Array;
  /** The first block, from an offset up to an end, in which a word may begin; -1 for none. */
  readonly next: (from: number, to: number) => number;
}

/** What of WebAssembly is used. */
interface Assembly {
  Module: new (code: Uint8Array) => object;
  Instance: new (
    module: object,
  ) => {
    readonly exports: { readonly memory: { readonly buffer: ArrayBuffer }; readonly next: Engine['next'] };
  };
}

const engineOf = memoize((code: Uint8Array): Engine | null => {
  try {
    const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;
    const { memory, next } = new Instance(new Module(code)).exports;
    return { memory: new Uint8Array(memory.buffer), next };
  } catch {
    return null;
  }
});

/** LEB128. */
const unsigned = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)]);
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const name = (text: string): number[] => sized(Array.from(text, (character) => character.charCodeAt(0)));

const LETTERS = Array.from({ length: GRAM }, (_, letter) => letter);
/** The locals: both parameters, the mask of low halves, the tables, a block, and the groups that it may have. */
const [AT, END, MASK, LOW, HIGH] = [0, 1, 2, 3, 3 + GRAM];
const [TEXT, SEEN] = [HIGH + GRAM, HIGH + GRAM + 1];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const constant = (value: number): number[] => [0x41, value];
const simd = (operation: number): number[] => [0xfd, operation];
const load = (offset: number): number[] => [...simd(0x00), 0, ...unsigned(offset)];
const SWIZZLE = simd(0x0e);
const AND = simd(0x4e);

const groupsAt = (letter: number): number[] => [
  ...[...get(AT), ...load(TABLES + letter), ...set(TEXT)],
  ...[...get(LOW + letter), ...get(TEXT), ...get(MASK), ...AND, ...SWIZZLE],
  // i8x16.shr_u
  ...[...get(HIGH + letter), ...get(TEXT), ...constant(4), ...simd(0x6d), ...SWIZZLE, ...AND],
  ...[...(letter > 0 ? [...get(SEEN), ...AND] : []), ...set(SEEN)],
];

/** `if` … `end` with a `return` of what the instructions leave. */
const returned = (value: readonly number[]): number[] => [0x04, 0x40, ...value, 0x0f, 0x0b];

const BODY: readonly number[] = [
  // One kind of local: so many vectors.
  ...[1, 2 * GRAM + 3, 0x7b],
  // i8x16.splat
  ...[...constant(15), ...simd(0x0f), ...set(MASK)],
  ...LETTERS.flatMap((letter) => [...constant(0), ...load(letter * BLOCK), ...set(LOW + letter)]),
  ...LETTERS.flatMap((letter) => [...constant(0), ...load((GRAM + letter) * BLOCK), ...set(HIGH + letter)]),
  // A loop: the end is reached (i32.ge_u), a block may have a word (v128.any_true), or the next one is looked at (br).
  ...[0x03, 0x40, ...get(AT), ...get(END), 0x4f, ...returned(constant(0x7f))],
  ...[...LETTERS.flatMap(groupsAt), ...get(SEEN), ...simd(0x53), ...returned(get(AT))],
  ...[...get(AT), ...constant(BLOCK), 0x6a, ...set(AT), 0x0c, 0],
  // The end of the loop, what is never reached, and the end.
  ...[0x0b, 0x00, 0x0b],
];

const section = (id: number, ...content: readonly number[]): number[] => [id, ...sized(content)];

/** The module in WebAssembly's binary format: a function of two integers, a memory, and their names. */
const MODULE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f),
  ...section(3, 1, 0),
  ...section(5, 1, 0, PAGES),
  ...section(7, 2, ...name('memory'), 2, 0, ...name('next'), 0, 0),
  ...section(10, 1, ...sized(BODY)),
);
