import { memoize } from '../base/memoize.ts';
import search from './block-search.json';

/*
 * A search for letters in blocks of 16 bytes, in WebAssembly: each half of a byte selects from a table which of eight groups
 * of words may have it at their first, second … letter (Hyperscan's "Teddy"). Some eight times as fast as a search in
 * JavaScript that steps over bytes. `scripts/generate/block-search-outputs.mjs` writes its code.
 */

/** Length of what is searched for, in bytes. */
export const GRAM = search.gram;

/** Calls `visit` with the start and end of each block in which a word may begin, until that returns true. Over-approximates. */
type SeekBlocks = (bytes: Uint8Array, visit: (start: number, end: number) => boolean) => void;

/** @param words of ASCII letters and digits in lower case, of two or more units and at most `GRAM` */
export type BlockSearch = (words: readonly string[]) => SeekBlocks;

const BLOCK = search.block;
const GROUPS = 8;
/** The tables for the low halves of bytes, then those for the high halves. */
const TABLES = 2 * GRAM * BLOCK;
/** Bytes that are searched at once. */
const ROOM = search.pages * 65_536 - TABLES - 2 * BLOCK;

/** Null where there is no WebAssembly, or the platform forbids it. */
export function blockSearch(): BlockSearch | null {
  const engine = engineOf(search);
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

const engineOf = memoize(({ code }: { readonly code: string }): Engine | null => {
  try {
    const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;
    const { memory, next } = new Instance(new Module(Uint8Array.from(atob(code), (unit) => unit.charCodeAt(0))))
      .exports;
    return { memory: new Uint8Array(memory.buffer), next };
  } catch {
    return null;
  }
});
