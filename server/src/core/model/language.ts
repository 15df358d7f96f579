import table from './languages.json';

/** How the law of a language is cited. Words are without their plural in `s`, which every word has. */
export interface LanguageWords {
  /** Before a number. */
  readonly articles: readonly string[];
  /** Within a number, each for an opening bracket; signs too, and a space for one before a lone letter: `6.1 f`. */
  readonly levels: readonly string[];
  /** What is never numbered in a list: a sentence, its half. */
  readonly sentences: readonly string[];
  /** The same in words that have no number behind them. */
  readonly alone: readonly string[];
  /** A level with its number as a word: "eerste lid" is 1. */
  readonly ordinals: readonly (readonly [words: string, number: number])[];
  /** "and" and "or"; "to" between the ends of a range. */
  readonly list: readonly string[];
  readonly range: readonly string[];
}

/** A language in the table: its words, separated by commas. */
type Row = Readonly<
  Record<'articles' | 'levels' | 'sentences' | 'list' | 'range', string> & {
    alone?: string;
    signs?: readonly string[];
    /** By pattern, with `%` for each of the ordinals from the first one on. */
    ordinals?: Readonly<Record<string, string>>;
  }
>;

const words = (text: string): readonly string[] => text.split(', ');

const wordsOf = ({ articles, levels, sentences, list, range, alone, signs, ordinals }: Row): LanguageWords => ({
  articles: words(articles),
  levels: [...words(levels), ...(signs ?? [])],
  sentences: words(sentences),
  alone: alone === undefined ? [] : words(alone),
  ordinals: Object.entries(ordinals ?? {}).flatMap(([pattern, text]) =>
    words(text).map((word, index) => [pattern.replace('%', word), index + 1] as const),
  ),
  list: words(list),
  range: words(range),
});

export type Language = keyof typeof table;
export const LANGUAGE_NAMES = Object.keys(table) as readonly Language[];

/** From each language's and the European Union's rules for drafting law: names, abbreviations, plurals and cases. */
export const LANGUAGES = Object.fromEntries(LANGUAGE_NAMES.map((name) => [name, wordsOf(table[name])])) as Readonly<
  Record<Language, LanguageWords>
>;

/** All of some languages together. */
export function wordsOfLanguages(languages: readonly Language[]): LanguageWords {
  const all = languages.map((language) => LANGUAGES[language]);
  const sentences = all.flatMap((each) => each.sentences);
  return {
    // English `s. 5` is a section; of German, too, `S. 5` is a sentence or a page.
    articles: all.flatMap(({ articles }) => articles).filter((word) => !sentences.includes(word.toUpperCase())),
    levels: all.flatMap(({ levels }) => levels),
    sentences,
    alone: all.flatMap(({ alone }) => alone),
    ordinals: all.flatMap(({ ordinals }) => ordinals),
    list: all.flatMap(({ list }) => list),
    range: all.flatMap(({ range }) => range),
  };
}
