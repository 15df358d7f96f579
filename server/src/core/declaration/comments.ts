import type { DeclaredFramework } from '../model/declaration.ts';
import { type Lines, rangeInLine } from '../model/text.ts';
import { frameworksIn } from './framework-values.ts';
import { readInlineValue } from './inline-value.ts';
import { isFenced } from './markdown-blocks.ts';

/** Number of first lines in which comments are declarations. */
const MAX_LINES = 100;

/** The signs or words of a comment in any language, spaces, the marker and its text. */
const MARKER = /^\uFEFF?([^\p{L}\p{N}`]{0,20}|[ \t]*(?:REM|rem|dnl)[ \t]+)objrefs:[ \t]+(\S.{0,200})/u;
/** Ends a comment before its line ends. */
const TERMINATOR = /[ \t]*(?:--%?>|--\}\}|\]\]|\*\/|[#%*}]\}|[%?#]>|\*\)|-\}|[|=]#|\+\/|"""|'''|[ \t]--[ \t].*)/;
/** Files in which most lines that begin with signs are not comments. */
const MARKUP = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|html?|xml|svg|vue)$/i;
const MARKUP_COMMENT = /<!--|\{\/\*|\{\{!|<%/;

/**
 * Frameworks declared in comments of the first lines: `// objrefs: INTERPOL-SP`, a list separated by commas, or
 * `{framework, edition}` as in front matter.
 */
export function readComments(lines: Lines, uri: string | undefined): DeclaredFramework[] {
  const frameworks: DeclaredFramework[] = [];
  for (let line = 0; line < Math.min(lines.lineCount, MAX_LINES); line++) {
    const text = lines.line(line);
    const [all, leader = '', written = ''] = MARKER.exec(text) ?? [];
    if (all === undefined || /["']$/.test(leader)) continue;
    if (MARKUP.test(uri ?? '') && (!MARKUP_COMMENT.test(leader) || isFenced(lines, line))) continue;
    const end = TERMINATOR.exec(written)?.index ?? written.length;
    let at = all.length - written.length;
    if (written.startsWith('{')) {
      frameworks.push(...frameworksIn(readInlineValue(text.slice(0, at + end), line, at)));
      continue;
    }
    for (const part of written.slice(0, end).split(',')) {
      const name = part.trim();
      const start = at + part.length - part.trimStart().length;
      if (name !== '') {
        const framework = { text: name, range: rangeInLine(line, start, name.length) };
        frameworks.push({ framework, isUnmistakable: false });
      }
      at += part.length + 1;
    }
  }
  return frameworks;
}
