import { expect } from 'vitest';
import { type Annotation, type FixtureFile, renderAnnotations } from './fixture.ts';

/**
 * Asserts that exactly the annotated items of the file were found; otherwise the difference of the two texts with drawn
 * annotations is shown. Codes and messages are compared if an annotation has them. A message with `…` at an end can
 * continue there: `no 9.9…`, `…no 9.9…`.
 */
export function expectAnnotations(file: FixtureFile, found: readonly Annotation[]): void {
  // The more specific ones choose first, so that the others do not take their matches.
  const wanted = [...file.annotations].sort((a, b) => demand(b) - demand(a));
  const left = [...found];
  const drawn = wanted.map((annotation) => {
    const index = left.findIndex((candidate) => satisfies(candidate, annotation));
    if (index >= 0) left.splice(index, 1);
    return index >= 0 ? annotation : undefined;
  });
  const met = drawn.filter((annotation) => annotation !== undefined);
  expect(renderAnnotations(file.text, [...met, ...left]), file.path).toBe(
    renderAnnotations(file.text, file.annotations),
  );
}

function demand({ code, message }: Annotation): number {
  return (code === undefined ? 0 : 2) + (message === undefined ? 0 : 1);
}

function satisfies(found: Annotation, wanted: Annotation): boolean {
  return (
    JSON.stringify(found.range) === JSON.stringify(wanted.range) &&
    (wanted.code === undefined || wanted.code === found.code) &&
    (wanted.message === undefined || matches(found.message ?? '', wanted.message))
  );
}

function matches(message: string, pattern: string): boolean {
  if (message === pattern) return true;
  if (!pattern.endsWith('…')) return false;
  const part = pattern.slice(0, -1);
  return part.startsWith('…') ? message.includes(part.slice(1)) : message.startsWith(part);
}
