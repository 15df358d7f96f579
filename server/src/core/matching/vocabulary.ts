import table from './abbreviations.json';

/*
 * The words that citations are made of, and those that make something else of a number, in the languages of the
 * frameworks that we know. Those of one framework (`Target`, `Art.`) come from its catalog.
 */

/** How names of levels are abbreviated, in any language. */
export const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(table).flatMap(([long, short]) => long.split(', ').map((word) => [word, short.split(', ')] as const)),
);

/** Written in lower case alone, since they are short and in capitals something else in other languages: `UN`. */
const LOWER_CASE = 'veya|vagy|ja|tai|või|ir|arba|un|vai|и|или|і|та|або|και';
/** Each in lower case, with a first capital, and in capitals. */
const ANY_CASE =
  'and|or|nor|as well as|und|oder|sowie|et|ou|y|e|o|och|eller|og|en|dan|ve|és|și|in conjunction with|read in conjunction with|read with|as read with|read together with|as read together with|r/w|c/c'
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .map((word) => word.replaceAll(' ', '[ \\t\\u00a0]+'));
/** "and" and "or", between the items of a list. */
export const LIST_WORD = new RegExp(`(?:${ANY_CASE.join('|')}|${LOWER_CASE})(?![\\p{L}\\p{N}_-])`, 'uy');

const PARTICULARLY =
  'in particular|especially|notably|insbesondere|insb.|namentlich|notamment|en particulier|en particular|en especial|in particolare|em particular|nomeadamente|met name|in het bijzonder|w szczególności|särskilt|zejména|în special';
/** "in particular", behind a separator. */
export const IN_PARTICULAR = new RegExp(`,?[ \\t\\u00a0]+(?:${PARTICULARLY}),?(?=[ \\t\\u00a0])`, 'iuy');

/** The same behind a name: `the Treaty, and in particular Article 16`, `du traité, et notamment son article 16`. */
export const NOTABLY = new RegExp(
  `,?[ \\t\\u00a0](?:(?:and|et|y|e|en|i|oraz|och|a|și)[ \\t\\u00a0])?(?:${PARTICULARLY})[ \\t\\u00a0](?:(?:to|auf|son|ses|su|sus|seu|o|os|il|gli)[ \\t\\u00a0]|l['’])?`,
  'iuy',
);

/** `of` in `section 4 of, and Schedule 5 to, the Act`. */
export const SHARED = /[ \t\u00a0](?:of|in|to|under)(?=,[ \t\u00a0](?:and|or)[ \t\u00a0])/iuy;

/** "both" in `Articles 13 and 14, both of the GDPR`. */
export const BOTH =
  /,?[ \t\u00a0](?:both|all|each|beide|alle|jeweils|(?:tous|toutes)(?: deux)?|ambos|ambas|todos|todas|entrambi|entrambe|tutti|tutte)(?=[ \t\u00a0])/iuy;

/** "to", between the ends of a range. */
export const RANGE_WORD = /(?:to|through|thru|bis|à|hasta|até|tot|till|til)(?![\p{L}\p{N}_-])/iuy;

