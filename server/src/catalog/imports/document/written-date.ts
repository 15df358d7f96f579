/** `15 January 2020`, `January 2020`, `le 1er janvier 2020`, `15. Januar 2020`, `15 de enero de 2020`; `January 15, 2020`. */
const DATES = [
  /(?<![\p{L}\p{N}])(?:(?<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)? (?:de |of )?)?(?<month>\p{L}{3,12})\.?,? (?:de |del )?(?<year>(?:19|20)\d\d)(?!\d)/gu,
  /(?<!\p{L})(?<month>\p{L}{3,12})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>(?:19|20)\d\d)(?!\d)/gu,
  /(?<!\d)(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)/g,
  /(?<!\d)(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>(?:19|20)\d\d)(?!\d)/g,
];
/** A longer text says more than when it was published. */
const MAX_LENGTH = 80;

/** The only date in a line, as catalogs have it: `2020-01-15`, or `2020-01` without a day. Undefined for none or several. */
export function writtenDate(line: string): string | undefined {
  const text = line.replace(/\s+/g, ' ');
  if (text.length > MAX_LENGTH) return undefined;
  const matches = DATES.flatMap((pattern) => [...text.matchAll(pattern)]);
  const found = new Set(matches.flatMap(({ groups }) => dateOf(groups ?? {})));
  return found.size === 1 ? [...found][0] : undefined;
}

function dateOf({ year, month = '', day }: Readonly<Record<string, string>>): string[] {
  months ??= new Map(LANGUAGES.flatMap(monthsIn));
  const index = /^\d/.test(month) ? Number(month) - 1 : months.get(month.toLowerCase());
  if (index === undefined) return [];
  const date = new Date(Date.UTC(Number(year), index, Number(day ?? 1)));
  // There is no February 30.
  return date.getUTCMonth() === index ? [date.toISOString().slice(0, day === undefined ? 7 : 10)] : [];
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'da', 'nb', 'sv', 'pl'];
/** From 0 to 11, by the name of a month or its abbreviation. */
let months: ReadonlyMap<string, number> | undefined;

function monthsIn(language: string): (readonly [string, number])[] {
  const options = [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }] as const;
  return options.flatMap((option) => {
    const format = new Intl.DateTimeFormat(language, { ...option, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index) => {
      const name = format.formatToParts(Date.UTC(2020, index, 1)).find(({ type }) => type === 'month');
      return [(name?.value ?? '').toLowerCase().replace(/\.$/, ''), index] as const;
    });
  });
}
