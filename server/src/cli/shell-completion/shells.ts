export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export function isShell(word: string): word is Shell {
  return SHELLS.some((shell) => shell === word);
}

/** A word of a command line that is being written. */
export interface ShellWord {
  /** Without quotes and backslashes. */
  readonly text: string;
  /** Whether no part of it is quoted. */
  readonly isPlain: boolean;
}

/** The words of a line in a shell, without expansions. The last one, which is being written, may be empty. */
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
