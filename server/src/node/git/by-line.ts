/**
 * Takes output of git in parts of any size, and hands on each line that ends with a line feed, byte for byte.
 *
 * @param longest lines are cut when they are longer; of each less than twice as much is kept
 */
export function byLine(longest: number, onLine: (line: string) => void): (part: Buffer) => void {
  let begun = '';
  return (part) => {
    const lines = part.toString('latin1').split('\n');
    for (const [index, text] of lines.entries()) {
      if (begun.length < longest) begun += text.slice(0, longest);
      if (index === lines.length - 1) return;
      onLine(begun);
      begun = '';
    }
  };
}
