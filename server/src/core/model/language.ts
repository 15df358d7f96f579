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

const words = (text: string): readonly string[] => text.split(', ').filter((word) => word !== '');

/** @param pattern with `%` for each of the ordinals */
const ordinals = (pattern: string, text: string): LanguageWords['ordinals'] =>
  words(text).map((word, index) => [pattern.replace('%', word), index + 1] as const);

const languageWords = (
  articles: string,
  levels: string,
  sentences: string,
  list: string,
  range: string,
  alone = '',
  ordinals: LanguageWords['ordinals'] = [],
  signs: readonly string[] = [],
): LanguageWords => ({
  articles: words(articles),
  levels: [...words(levels), ...signs],
  sentences: words(sentences),
  alone: words(alone),
  ordinals,
  list: words(list),
  range: words(range),
});

/**
 * From each language's own rules for drafting law, and those of the European Union: names, abbreviations, plurals and
 * the cases in which they are cited.
 */
export const LANGUAGES = {
  de: languageWords(
    'Art, Artikel, Artikeln',
    'Abs, Absatz, Absatzes, Absätze, Absätzen, Unterabs, UAbs, Unterabsatz, Unterabsatzes, Unterabsätze, Buchst, Bst, Buchstabe, Buchstaben, lit, Nr, Nrn, Nummer, Nummern, Ziff, Ziffer, Ziffern, Z, Spiegelstrich',
    'S, Satz, Satzes, Sätze, Halbsatz, Hs, HS',
    'und, u, oder, sowie, bzw, beziehungsweise, i.V.m, i. V. m, iVm, in Verbindung mit',
    'bis',
  ),
  fr: languageWords(
    'art, article',
    'par, para, paragraphe, al, alinéa, pt, point, sous, let, lettre, lit, litt, no, n, numéro, ch, chiffre, tiret, §',
    'ph, phrase',
    'et, ou, ainsi que, en liaison avec, lu en combinaison avec, lu en liaison avec, combiné avec',
    'à, au, aux',
    'première phrase, deuxième phrase, seconde phrase',
    ordinals('% alinéa', 'premier, deuxième, troisième, quatrième, cinquième'),
  ),
  es: languageWords(
    'art, artículo, articulo',
    'apdo, apartado, pár, ap, apart, letra, let, lit, literal, literales, párr, párrafo, parr, parrafo, núm, num, número, numeral, numerales, inc, inciso, pto, punto, n, §',
    'frase',
    'y, e, o, u, así como, en relación con, en conexión con',
    'a, al, hasta',
    'primera frase, segunda frase',
    ['párrafo %', 'apartado %'].flatMap((pattern) =>
      ordinals(pattern, 'primero, segundo, tercero, cuarto, quinto, sexto'),
    ),
  ),
  it: languageWords(
    'art, artt, articolo, articoli, artt. da, articoli da, articoli dal',
    'par, parr, paragrafo, paragrafi, co, comma, commi, cpv, capoverso, lett, let, lettera, lettere, n, nn, num, numero, numeri, pt, punto, punti, §',
    'periodo',
    'e, ed, o, od, nonché, in combinato disposto con, in relazione a',
    'a, ad, al',
    'primo periodo, secondo periodo',
    ordinals('% comma', 'primo, secondo, terzo, quarto, quinto, sesto, settimo, ottavo, nono, decimo'),
  ),
  pt: languageWords(
    'art, artigo',
    'n, no, número, al, als, alínea, subalínea, par, parágrafo, inc, inciso, item, itens, ponto, letra, §',
    'frase, período',
    'e, ou, bem como, conjugado com, em conjugação com, c/c',
    'a, ao, até',
    'caput, primeira frase, segunda frase',
    ordinals('% parágrafo', 'primeiro, segundo, terceiro, quarto, quinto'),
    [','],
  ),
  nl: languageWords(
    'art, artt, artikel, artikelen',
    'lid, leden, onder, sub, onderdeel, onderdelen, letter, punt, punten, alinea, nr, nrs',
    'zin, volzin',
    'en, of, alsmede, dan wel, jo, jº, juncto, in samenhang met, in verbinding met',
    'tot en met, t/m, tot',
    'aanhef, aanhef en, eerste volzin, tweede volzin',
    ['% lid', '% alinea'].flatMap((pattern) =>
      ordinals(pattern, 'eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende, tiende'),
    ),
  ),
  pl: languageWords(
    'art, artykuł, artykułu, artykule, artykułem, artykuły, artykułów, artykułach',
    'ust, ustęp, ustępu, ustępie, ustępy, ustępów, pkt, punkt, punktu, punkcie, punkty, lit, litera, litery, literze, liter, tiret, akapit, akapitu, akapicie, par, §',
    'zd, zdanie, zdania, zdaniu',
    'i, oraz, lub, albo, bądź, a także, w zw. z, w związku z',
    'do',
  ),
  sv: languageWords(
    'art, artikel, artikeln, artiklar, artiklarna',
    'punkt, punkten, punkter, punkterna, p, led, leden, ledet, mom, moment, momentet, st, stycke, stycket, nr',
    'mening, meningen',
    'och, eller, samt, jämförd med, jämfört med, i förening med',
    'till, till och med, t.o.m',
    'första meningen, andra meningen',
    ordinals('% stycket', 'första, andra, tredje, fjärde, femte'),
    ['.', ' '],
  ),
  cs: languageWords(
    'čl, článek, článku, článkem, články, článků, článcích',
    'odst, odstavec, odstavce, odstavci, odstavcem, odstavců, odstavcích, písm, písmeno, písmene, písmena, písmen, písmenu, písmenem, písmenech, bod, bodu, bodem, body, bodů, bodech, pododst, pododstavec, pododstavce, pododstavci, č, číslo',
    'věta, věty, větě, větou',
    'a, i, nebo, či, anebo, jakož i, ve spojení s, ve spojení se, ve sp. s',
    'až',
  ),
  ro: languageWords(
    'art, articol, articolul, articolului, articole, articolele, articolelor',
    'alin, alineat, alineatul, alineatului, alineatele, alineatelor, lit, litera, literei, literele, literelor, pct, punct, punctul, punctului, punctele, par, paragraf, paragraful, paragrafului, nr',
    'teza, tezei',
    'și, şi, si, sau, ori, precum și, coroborat cu, rap. la, raportat la',
    'până la, pînă la, la',
  ),
  en: languageWords(
    'art, article, section, sec',
    'para, paragraph, subparagraph, subpara, subsection, subs, point, pt, letter, lit, item, clause, cl, no, number, §',
    'sentence',
    'and, or',
    'to, through',
    'first subparagraph, second subparagraph, third subparagraph, fourth subparagraph, first sentence, second sentence, introductory part, introductory wording',
  ),
} as const satisfies Record<string, LanguageWords>;

export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

/** All of some languages together. */
export function wordsOfLanguages(languages: readonly Language[]): LanguageWords {
  const all = languages.map((language) => LANGUAGES[language]);
  return {
    articles: all.flatMap(({ articles }) => articles),
    levels: all.flatMap(({ levels }) => levels),
    sentences: all.flatMap(({ sentences }) => sentences),
    alone: all.flatMap(({ alone }) => alone),
    ordinals: all.flatMap(({ ordinals }) => ordinals),
    list: all.flatMap(({ list }) => list),
    range: all.flatMap(({ range }) => range),
  };
}
