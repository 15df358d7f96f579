/** Work that can be interrupted after each of its steps, and its result. */
export type Steps<T> = Generator<void, T>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Items of a step: a millisecond's work, or less. */
const ITEMS = 500;

/** Calls `visit` with each item. */
export function* visitInSteps<T>(items: Iterable<T>, visit: (item: T) => void): Steps<void> {
  let count = 0;
  for (const item of items) {
    visit(item);
    if (++count % ITEMS === 0) yield;
  }
}
