/** The 1-based line by line feeds for a 0-based line by all line ends: to git a lone CR is a character like others. */
export function gitLines(text: string): (line: number) => number {
  if (!/\r(?!\n)/.test(text)) return (line) => line + 1;
  const numbers: number[] = [1];
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    const last = numbers.at(-1) ?? 1;
    numbers.push(end === '\r' ? last : last + 1);
  }
  return (line) => numbers[line] ?? line + 1;
}
