import { beginningsOf } from '../../../core/resolution/numbers.ts';
import { plainWording } from '../../../core/resolution/wording.ts';
import { defined } from '../../syntax/defined.ts';
import type { Block } from './blocks.ts';
import type { Candidate } from './candidates.ts';
import { ARTICLE, type Counted, countedLists, PartNumbers, romanSeries, WordNesting } from './numbering-systems.ts';

/** An objective that is found in a document. */
export interface Entry extends Omit<Candidate, 'style' | 'isMarked'> {
  /** The number as it is written in the file, without the numbers above it. */
  readonly written: string;
  /** The block with its title, if its own block contains only the number. */
  readonly titleBlock?: Block;
}

export interface Entries {
  readonly list: readonly Entry[];
  /** Entries whose number an earlier entry has with another title. */
  readonly doubles: readonly { readonly entry: Entry; readonly before: Entry }[];
  /** Items of lists whose numbers start again, or are also numbers of headings. */
  readonly restarted: readonly Block[];
  /** Headings that become groups because the items below them have numbers of their own. */
  readonly groups: readonly Candidate[];
  /** The first entry whose number was combined with the one above it, because the numbers start again below each. */
  readonly composed: Entry | undefined;
}

/** Divisions of a text, which are objectives only if other numbers continue theirs. */
const DIVISION = /^(?:chapter|part|title|section|book|annex|kapitel|teil|abschnitt|chapitre|titre)$/i;

/** The candidates that are objectives, rather than prose, pages, years or steps. */
export function entriesAmong(candidates: readonly Candidate[], blocks: readonly Block[]): Entries {
  return new Chooser(candidates, blocks).chosen();
}

class Chooser {
  readonly #candidates: readonly Candidate[];
  readonly #blocks: readonly Block[];
  readonly #indexes: ReadonlySet<number>;
  /** The beginnings of all numbers with several components. */
  readonly #continued = new Set<string>();
  /** Candidates that directly precede one that continues their number. */
  readonly #leading = new Set<Candidate>();
  readonly #leads = new Map<string, Set<string>>();
  readonly #bareAreListed: boolean = false;
  /** Numbers alone above titles, such as table cells in the text of a PDF. */
  readonly #alone: ReadonlySet<Candidate>;
  readonly #entries = new Map<string, Entry>();
  readonly #doubles: Entries['doubles'][number][] = [];
  readonly #words: WordNesting;
  readonly #counted: ReadonlyMap<Candidate, Counted>;
  readonly #roman: ReadonlySet<Candidate>;
  readonly #numbered = new Map<Candidate, Entry>();
  /** By word, the latest number. */
  readonly #latest = new Map<string, string>();
  #composed: Entry | undefined;
  readonly #restarted: Block[] = [];
  readonly #groups: Candidate[] = [];

