/**
 * C0 and C1 controls, DEL, the bidirectional marks and overrides, the line and paragraph separators and the byte order
 * mark: they control terminals or mislead readers.
 */
const INVISIBLE = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The beginning of logging commands, which CI runners obey anywhere in a line of a job's log: GitHub Actions (`##[`), Azure
 * Pipelines (`##vso[`) and TeamCity (`##teamcity[`).
 */
export const LOGGING_COMMAND = /##(?=(?:vso|teamcity)?\[)/gi;

/** The beginning of a workflow command of GitHub Actions, at the start of a line. */
const WORKFLOW_COMMAND = /^(\s*):(?=:)/;

/**
 * Text of documents, catalogs and file names as one line for a terminal or the log of a job, with visible symbols in place of
 * control characters, and a space in what a runner would obey.
 */
export function visible(text: string): string {
  return text
    .replace(LOGGING_COMMAND, '# #')
    .replace(INVISIBLE, (character) => {
      const code = character.charCodeAt(0);
      if (character === '\t') return '    ';
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      if (code === 0x7f) return '\u2421';
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    })
    .replace(WORKFLOW_COMMAND, '$1: ');
}

/** As `visible`, for the name of a file: `./` is put before one that looks like a workflow command, so that it can be opened. */
export function visibleName(file: string): string {
  return visible(WORKFLOW_COMMAND.test(file) ? `./${file}` : file);
}

/** As `visible`, for a text of several lines: keeps line feeds, except before what a runner would obey. */
export function visibleLines(text: string): string {
  return text
    .replace(/\n(?=[^\S\n]*::)/g, '\u240a')
    .split('\n')
    .map(visible)
    .join('\n');
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200b-\u200d]$/u;
/** East Asian Wide and Fullwidth (Unicode Standard Annex 11) and emoji, by blocks. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** How many columns of a terminal the text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
