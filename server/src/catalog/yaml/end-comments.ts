import { Lexer } from 'yaml';

/** Comments behind something else on their line, by the 0-based line; without `#`. */
export function endComments(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let line = 0;
  let isAlone = true;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    // What follows the sign of a scalar is its text.
    const isComment = lexeme.startsWith('#') && before !== SCALAR;
    if (isComment && !isAlone) found.set(line, lexeme.slice(1).trim());
    const breaks = lexeme.split('\n').length - 1;
    line += breaks;
    isAlone = breaks > 0 ? lexeme.endsWith('\n') : isAlone && (lexeme.trim() === '' || SIGNS.includes(lexeme));
    before = lexeme;
  }
  return found;
}

const SCALAR = '\x1f';
/** That the lexer adds: document, end of a flow collection, scalar. */
const SIGNS: readonly string[] = ['\x02', '\x18', SCALAR];
