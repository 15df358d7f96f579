import { l10n } from '../core/base/l10n.ts';
import { Refusal, type Result } from '../core/base/result.ts';

/** `damaged`: it is not what its name says. */
export type WhyUnreadable = 'damaged' | 'encrypted' | 'too-large' | 'other';

/** Why a document cannot be read. `message` ends a sentence that names the file: `it is encrypted. Save it without a password.` */
export class DocumentRefusal extends Refusal {
  readonly why: WhyUnreadable;

  constructor(message: string, why: WhyUnreadable = 'other') {
    super(message);
    this.why = why;
  }
}

/** Thrown by readers, and caught by `unlessUnreadable` alone. */
export class Unreadable extends Error {
  readonly refusal: DocumentRefusal;

  constructor(message: string, why?: WhyUnreadable) {
    super(message);
    this.refusal = new DocumentRefusal(message, why);
  }
}

export const damaged = (): Unreadable => new Unreadable(l10n.t('it is damaged, or not what its name says.'), 'damaged');

/** What `read` returns, or why it cannot. */
export async function unlessUnreadable<T>(read: () => Promise<T>): Promise<Result<T, DocumentRefusal>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    // Engines of JavaScript have limits, too.
    if (error instanceof RangeError) return damaged().refusal;
    throw error;
  }
}
