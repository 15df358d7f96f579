import { foldCase, isDigit, isHyphen, isLetter, isLowerCase, isSpace } from './characters.ts';
import { isZero, letterPattern, runEnd, type ShapeNode } from './shapes.ts';

/** Components beyond any listed shape that still belong to a number. */
const MAX_DEEPER = 4;
/** Digits of a component beyond any listed shape. */
const MAX_DEEPER_DIGITS = 3;

/** A number as found in a text. */
export interface NumberToken {
  /** UTF-16 offset behind its last character. */
  readonly end: number;
  /** In the spelling of catalogs: hyphens as `-`, inner words and spaces replaced. */
  readonly number: string;
  /** Digits alone. */
  readonly bareInteger: boolean;
  /** A single run of letters, which without a word before it is no number. */
  readonly bareLetters: boolean;
}

export interface NumberRules {
  readonly shapes: ShapeNode;
  readonly ignoreCase: boolean;
  /** Words between components, folded, each with the bracket that it stands for. */
  readonly inner: ReadonlyMap<string, string>;
}

/**
 * Reads the longest number that begins at `at`, or null where none of a known shape does. The right edge is not looked
 * at. "Whole or not at all": what could not be a component ends the number, and the right edge then decides.
 */
export function readNumber(text: string, at: number, rules: NumberRules): NumberToken | null {
  const walk = new NumberWalk(text, at, rules);
  if (!walk.component()) return null;
  while (walk.step());
  return walk.token();
}

class NumberWalk {
  private readonly text: string;
  private readonly rules: NumberRules;
  private readonly start: number;
  private at: number;
  /** null: deeper than any listed shape. */
  private node: ShapeNode | null;
  private number = '';
  private components = 0;
  /** Components since the last place where a listed number may end; infinite before the first such place. */
  private deeper = Number.POSITIVE_INFINITY;
  private broken = false;

  constructor(text: string, at: number, rules: NumberRules) {
    this.text = text;
    this.start = at;
    this.at = at;
    this.rules = rules;
    this.node = rules.shapes;
  }

  token(): NumberToken | null {
    if (this.broken || this.deeper > MAX_DEEPER) return null;
    const single = this.components === 1;
    return {
      end: this.at,
      number: this.number,
      bareInteger: single && isDigit(this.text.charCodeAt(this.start)),
      bareLetters: single && isLetter(this.text.charCodeAt(this.start)),
    };
  }

  /** Takes the digit run or letter run at the cursor. */
  component(): boolean {
    const end = runEnd(this.text, this.at);
    if (end === this.at) return false;
    const run = this.text.slice(this.at, end);
    const next = this.node && childOf(this.node, run, this.rules.ignoreCase);
    if (!next) return false;
    this.accept(next, run, end);
    return true;
  }

  /** Takes one more component with the punctuation before it. False: the number ends here. */
  step(): boolean {
    if (this.broken) return false;
    return (
      this.component() || this.listedPunctuation() || this.innerWord() || this.spacedBracket() || this.deeperStep()
    );
  }

  private accept(next: ShapeNode, text: string, end: number): void {
    this.node = next;
    this.number += text;
    this.at = end;
    this.components++;
    this.deeper = next.terminal ? 0 : this.deeper + 1;
  }

  /** Punctuation of a listed shape and the component behind it; a closing bracket has none. */
  private listedPunctuation(at = this.at): boolean {
    if (!this.node) return false;
    const sign = isHyphen(this.text.charCodeAt(at)) ? '-' : this.text.charAt(at);
    const node = sign === '' ? undefined : this.node.punctuation.get(sign);
    if (!node) return false;
    const end = runEnd(this.text, at + 1);
    const run = this.text.slice(at + 1, end);
    const beyond = run === '' ? null : childOf(node, run, this.rules.ignoreCase);
    if (!beyond) return closes(sign) && this.close(node, sign, at);
    const bracket = closingOf(sign);
    if (!bracket) {
      this.accept(beyond, sign + run, end);
      return true;
    }
    if (this.text.charAt(end) !== bracket) return false;
    const closed = beyond.punctuation.get(bracket);
    if (!closed) return false;
    this.accept(closed, sign + run + bracket, end + 1);
    return true;
  }

  private close(node: ShapeNode, sign: string, at: number): boolean {
    this.node = node;
    this.number += sign;
    this.at = at + 1;
    if (node.terminal) this.deeper = 0;
    return true;
  }

  /** One space before a bracket, where a listed shape goes on with it. */
  private spacedBracket(): boolean {
    if (!isSpace(this.text.charCodeAt(this.at)) || this.text.charAt(this.at + 1) !== '(') return false;
    return this.listedPunctuation(this.at + 1);
  }

  /** `Abs. 1` for `(1)`. */
  private innerWord(): boolean {
    if (this.rules.inner.size === 0 || !this.node) return false;
    let at = this.at;
    while (isSpace(this.text.charCodeAt(at)) && at - this.at < 3) at++;
    const end = runEnd(this.text, at);
    const bracket = this.rules.inner.get(foldCase(this.text.slice(at, end)));
    if (bracket === undefined || !isLetter(this.text.charCodeAt(at))) return false;
    at = end;
    if (this.text.charAt(at) === '.') at++;
    while (isSpace(this.text.charCodeAt(at)) && at - end < 3) at++;
    const runAt = at;
    const stop = runEnd(this.text, runAt);
    const run = this.text.slice(runAt, stop);
    const close = closingOf(bracket) ?? '';
    const opened = this.node.punctuation.get(bracket);
    const inside = opened && run !== '' ? childOf(opened, run, this.rules.ignoreCase) : null;
    const next = inside && close !== '' ? inside.punctuation.get(close) : inside;
    if (!next) return false;
    this.accept(next, bracket + run + close, stop);
    return true;
  }

  /** A component that no listed shape has in this place: `3.4.1`, `3.4(a)`, `3.4.B`. */
  private deeperStep(): boolean {
    if (this.deeper > MAX_DEEPER) return false;
    const sign = this.text.charAt(this.at);
    if (sign !== '.' && sign !== '(') return false;
    const end = runEnd(this.text, this.at + 1);
    const run = this.text.slice(this.at + 1, end);
    if (run === '') return false;
    const digits = isDigit(run.charCodeAt(0));
    const close = sign === '(' ? ')' : '';
    if (close !== '' && (this.text.charAt(end) !== close || (!digits && run.length > MAX_DEEPER))) return false;
    if (close === '' && !digits && (run.length > 1 || isLowerCase(run.charCodeAt(0)))) return false;
    const isListedPlace = this.node?.punctuation.get(sign)?.digits !== undefined;
    if (digits && (run.length > MAX_DEEPER_DIGITS || isZero(run) || isListedPlace)) {
      // No component, and part of the token all the same, so that the token is nothing as a whole.
      this.broken = true;
      return false;
    }
    this.node = null;
    this.number += sign + run + close;
    this.at = end + close.length;
    this.components++;
    this.deeper++;
    return true;
  }
}

const closes = (sign: string): boolean => sign === ')' || sign === ']';
const closingOf = (sign: string): string | undefined => (sign === '(' ? ')' : sign === '[' ? ']' : undefined);

function childOf(node: ShapeNode, run: string, ignoreCase: boolean): ShapeNode | null {
  if (!isDigit(run.charCodeAt(0))) return node.letters.get(letterPattern(run, ignoreCase)) ?? null;
  const edge = node.digits;
  if (!edge || run.length > edge.longest + 1 || (isZero(run) && !edge.zero)) return null;
  return edge.node;
}
