/** Converts a 0-based line to git's 1-based one: for git, a lone CR does not end a line. */
export function gitLines(text: string): (line: number) => number {
  if (!/\r(?!\n)/.test(text)) return (line) => line + 1;
  const numbers: number[] = [1];
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    const last = numbers.at(-1) ?? 1;
    numbers.push(end === '\r' ? last : last + 1);
  }
  return (line) => numbers[line] ?? line + 1;
}
