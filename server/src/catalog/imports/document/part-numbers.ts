type Kind = 'digit' | 'letter' | 'roman';

/**
 * Puts the numbers of parts together with what they are parts of: `(a)` below 5(1) is 5(1)(a), and the `(2)` that follows
 * is 5(2); `a.` below 3 is 3.a.
 */
export class PartNumbers {
  readonly #open: { readonly kind: Kind; readonly number: string; readonly own: string }[] = [];
  #whole: string | undefined;

  /** What follows are parts of it. */
  begin(number: string): void {
    this.#whole = number;
    this.#open.length = 0;
  }

  /** @param own `(a)` or `.a`; undefined where it is part of nothing */
  next(own: string): string | undefined {
    if (this.#whole === undefined || (own.startsWith('.') && !this.#isNext(own))) return undefined;
    const kind = this.#kindOf(own.replace(/[().]/g, ''));
    const at = this.#open.findIndex((part) => part.kind === kind);
    if (at >= 0) this.#open.length = at;
    const number = `${this.#open.at(-1)?.number ?? this.#whole}${own}`;
    this.#open.push({ kind, number, own });
    return number;
  }

  /** Letters with a dot are in prose too: they are parts where they count from a on. */
  #isNext(own: string): boolean {
    const before = this.#open.find(({ kind }) => kind === 'letter')?.own;
    if (before === undefined) return own === '.a';
    return before.startsWith('.') && before.charCodeAt(1) === own.charCodeAt(1) - 1;
  }

  /** `(i)` goes on after `(h)`, else it is the roman one. */
  #kindOf(own: string): Kind {
    if (/^\d/.test(own)) return 'digit';
    if (!/^[ivxlc]+$/.test(own)) return 'letter';
    if (own.length > 1 || this.#open.some(({ kind }) => kind === 'roman')) return 'roman';
    const letter = this.#open.find(({ kind }) => kind === 'letter');
    const follows = letter !== undefined && letter.own.charCodeAt(1) === own.charCodeAt(0) - 1;
    return follows || (own !== 'i' && own !== 'v' && own !== 'x') ? 'letter' : 'roman';
  }
}
