import { isDigit, isHyphen, isLetter, isSpace, isUnspaced, spaceEnd } from './characters.ts';
import { escapeEnd, rightEdge } from './edges.ts';
import {
  closes,
  closingOf,
  type InnerComponent,
  type InnerWords,
  innerComponentAt,
  isLevelAt,
  ordinalEnd,
  ROMAN_SIGN,
  sentencesEnd,
} from './inner-words.ts';
import { hyphenEnd, jointAt, MAY_JOIN, signAt, spelled } from './number-signs.ts';
import { childOf, isZero, partsOf, runEnd, type ShapeNode } from './shapes.ts';
import { goesOnUnread, insertedAt, isBeforeConnective, isOfNext } from './unread.ts';

/** Components beyond any listed shape that still belong to a number. */
const MAX_DEEPER = 4;
/** Digits of a component beyond any listed shape. */
const MAX_DEEPER_DIGITS = 3;
/** A dot that stands for a bracket is no further on. */
const MAX_DOTTED = 12;
/** What the bracket of a level may hold, if it is not a remark: `(a)`, `(bb)`, `(iv)`, `(12)`. */
export const GROUP = /^(?:\p{L}|(\p{L})\1|[ivxlc]{1,5}|[IVXLC]{1,5}|\d+(?:\.\d+)*)$/u;

export interface NumberToken {
  /** UTF-16 offset after its last character. */
  readonly end: number;
  /** In the spelling of catalogs: hyphens as `-`, inner words and spaces replaced. */
  readonly number: string;
  /** Digits alone. */
  readonly bareInteger: boolean;
  /** A single run of letters, which without a word before it is not a number. */
  readonly bareLetters: boolean;
  /** Its last component is after a word (`6 Abs. 1`), not in a bracket. */
  readonly innerWord: boolean;
  /** Its series, which `number` is without; empty for none. */
  readonly series: string;
}

export interface NumberRules {
  /** The series of the numbers; empty for none. */
  readonly series: string;
  readonly shapes: ShapeNode;
  readonly ignoreCase: boolean;
  readonly inner: InnerWords;
  /** Listed numbers may be followed by what is not listed, and mean the same. */
  readonly keepsParents: boolean;
  /** A sign that is not listed may be between letters and figures. */
  readonly mayPart: boolean;
  /** A lower-case letter may touch a listed number: `AC-2a`, a part of AC-2. */
  readonly letterParts: boolean;
}

/**
 * Reads the longest number that begins at `at`, or null where none of a known shape does. The right edge is not looked
 * at. "Whole or not at all": what could not be a component ends the number, and the right edge then decides.
 */
export function readNumber(text: string, at: number, rules: NumberRules): NumberToken | null {
  const asWritten = walked(new NumberWalk(text, at, rules, false));
  const hasDot = text.slice(at, at + MAX_DOTTED).includes('.');
  if (!hasDot || !rules.inner.has('.') || asWritten?.isListed) return asWritten?.token ?? null;
  const asMeant = walked(new NumberWalk(text, at, rules, true));
  return (asMeant?.isListed ? asMeant : asWritten)?.token ?? null;
}

