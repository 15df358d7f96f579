// The part of `node:assert/strict` that the tests need, for platforms without Node.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function check(holds: unknown, message: string | undefined, otherwise: string): asserts holds {
  if (!holds) throw new AssertionError(message ?? otherwise);
}

const shown = (value: unknown): string => JSON.stringify(value, null, 2) ?? String(value);

/** Of values that JSON can represent. */
function areEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  return entries.length === others.size && entries.every(([key, value]) => areEqual(value, others.get(key)));
}

const assert = {
  ok(value: unknown, message?: string): asserts value {
    check(value, message, `${shown(value)} is not true`);
  },
  equal(actual: unknown, expected: unknown, message?: string): void {
    check(actual === expected, message, `${shown(actual)} is not ${shown(expected)}`);
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    check(areEqual(actual, expected), message, `${shown(actual)} is not ${shown(expected)}`);
  },
  match(text: string, pattern: RegExp, message?: string): void {
    check(pattern.test(text), message, `${shown(text)} does not match ${pattern}`);
  },
  doesNotMatch(text: string, pattern: RegExp, message?: string): void {
    check(!pattern.test(text), message, `${shown(text)} matches ${pattern}`);
  },
  async rejects(run: () => PromiseLike<unknown>, message?: string): Promise<void> {
    const resolved = await (async () => run())().then(
      () => true,
      () => false,
    );
    check(!resolved, message, 'nothing was thrown');
  },
};

export default assert;
