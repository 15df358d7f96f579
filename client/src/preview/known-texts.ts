import type { Checker, CheckResult } from '../../../server/src/library/api.ts';
import { movedResult } from './moved-result.ts';

/** Number of cached texts; more are rarely rendered at the same time. */
const MOST_TEXTS = 50;
const NOTHING: CheckResult = { references: [], findings: [] };

interface KnownText {
  readonly text: string;
  readonly result: CheckResult;
  /** As JSON, for comparison. */
  readonly shown: string;
  /** The result is still up to date. */
  readonly isCurrent: boolean;
}

/**
 * Checks texts that are rendered: returns the cached result immediately and requests a new one if needed. `changed` is
 * called when an answer differs from what was rendered.
 */
export class KnownTexts implements Pick<Checker, 'check'> {
  readonly #ask: (name: string, text: string) => Promise<CheckResult | null>;
  readonly #changed: () => void;
  readonly #known = new Map<string, KnownText>();
  /** The text that was requested last, by name; answers for others are outdated. */
  readonly #asked = new Map<string, string>();

  constructor(ask: (name: string, text: string) => Promise<CheckResult | null>, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** A text without a name has no cached result. */
  check({ name, text }: { readonly name: string; readonly text: string }): CheckResult {
    if (name === '') return NOTHING;
    const known = this.#known.get(name);
    if (known?.text === text && known.isCurrent) return known.result;
    const result = known ? movedResult(known.result, known.text, text) : NOTHING;
    this.#keep(name, text, result, false);
    if (this.#asked.get(name) !== text) void this.#askFor(name, text);
    return result;
  }

  /** Results may have changed. */
  outdated(): void {
    this.#asked.clear();
    for (const [name, known] of this.#known) this.#known.set(name, { ...known, isCurrent: false });
    if (this.#known.size > 0) this.#changed();
  }

  async #askFor(name: string, text: string): Promise<void> {
    this.#asked.set(name, text);
    const answer = await this.#ask(name, text).catch(() => undefined);
    if (this.#asked.get(name) !== text) return;
    this.#asked.delete(name);
    // If the server does not answer, the current marks stay until the next change.
    if (answer === undefined) return;
    const shown = this.#known.get(name)?.shown;
    this.#keep(name, text, answer ?? NOTHING, true);
    if (this.#known.get(name)?.shown !== shown) this.#changed();
  }

  #keep(name: string, text: string, result: CheckResult, isCurrent: boolean): void {
    this.#known.delete(name);
    this.#known.set(name, { text, result, shown: JSON.stringify(result), isCurrent });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_TEXTS && oldest !== undefined) this.#known.delete(oldest);
  }
}