/** "of the", between a number and the prefix after it. */
export const CONNECTIVE =
  /(?:de[ \t\u00a0]+)?(?:dell|nell|sull|d|l)['’](?=\p{L})|(?:(?:of|in|under|to),[ \t\u00a0]+the|of[ \t\u00a0]+the|of|in[ \t\u00a0]+the|in[ \t\u00a0]+der|in|under[ \t\u00a0]+the|(?:from|within)(?:[ \t\u00a0]+the)?|de[ \t\u00a0]+la|de[ \t\u00a0]+los|de[ \t\u00a0]+las|de|des|der|du|del|della|delle|dello|dell|dei|degli|nel|nella|do|da|dos|das|no|na|em|din|al|ale|i|av|ur|w|v|z|van[ \t\u00a0]+het|van[ \t\u00a0]+de|van|von)(?=[ \t\u00a0]|$)/iuy;

/** Source of a regular expression for what follows the number of an article that was inserted, besides "bis", which may mean "to". */
export const INSERTED_WORDS = 'ter|quater|quinquies|sexies|septies|octies|novies|decies';

/** What a connective may continue with in the next line. */
export const ARTICLE = /(?:the|la|los|las|de)(?=[ \t\u00a0])/iuy;

/** "to the", between the number of an annex and the prefix; behind other numbers it is that of a range. */
export const APPENDED = /(?:to[ \t\u00a0]+the|to|zu[rm]?|à[ \t\u00a0]+la|au)(?=[ \t\u00a0]|$)/iuy;

/** Before the word of a further item: `l'article 20 et à l'article 21`. */
export const DETERMINER =
  /(?:(?:de|à)[ \t\u00a0]+)?l['’]|(?:d|(?:d|n)?ell|all|dall|sull)['’]|(?:of|in|under|(?:of[ \t\u00a0]+|under[ \t\u00a0]+)?the|en?l|al|del|los|las|aux|les|des|ao|do|no|nach|gemäß|aus|den|des|van|in[ \t\u00a0]+de)[ \t\u00a0]+/iuy;

/** "and the following ones", after a number. */
export const FOLLOWING =
  /(?:inclus(?:ive(?:ment)?|es?|i)?|einschlie(?:ß|ss)lich|ff?\.?|et seqq?\.?|sqq?\.?|(?:(?:et|e|y|i|a|și|şi|si|en|och)[ \t\u00a0]+)?(?:ss?|suiv|suivants|suivantes|segg?|segs|seguenti|siguientes|seguintes|sgts?|nast|następne|następnych|násl|následující|následujících|urm|următoarele|volgende|följande)\.?|e\.v\.)(?=[ \t\u00a0,]|$)/iuy;

/** Words that a prefix in capitals is not meant by in another case: of `OR 41` and `IT 3.4` in `two or 41`. */
export const SMALL_WORD =
  /^(?:an?|and|are|as|at|be|but|by|can|do|for|from|go|has|he|if|in|is|it|its|may|me|my|no|not|of|off|on|or|our|out|so|the|to|up|us|was|we|who|you|ab|am|auf|aus|bei|bis|da|das|dem|den|der|des|die|du|ein|er|es|im|ist|mit|ob|oder|um|und|uns|vom|von|vor|wer|wie|wo|zu|zum|zur|au|aux|ce|ces|de|du|elle|en|est|et|il|je|la|le|les|ou|par|pas|pour|que|qui|sa|se|si|son|sur|tu|un|une|al|che|con|del|di|el|era|ha|lo|los|las|ma|mi|ne|nel|para|per|por|su|te|tra|una|ya|com|em|na|nas|nos|os|ao|uma|een|het|van|op|er|ze|ik|och|att|av|det|ett|som|på|är|za|na|od|do|po|ze)$/;

/** Source of a regular expression for the words that may come before an edition, in lower case. */
export const VERSION_WORDS = '(?:v|ver|r|rev|ed|version|edition|revision|release)\\.?';

/** Such a word before the name of an edition: joined to it where it is short, otherwise with a space. */
export const VERSION =
  /(?:v|ver|r|rev)\.?(?=\d)|(?:v\.?|ver\.?|version|edition|ed\.?|rev\.?|revision|release)[ \t\u00a0]+(?=\d)/iy;

/**
 * Words and signs that make an amount of the number before them. `%` does not where it begins an ignore comment.
 */
export const AMOUNT =
  /[ \t\u00a0\u202f]?(?:million(?:s|en)?|millones|milliard(?:s|en)?|billions?|trillions?|mio|mrd|mn|bn|thousand|tausend|hundred|percent(?:age)?|prozent|(?:per|pour|por) ?ci?ent[os]?)(?![\p{L}\p{N}])|[ \u00a0\u202f](?:%(?![ \t]*objrefs-)|[‰°€£]|\$(?![{(]))/iuy;

/** Units that make a quantity of the number before them. */
export const UNIT =
  /[ \t\u00a0\u202f\u2011-](?:degrees?|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|miles?|feet|met(?:er|re)s?|[ckm]m|uhr|uur|óra|o['’]clock|dollars?|euros?|tonnes?|tons?|hectares?|km²?|kg|[kMGT]Wh?|[kMGT]B)(?![\p{L}\p{N}])/uy;

/** What is counted in whole numbers: `3 pages`, not `3.4 page 12`. */
export const PIECES = /[ \t\u00a0\u202f\u2011-](?:pages?|persons?|employees?)(?![\p{L}\p{N}]|[ \t\u00a0]\d)/uy;

/** A month after its day. */
export const MONTH =
  /\.?[ \t\u00a0]+(?:de[ \t\u00a0]+)?(?:jan(?:uar[iy]?|vier|eiro)|feb(?:ruar[iy]?|braio|rero)|février|fevereiro|mar(?:ch|s|zo|ço)|maart|märz|a(?:pril[e]?|vril|bril)|ma(?:y|i|io|yo|ggio)|mei|ju(?:ne|ni|in|nio|nho|ly|li|illet|lio|lho)|giugno|luglio|aug(?:ust|ustus)|ao[ûu]t|agosto|sept?(?:ember|embre|tembre|tiembre)|setembro|o[ck]to(?:ber|bre)|octubre|ottobre|outubro|nov(?:ember|embre|iembre|embro)|d[eé][cz](?:ember|embre|iembre|embro)|dicembre|diciembre)[ \t\u00a0,.]+(?:de[ \t\u00a0]+)?(?:19|20)\d\d(?!\d)/iuy;

/** The beginning of a title after a number: a capital that begins no unit. */
export const TITLE =
  /[ \t]+["'“‘«*_]*(?!(?:[kMGT]?(?:Hz|bps|bit|B|V|W|A|Wh|J|Pa)|GPA|USD|EUR|CHF|GBP|BTC|Mio|Mrd|Million|Billion|Percent)(?![\p{L}]))\p{Lu}/uy;

/** A year, a quarter, a half or a fiscal year, which some frameworks have numbers like: `GRI 2016`, `PCI DSS Q4`. */
export const PERIOD = /^(?:19\d\d|20\d\d|Q[1-4]|H[12]|FY\d{2}|FY\d{4})$/;

/** Words in capitals that name nothing: those of RFC 2119, participles, and what else is stressed or said of a requirement. */
export const EMPHASIZED =
  /^(?:MUST|SHALL|SHOULD|MAY|WILL|CAN|CANNOT|NOT|NEVER|ALWAYS|ONLY|ALSO|BOTH|ALL|ARE|WAS|WERE|HAS|HAVE|DOES?|AND|BUT|FOR|WITH|\p{Lu}{3,}(?:ED|ING)|OPTIONAL|APPLY|APPLIES|APPLICABLE|MET|DONE|TODO|TBD|TBC|OPEN|VOID|DRAFT|NEW|OLD|NONE|N\/A|YES|TRUE|FALSE|PARTLY|PARTIAL|WITHDRAWN|PASS|FAIL|EXCEPT|UNLESS|WHERE|WHEN|THIS|THAT|SEE|MUSS|MÜSSEN|DARF|DÜRFEN|SOLL|SOLLEN|SOLLTEN?|KANN|KÖNNEN|SIND|NICHT|NEU|OFFEN|ERFÜLLT|ENTFÄLLT)$/u;