function walked(walk: NumberWalk): { readonly token: NumberToken; readonly isListed: boolean } | null {
  if (!walk.listed()) return null;
  while (walk.step());
  const token = walk.token();
  return token && { token, isListed: walk.isListed() };
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
  /** Nothing can follow. */
  private ended = false;
  /** It turned out to be no number. */
  private broken = false;
  private innerWord = false;
  /** The last of them. */
  private lastWord = '';
  /** Signs are tried before what is listed as written: `8.2.c` as 8(2)(c). */
  private readonly signsFirst: boolean;

  constructor(text: string, at: number, rules: NumberRules, signsFirst: boolean) {
    this.text = text;
    this.start = at;
    this.at = at;
    this.rules = rules;
    this.node = rules.shapes;
    this.signsFirst = signsFirst;
  }

  /** It is of a listed shape, and nothing that touches it goes on. */
  isListed(): boolean {
    return this.deeper === 0 && rightEdge(this.text, this.at) !== 'no';
  }

  token(): NumberToken | null {
    if (this.broken || this.deeper > MAX_DEEPER) return null;
    if (this.isCutShort() || this.goesOnWithFigures()) return null;
    const written = this.text.slice(this.start, this.at);
    if (DATE.test(written) && (this.deeper > 0 || written !== this.number)) return null;
    if (!this.rules.keepsParents && goesOnUnread(this.text, this.start, this.at, this.node, this.rules)) return null;
    const single = this.components === 1 && runEnd(this.text, this.start) === this.at;
    return {
      end: this.at,
      number: this.number,
      bareInteger: single && isDigit(this.text.charCodeAt(this.start)),
      bareLetters: single && isLetter(this.text.charCodeAt(this.start)),
      innerWord: this.innerWord,
      series: this.rules.series,
    };
  }

  /** `第27条第一項` and `第27条の2` where these are not listed, which `第27条` is not. */
  private isCutShort(): boolean {
    const { text, at, node } = this;
    const isBehind = isUnspaced(text.charCodeAt(at - 1));
    if (isBehind && UNSPACED_INSERTED.test(text.slice(at - 1, at + 2))) return true;
    return node !== null && !node.terminal && (isBehind || isUnspaced(text.charCodeAt(at)));
  }

  /** `606-10-9999-1`, where 606-10 goes on with figures, but not with these: no range of two numbers. */
  private goesOnWithFigures(): boolean {
    const { text, at, node } = this;
    const isJoined = isHyphen(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1));
    return isJoined && node?.punctuation.get('-')?.digits !== undefined;
  }

  /** Takes one more component with the punctuation before it. False: the number ends here. */
  step(): boolean {
    if (this.broken || this.ended) return false;
    if (this.rules.inner.size > 0 && !this.hasLetter()) this.at = ordinalEnd(this.text, this.at);
    if (this.signsFirst && this.inner()) return true;
    return (
      this.listed() ||
      this.inner() ||
      this.apart() ||
      this.spacedBracket() ||
      this.touchingLetter() ||
      this.deeperStep()
    );
  }

  /** Small letters are next that listed numbers go on with: the `o` of `3o` is no ordinal where `3a` is listed. */
  private hasLetter(): boolean {
    const run = this.text.slice(this.at, runEnd(this.text, this.at));
    return /^\p{Ll}/u.test(run) && this.node !== null && childOf(this.node, run, this.rules.ignoreCase) !== null;
  }

  /** Takes punctuation and a component of a listed shape, brackets only with what closes them. */
  listed(space = 0): boolean {
    const from = this.node && space === 0 ? this.jointEnd(this.node) : this.at + space;
    let node = this.node;
    let at = from;
    let components = 0;
    const open: string[] = [];
    while (node) {
      const end = this.number === '' ? leadingEnd(this.text, at, node) : runEnd(this.text, at);
      if (end > at) {
        const run = this.text.slice(at, end);
        node = childOf(node, components === 0 ? withoutDot(run) : run, this.rules.ignoreCase);
        components++;
      } else {
        const hyphen = node.punctuation.has('-') ? hyphenEnd(this.text, at) : at;
        at = hyphen > at ? hyphen - 1 : escapeEnd(this.text, at);
        const sign = hyphen > at ? '-' : signAt(this.text, at);
        node = node.punctuation.get(sign) ?? null;
        const closing = closingOf(sign);
        if (closing) open.push(closing);
        else if (closes(sign) && open.pop() !== sign) return false;
      }
      at = Math.max(end, at + 1);
      if (!node || open.length > 0 || (components === 0 && !closes(this.text.charAt(at - 1)))) continue;
      const taken = spelled(this.text.slice(from, at));
      this.accept(node, this.number === '' ? withoutDot(taken) : taken, at, components);
      return true;
    }
    return false;
  }

  /**
   * After a sign that texts put between letters and figures where catalogs list none: `L. 1121-1` for L1121-1, `51-A` and
   * `34 a` for 51A and 34a.
   */
  private jointEnd(node: ShapeNode): number {
    const { text, at } = this;
    if (this.components === 0 || !MAY_JOIN.has(text.charCodeAt(at))) return at;
    if (text.charAt(at) !== '.' && !isLetter(text.charCodeAt(at + 1)) && !isDigit(text.charCodeAt(at + 1))) return at;
    const hyphen = node.punctuation.get('-');
    const inserted = node.letters.size > 0 || hyphen ? insertedAt(text, at) : null;
    // `2 ter` for 2-ter.
    if (inserted !== null && hyphen && childOf(hyphen, text.slice(inserted, runEnd(text, inserted)), false)) {
      this.node = hyphen;
      this.number += '-';
      return inserted;
    }
    if (inserted === null && node.letters.size === 0 && !node.digits && !node.punctuation.has('.')) return at;
    const joint = inserted ?? jointAt(text, this.start, at, this.rules);
    if (joint === null || (joint === at + 1 && node.punctuation.has(signAt(text, at)))) return at;
    return childOf(node, text.slice(joint, runEnd(text, joint)), this.rules.ignoreCase) ? joint : at;
  }

  private accept(node: ShapeNode, text: string, end: number, components: number): void {
    this.node = node;
    this.number += text;
    this.at = end;
    this.components += components;
    this.deeper = node.terminal ? 0 : this.deeper + components;
    this.innerWord = false;
  }

  /** One space before a bracket, where a listed shape continues with it. */
  private spacedBracket(): boolean {
    const { text, at } = this;
    if (text.charAt(at) === '(') return false;
    const end = spaceEnd(text, at);
    const isOne = end === at + 1 || !isSpace(text.charCodeAt(at));
    return isOne && text.charAt(end) === '(' && this.listed(end - at);
  }

  /** `6 (Abs. 1 lit. f)`, `6: Abs. 1`: words for levels in brackets or behind a colon, where they make a listed shape. */
  private apart(): boolean {
    const { text, rules, at } = this;
    if (rules.inner.size === 0) return false;
    const open = spaceEnd(text, at);
    const isBracket = text.charAt(open) === '(';
    if (!isBracket && (open > at || text.charAt(at) !== ':' || !isSpace(text.charCodeAt(at + 1)))) return false;
    const word = spaceEnd(text, open + 1);
    if (!APART.test(text.slice(word, word + 2)) || !isLevelAt(text, word, rules.inner)) return false;
    const before = { ...this };
    this.at = open + 1;
    while (this.inner());
    this.at = sentencesEnd(text, this.at, rules.inner);
    const isRead = this.deeper === 0 && this.components > before.components && !isBeforeConnective(text, this.at);
    if (isRead && (!isBracket || text.charAt(this.at) === ')')) {
      if (isBracket) {
        this.at++;
        this.innerWord = false;
      }
      return true;
    }
    Object.assign(this, before);
    return false;
  }

  /** `Abs. 1` for `(1)`; one without a listed shape here counts as nothing if a fitting one follows (`S. 1 lit. f`). */
  private inner(): boolean {
    const { text, node } = this;
    // `lit. a), bod 1`.
    const closed = this.innerWord && text.charAt(this.at) === ')' ? this.at + 1 : this.at;
    let found = innerComponentAt(text, closed, this.rules.inner);
    let first: InnerComponent | null = null;
    let from = closed;
    for (let skipped = 0; found && skipped < 3; skipped++) {
      if (text.charAt(this.at) === ',' && isOfNext(text, found.end, this.rules.inner)) return false;
      const word = INNER_WORD.exec(text.slice(from, found.end))?.[1] ?? '';
      // `Abs. 3 S. 1, Abs. 4`: another one beside it.
      if (word !== '' && word === this.lastWord) return false;
      const next = node && this.fitting(node, found);
      if (next) {
        const { bracket, component, sign } = found;
        this.accept(next, bracket + component + closingOf(bracket), found.end, 1);
        this.lastWord = word;
        this.innerWord = sign !== ROMAN_SIGN && (sign !== '.' || !isDigit(component.charCodeAt(0)));
        return true;
      }
      if (found.bracket !== '') first ??= found;
      from = found.end;
      found = innerComponentAt(text, found.end, this.rules.inner);
    }
    return first !== null && this.unlistedInner(first);
  }

  private fitting(node: ShapeNode, { bracket, component }: InnerComponent): ShapeNode | null {
    const opened = node.punctuation.get(bracket);
    const inside = partsOf(component).reduce<ShapeNode | null | undefined>(
      (each, { kind, text }) =>
        each && (kind === 'punctuation' ? each.punctuation.get(text) : childOf(each, text, this.rules.ignoreCase)),
      opened,
    );
    return inside?.punctuation.get(closingOf(bracket) ?? '') ?? null;
  }

  /**
   * `Abs. 1` where no listed number goes on so means `(1)` all the same; where listed numbers go on with the like of it,
   * it is part of the token, so that the token is nothing as a whole; where with something else, it is none of ours.
   */
  private unlistedInner({ bracket, component, end, sign }: InnerComponent): boolean {
    if (bracket === '' || (sign !== '' && sign !== '§') || !GROUP.test(component)) return false;
    // `6(1), para. 12 of the report`.
    if (this.text.charAt(this.at) === ',' && isBeforeConnective(this.text, end)) return false;
    // A paragraph of an article is no part of another one: `2 Abs. 1 § 39`.
    if (sign === '§' && this.number.includes('(')) return false;
    const digits = isDigit(component.charCodeAt(0));
    if (digits && component.length > MAX_DEEPER_DIGITS) return false;
    const opened = this.node?.punctuation.get(bracket);
    if (opened) {
      this.broken = digits ? opened.digits !== undefined : opened.letters.size > 0;
      return false;
    }
    if (this.deeper > MAX_DEEPER) return false;
    this.takeDeeper(end, bracket + component + closingOf(bracket));
    this.innerWord = true;
    return true;
  }

  /** `AC-2a`. */
  private touchingLetter(): boolean {
    if (!this.rules.letterParts || this.deeper > 0 || !isDigit(this.text.charCodeAt(this.at - 1))) return false;
    const end = runEnd(this.text, this.at);
    if (end !== this.at + 1 || !/\p{Ll}/u.test(this.text.charAt(this.at))) return false;
    this.takeDeeper(end);
    this.ended = true;
    return true;
  }

  /** A component that no listed shape has in this place: `3.4.1`, `3.4(a)`, `3.4.B`. */
  private deeperStep(): boolean {
    if (this.deeper > MAX_DEEPER) return false;
    const at = escapeEnd(this.text, this.at);
    const sign = this.text.charAt(at);
    if (sign !== '.' && sign !== '(') return false;
    const end = runEnd(this.text, at + 1);
    const run = this.text.slice(at + 1, end);
    const digits = isDigit(run.charCodeAt(0));
    if (run === '') return false;
    const closing = escapeEnd(this.text, end);
    if (sign === '(' && (this.text.charAt(closing) !== ')' || !GROUP.test(run))) return false;
    if (sign === '.' && !digits && !/^(?![XN])\p{Lu}$/u.test(run)) return false;
    const isListedPlace = this.node?.punctuation.get(sign)?.digits !== undefined;
    if (digits && (run.length > MAX_DEEPER_DIGITS || isZero(run) || isListedPlace)) {
      // No component, and part of the token all the same, so that the token is nothing as a whole.
      this.broken = true;
      return false;
    }
    this.takeDeeper(sign === '(' ? closing + 1 : end);
    return true;
  }

  private takeDeeper(end: number, meant = spelled(this.text.slice(this.at, end))): void {
    this.node = null;
    this.number += meant;
    this.at = end;
    this.components++;
    this.deeper++;
    this.innerWord = false;
  }
}

/** Not the `n` of a note. */
const APART = /^(?:\p{L}{2}|§)/u;
/** Another article, in Japanese, Chinese and Korean. */
const UNSPACED_INSERTED = /^[\p{Script=Han}\p{Script=Hangul}][の之의][\d０-９一二三四五六七八九十]/u;
/** `19.6.2024`, where no number is listed so. */
const DATE = /^\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d$/;

const INNER_WORD = /^[,\s]*(\p{L}{2,})/u;
/** `1.902` for 1902, where numbers are so long and none is listed with a dot: the end of the run with its dot. */
function leadingEnd(text: string, at: number, { digits }: ShapeNode): number {
  if (!digits || digits.longest < 4 || digits.node.punctuation.has('.')) return runEnd(text, at);
  THOUSANDS.lastIndex = at;
  return THOUSANDS.test(text) ? THOUSANDS.lastIndex : runEnd(text, at);
}
const THOUSANDS = /[1-9]\d?\.\d{3}(?!\d|\.\d)/y;
const withoutDot = (run: string): string =>
  run.charAt(run.length - 4) === '.' ? run.replace(/^(\d{1,2})\.(?=\d{3}$)/, '$1') : run;
