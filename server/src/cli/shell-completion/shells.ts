/** A word of a command line that somebody is writing. */
export interface ShellWord {
  /** Without quotes and backslashes. */
  readonly text: string;
  /** Nothing of it is quoted. */
  readonly isPlain: boolean;
}

/** The words of a line in a shell, the last one perhaps empty: that is where somebody writes. Nothing is expanded. */
export function shellWords(line: string): ShellWord[] {
  const words: ShellWord[] = [];
  let text = '';
  let quote = '';
  let isPlain = true;
  const end = () => {
    words.push({ text, isPlain });
    text = '';
    isPlain = true;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote === '' && /\s/.test(character)) {
      if (text !== '' || !isPlain) end();
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      isPlain = false;
    } else if (character === quote) quote = '';
    else if (character === '\\' && quote !== "'") {
      isPlain = false;
      text += line.charAt(++at);
    } else text += character;
  }
  end();
  return words;
}
