/** Why something was not done, and what to do about it: one or two sentences of plain text in the user's language. */
export class Refusal {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** A value, or why there is none. Subclasses of `Refusal` say more, such as the place that is in the way. */
export type Result<T, R extends Refusal = Refusal> = T | R;

export const isRefusal = (result: unknown): result is Refusal => result instanceof Refusal;
