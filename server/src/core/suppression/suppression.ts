import { getOrInsert, pushTo } from '../base/collections.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { comparePositions } from '../model/text.ts';
import type { Marker, MarkerCode } from './marker.ts';

/** An ignore comment and its use. */
export interface Suppression {
  readonly marker: Marker;
  /** Index in the order of the text. */
  readonly order: number;
  /** One for each code, or one for all codes; empty for the end of a block and for an unknown comment. */
  readonly entries: readonly Entry[];
  /** For the start of a block its end, and vice versa. */
  partner?: Suppression;
}

export interface Entry {
  readonly of: Suppression;
  /** Null: every code. */
  readonly code: string | null;
  readonly written?: MarkerCode;
  used: boolean;
}

/** An ignored diagnostic, and the marker of the comment that ignores it. */
export interface SuppressedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly marker: Marker;
}

interface Suppressed {
  /** What no comment ignores, in the order given. */
  readonly diagnostics: readonly Diagnostic[];
  /** What comments ignore, in the order given. */
  readonly covered: readonly SuppressedDiagnostic[];
  /** In the order of the text. */
  readonly suppressions: readonly Suppression[];
}

/**
 * Separates the diagnostics that ignore comments cover. If several comments cover a diagnostic, the nearest one is used: for
 * its line, then the innermost block, then the file; of two alike, the first. A diagnostic is on every line that it
 * touches, and in the blocks that are open where it begins. Linear in lines, markers and diagnostics.
 *
 * @param markers in the order of the text
 * @param diagnostics in the order of the text
 */
export function suppress(markers: readonly Marker[], diagnostics: readonly Diagnostic[]): Suppressed {
  const suppressions = markers.map(suppressionOf);
  if (suppressions.length === 0) return { diagnostics, covered: [], suppressions };
  const nearest = new NearestEntry(suppressions);
  const covered: SuppressedDiagnostic[] = [];
  const left = diagnostics.filter((diagnostic) => {
    const entry = nearest.of(diagnostic);
    if (entry !== 'reason' && entry) {
      entry.used = true;
      covered.push({ diagnostic, marker: entry.of.marker });
    }
    return entry === undefined;
  });
  nearest.readOn();
  return { diagnostics: left, covered, suppressions };
}

function suppressionOf(marker: Marker, order: number): Suppression {
  const entries: Entry[] = [];
  const suppression: Suppression = { marker, order, entries };
  if (marker.kind === 'end' || marker.kind === 'unknown') return suppression;
  if (marker.codes.length === 0) entries.push({ of: suppression, code: null, used: false });
  for (const written of marker.codes) entries.push({ of: suppression, code: written.text, written, used: false });
  return suppression;
}

type EntriesByCode = Map<string | null, Entry>;
const newEntries = (): EntriesByCode => new Map();

/** Finds the entry that covers a diagnostic; called for diagnostics in the order of the text. */
class NearestEntry {
  readonly #suppressions: readonly Suppression[];
  readonly #lines = new Map<number, EntriesByCode>();
  readonly #file = newEntries();
  readonly #blocks = new OpenBlocks();
  /** How many markers begin before the last diagnostic. */
  #passed = 0;

  constructor(suppressions: readonly Suppression[]) {
    this.#suppressions = suppressions;
    for (const kind of ['line', 'next-line'] as const) {
      for (const { marker, entries } of suppressions) {
        const line = marker.range.start.line + (kind === 'line' ? 0 : 1);
        if (marker.kind === kind) addFirst(getOrInsert(this.#lines, line, newEntries), entries);
      }
    }
    for (const { marker, entries } of suppressions) if (marker.kind === 'file') addFirst(this.#file, entries);
  }

  /** `reason`: the diagnostic is in the reason of a comment, and is dropped. */
  of({ code, range }: Diagnostic): Entry | 'reason' | undefined {
    this.#passUntil(({ range: { start } }) => comparePositions(start, range.start) <= 0);
    const last = this.#suppressions[this.#passed - 1]?.marker;
    const isInReason =
      last?.hasReason && last.range.start.line === range.start.line && range.start.character < last.end;
    if (isInReason) return 'reason';
    for (let line = range.start.line; line <= range.end.line; line++) {
      const entry = pick(this.#lines.get(line), code);
      if (entry) return entry;
    }
    return this.#blocks.innermost(code) ?? pick(this.#file, code);
  }

  /** Reads the markers after the last diagnostic, so that blocks find their ends. */
  readOn(): void {
    this.#passUntil(() => true);
  }

  #passUntil(isPassed: (marker: Marker) => boolean): void {
    for (; this.#passed < this.#suppressions.length; this.#passed++) {
      const suppression = this.#suppressions[this.#passed]!;
      if (!isPassed(suppression.marker)) return;
      if (suppression.marker.kind === 'start') this.#blocks.begin(suppression);
      if (suppression.marker.kind !== 'end') continue;
      const block = this.#blocks.end(suppression);
      if (!block) continue;
      block.partner = suppression;
      suppression.partner = block;
    }
  }
}

function addFirst(map: EntriesByCode, entries: readonly Entry[]): void {
  for (const entry of entries) if (!map.has(entry.code)) map.set(entry.code, entry);
}

const pick = (entries: EntriesByCode | undefined, code: string): Entry | undefined =>
  entries?.get(code) ?? entries?.get(null);

/** The open blocks at a place, while markers are read in order. Every step takes amortised constant time. */
class OpenBlocks {
  readonly #open: Suppression[] = [];
  /** By the codes that a block names. */
  readonly #byCodes = new Map<string, Suppression[]>();
  /** By code, null for all codes: the innermost one last. */
  readonly #entries = new Map<string | null, Entry[]>();
  readonly #closed = new Set<Suppression>();

  begin(block: Suppression): void {
    this.#open.push(block);
    pushTo(this.#byCodes, codesOf(block), block);
    for (const entry of block.entries) pushTo(this.#entries, entry.code, entry);
  }

  /** Closes the innermost block or, if the end names codes, the innermost block with the same codes. */
  end(end: Suppression): Suppression | undefined {
    const candidates = end.marker.codes.length === 0 ? this.#open : (this.#byCodes.get(codesOf(end)) ?? []);
    const block = this.#last(candidates, (candidate) => candidate);
    if (block) this.#closed.add(block);
    return block;
  }

  /** The innermost block's entry for the code. */
  innermost(code: string): Entry | undefined {
    const named = this.#last(this.#entries.get(code) ?? [], ({ of }) => of);
    const all = this.#last(this.#entries.get(null) ?? [], ({ of }) => of);
    if (!named || !all) return named ?? all;
    return named.of.order > all.of.order ? named : all;
  }

  /** The last item of an open block; removes those of closed blocks. */
  #last<T>(stack: T[], blockOf: (item: T) => Suppression): T | undefined {
    for (let last = stack.at(-1); last !== undefined; last = stack.at(-1)) {
      if (!this.#closed.has(blockOf(last))) return last;
      stack.pop();
    }
    return undefined;
  }
}

function codesOf({ marker }: Suppression): string {
  return [...new Set(marker.codes.map(({ text }) => text))].sort().join(' ');
}
