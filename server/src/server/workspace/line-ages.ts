import { countWhile } from '../../core/base/collections.ts';
import type { LineAge, LineDates } from '../../core/reviews/document-reviews.ts';
import type { LineChange } from '../../core/text/line-document.ts';

/** Lines that were not changed: `count` lines from `first` on were those from `from` on. */
interface Stretch {
  readonly first: number;
  readonly count: number;
  readonly from: number;
}

/** When the lines of an open document were written, as far as it is known, carried over to its later states. Immutable. */
export class LineAges implements LineDates {
  readonly #stretches: readonly Stretch[];
  /** By line of the state that they were found out for. */
  readonly #ages: ReadonlyMap<number, LineAge | null>;
  readonly #origin: object;

  private constructor(stretches: readonly Stretch[], ages: ReadonlyMap<number, LineAge | null>, origin: object) {
    this.#stretches = stretches;
    this.#ages = ages;
    this.#origin = origin;
  }

  /** Of a document that was opened. */
  static unknown(lineCount: number): LineAges {
    return new LineAges([{ first: 0, count: lineCount, from: 0 }], new Map(), {});
  }

  /** After edits: the lines that they change are new. */
  after(changes: readonly LineChange[]): LineAges {
    const stretches = changes.reduce(withChange, this.#stretches);
    return new LineAges(stretches, this.#ages, this.#origin);
  }

  readonly dayOf = (line: number): LineAge | null => {
    const stretch = this.#stretches[countWhile(this.#stretches, ({ first }) => first <= line) - 1];
    if (!stretch || line >= stretch.first + stretch.count) return 'new';
    return this.#ages.get(line - stretch.first + stretch.from) ?? null;
  };

  /** The same as of now: what is found out about its lines can be added after further edits. */
  startingHere(lineCount: number): LineAges {
    const ages = new Map<number, LineAge | null>();
    for (let line = 0; line < lineCount; line++) {
      const age = this.dayOf(line);
      if (age !== null) ages.set(line, age);
    }
    return new LineAges([{ first: 0, count: lineCount, from: 0 }], ages, {});
  }

  isSince(start: LineAges): boolean {
    return this.#origin === start.#origin;
  }

  /** @param ages by line of the state that this started with */
  withAges(ages: ReadonlyMap<number, LineAge | null>): LineAges {
    return new LineAges(this.#stretches, new Map([...this.#ages, ...ages]), this.#origin);
  }

  /** Without what was found out: only what was typed is known. */
  withoutAges(): LineAges {
    const typed = [...this.#ages].filter(([, age]) => age === 'new');
    return typed.length === this.#ages.size ? this : new LineAges(this.#stretches, new Map(typed), this.#origin);
  }
}

function withChange(stretches: readonly Stretch[], { from, removed, added }: LineChange): readonly Stretch[] {
  const end = from + removed;
  return stretches.flatMap((stretch) => {
    const { first, count } = stretch;
    const last = first + count;
    const before = Math.min(last, from) - first;
    const after = last - Math.max(first, end);
    return [
      ...(before > 0 ? [{ ...stretch, count: before }] : []),
      ...(after > 0
        ? [{ first: last - after + added - removed, count: after, from: stretch.from + count - after }]
        : []),
    ];
  });
}