  constructor(candidates: readonly Candidate[], blocks: readonly Block[]) {
    this.#candidates = candidates;
    this.#blocks = blocks;
    this.#indexes = new Set(candidates.map(({ index }) => index));
    for (const [at, candidate] of candidates.entries()) {
      const { style, number } = candidate;
      const next = candidates[at + 1];
      if (next && next.style !== 'part' && beginningsOf(next.number).includes(number)) this.#leading.add(candidate);
      if (style !== 'part') for (const beginning of beginningsOf(number)) this.#continued.add(beginning);
      if (style !== 'lettered') continue;
      const lead = leadOf(number);
      this.#leads.set(lead, (this.#leads.get(lead) ?? new Set()).add(number));
    }
    const alone = candidates.filter((one) => this.#isAlone(one));
    this.#alone = new Set(alone.length < MIN_ALONE ? [] : alone);
    this.#words = new WordNesting(candidates);
    this.#counted = countedLists(candidates, this.#words);
    this.#roman = romanSeries(candidates);
    const bare = candidates.filter(({ style, word }) => style === 'bare' && word === undefined);
    const others = candidates.filter(
      (one) => (one.style !== 'bare' || one.word !== undefined) && !isInSeries(one) && this.#isNumbered(one),
    );
    this.#bareAreListed =
      others.length < 2 || bare.some(({ number }) => this.#continued.has(number)) || runThrough(bare, others);
  }

  chosen(): Entries {
    const parts = new PartNumbers();
    let article: Entry | undefined;
    for (const candidate of this.#candidates) {
      const isParagraph = candidate.style === 'bare' && candidate.word === undefined && article !== undefined;
      if (candidate.style === 'part' || isParagraph) {
        const number = parts.next(isParagraph ? `(${candidate.number})` : candidate.number);
        if (number === undefined) this.#restarted.push(candidate.block);
        else this.#add(candidate, number);
        continue;
      }
      const counted = this.#counted.get(candidate);
      if (counted === 'group') {
        this.#groups.push(candidate);
        continue;
      }
      const outer = typeof counted === 'object' ? this.#numbered.get(counted.above) : undefined;
      if (counted !== undefined && counted !== 'own' && outer === undefined) {
        this.#restarted.push(candidate.block);
        continue;
      }
      if (counted === undefined && !this.#isNumbered(candidate)) continue;
      const entry = this.#add(candidate, candidate.number, outer?.number ?? this.#above(candidate));
      if (!entry) continue;
      this.#numbered.set(candidate, entry);
      parts.begin(entry.number);
      article = entry.word !== undefined && ARTICLE.test(entry.word) ? entry : undefined;
    }
    return {
      list: [...this.#entries.values()],
      doubles: this.#doubles,
      restarted: this.#restarted,
      groups: this.#groups,
      composed: this.#composed,
    };
  }

  #isNumbered(candidate: Candidate): boolean {
    const { style, number, word, title, block, isMarked } = candidate;
    const isSet = block.kind !== 'paragraph';
    if (word !== undefined) {
      // `Article 16(2) of the Treaty` in prose belongs to another law, or comes later.
      if (ARTICLE.test(word) && style === 'dotted' && !isSet && !this.#continuesOne(number)) return false;
      if (DIVISION.test(word) && !this.#continued.has(number)) return false;
      const isRow = this.#words.isSeries(word);
      const isInitial = style === 'letters' && !isMarked && block.kind !== 'heading';
      const isName = (this.#words.isNumberedAnew(word) || isInitial) && !isRow;
      return (
        (isRow || (!isName && this.#continued.has(number))) && (isSet || isMarked || title === '' || isTitleLike(title))
      );
    }
    if (isInSeries(candidate)) return true;
    if (style === 'lettered' && !isSet && !isMarked && !isTitleLike(title)) return false;
    if (style === 'lettered') return (this.#leads.get(leadOf(number))?.size ?? 0) > 1 || this.#continuesOne(number);
    if (style === 'letters' && this.#roman.has(candidate)) return isSet || isTitleLike(title);
    if (style === 'letters')
      return (
        this.#continued.has(number) &&
        !this.#isName(candidate) &&
        (isMarked || block.kind === 'heading' || block.kind === 'row' || /[.-]/.test(number))
      );
    if (title === '' && !isSet) return this.#alone.has(candidate);
    if (style === 'dotted') return isSet || isMarked || isTitleLike(title) || this.#isNext(number);
    // Years, amounts and pages are digits too, but do not count from 1.
    return (
      this.#bareAreListed &&
      (isSet || isMarked || isTitleLike(title)) &&
      (number === '1' || this.#entries.has(number) || this.#isNext(number) || this.#leading.has(candidate))
    );
  }

  #isAlone({ style, title, index, block }: Candidate): boolean {
    const isNumber = style === 'dotted' && title === '' && block.kind === 'paragraph';
    return isNumber && isTitleLike(this.#titleBehind(index)?.text ?? '');
  }

  /** The first heading of a document is its title: `OSPS Baseline` has no number. */
  #isName({ index, block, isMarked }: Candidate): boolean {
    return index === 0 && block.kind === 'heading' && !isMarked;
  }

  /** Whether the preceding number, or for a first one its parent, has occurred. */
  #isNext(number: string): boolean {
    const [, stem = '', last = ''] = /^(.*?)(\d+)$/.exec(number) ?? [];
    const count = Number(last);
    if (count > 1) return this.#entries.has(`${stem}${count - 1}`) || this.#entries.has(`${stem}${count - 2}`);
    return this.#continuesOne(number);
  }

  #continuesOne(number: string): boolean {
    return beginningsOf(number).some((beginning) => this.#entries.has(beginning));
  }

  /** The number to combine it with, if its own numbers start again below each word. */
  #above({ word, number }: Candidate): string | undefined {
    const outer = word !== undefined && this.#words.isNumberedAnew(word) ? this.#words.outerOf(word) : undefined;
    return outer === undefined || this.#continuesOne(number) ? undefined : this.#latest.get(outer);
  }

  #add(candidate: Candidate, own: string, above?: string): Entry | undefined {
    const { word, index, block, text, column } = candidate;
    const titleBlock = candidate.title === '' ? this.#titleBehind(index) : undefined;
    const title = titleBlock?.text ?? candidate.title;
    if (title === '') return undefined;
    const number = above === undefined ? own : `${above}.${own}`;
    const optional = defined({ word, text, titleBlock, column });
    const entry: Entry = { number, written: candidate.number, ...optional, title, index, block };
    if (above !== undefined) this.#composed ??= entry;
    if (word !== undefined) this.#latest.set(word.toLowerCase(), number);
    const before = this.#entries.get(number);
    if (!before) {
      this.#entries.set(number, entry);
      return entry;
    }
    if (isSameTitle(before.title, title)) {
      // A heading is the objective itself; another occurrence only mentions it.
      if (block.kind === 'heading' && before.block.kind !== 'heading') {
        this.#entries.delete(number);
        this.#entries.set(number, before.title.length < title.length ? { ...entry, title: before.title } : entry);
      }
      return entry;
    }
    if (candidate.style === 'bare' && word === undefined) this.#restarted.push(block);
    else this.#doubles.push({ entry, before });
    return undefined;
  }

  /** The title below a number alone, such as `Article 5`. */
  #titleBehind(index: number): Block | undefined {
    const next = this.#blocks[index + 1];
    const isTitle = next && next.text.length <= MAX_TITLE && next.kind !== 'row' && !this.#indexes.has(index + 1);
    return isTitle ? next : undefined;
  }
}

/** `Schedule 1`, from `withSeries`. */
const isInSeries = ({ number }: Candidate): boolean => number.includes(' ');

/** Whether the titles are the same, possibly after a label: `Requirement: …`. */
function isSameTitle(one: string, other: string): boolean {
  const [short, long] = [plainWording(one), plainWording(other)].sort((a, b) => a.length - b.length);
  return (
    long === short || (short!.length > MIN_COMMON && long!.endsWith(` ${short}`) && long!.length - short!.length <= 20)
  );
}

/** Shorter titles may be the end of others by chance. */
const MIN_COMMON = 20;

/** Whether numbers count through the whole document, below headings with other numbers: `Priority A`, `B`. */
function runThrough(bare: readonly Candidate[], others: readonly Candidate[]): boolean {
  const [first] = others;
  if (!first || bare.length < 3 || bare[0]!.index < first.index) return false;
  const taken = new Set(others.map(({ number }) => number));
  return bare.every(({ number }, at) => number === String(at + 1) && !taken.has(number));
}

/** Fewer may be amounts. */
const MIN_ALONE = 3;

/** Longer texts are prose, in UTF-16 units. */
const MAX_TITLE = 300;

/** A title begins with a capital letter, a digit or punctuation; prose continues in lower case. */
const isTitleLike = (title: string): boolean => title !== '' && !/^[\p{Ll}%)]/u.test(title);

/** The letters that it begins with. */
const leadOf = (number: string): string => /^\p{Lu}+/u.exec(number)?.[0] ?? '';
