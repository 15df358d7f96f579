import { Refusal } from '../core/base/result.ts';

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

/** Thrown by readers, and caught by `readBlocks` alone. */
export class Unreadable extends Error {
  readonly refusal: DocumentRefusal;

  constructor(message: string, why?: WhyUnreadable) {
    super(message);
    this.refusal = new DocumentRefusal(message, why);
  }
}
