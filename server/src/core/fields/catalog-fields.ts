import { RELATIONS, type Relation } from '../model/catalog.ts';
import { LANGUAGE_NAMES, type Language } from '../model/language.ts';
import {
  BOOLEAN,
  type Choice,
  either,
  type FieldDescription,
  FORMAT,
  field,
  fieldsOf,
  listOf,
  type Mapping,
  setOf,
  text,
  type ValueType,
} from './field.ts';

const MEANING: Record<Relation, string> = {
  moved: 'The same under another number',
  merged: 'Now part of the replacement',
  split: 'Divided among several',
  equal: 'The same with a different wording',
  related: 'Related only',
};

/** The relations of a successor to the objective that it replaces, with their meanings. */
export const RELATION_CHOICES: readonly Choice[] = RELATIONS.map((value) => ({ value, description: MEANING[value] }));

/** Of one edition, in all of its lists. */
export const MAX_OBJECTIVES = 250_000;

const OBJECTIVES = field(
  'objectives',
  listOf(either(text('entry'), fieldsOf('objective')), MAX_OBJECTIVES),
  'Numbered items of all levels, in the order of the framework: "number title" on one line, or fields.',
  '[3 Innovation, 3.4 Provide training]',
);

const ABOUT_EDITION: readonly FieldDescription[] = [
  field(
    'edition',
    text('edition'),
    'Name of the edition as used in citations. It is read as written: 1.10 is not 1.1.',
    '2014-2016',
  ),
  field(
    'published',
    text('date'),
    'Publication date: a year, a month or a day. Determines the order of editions in several files.',
    '2014-01-01',
  ),
  field('draft', BOOLEAN, 'Mark the edition as a draft. Citations without an edition do not mean a draft.', 'true'),
  field(
    'partial',
    BOOLEAN,
    'Mark the list as incomplete. Numbers that are not in it are not reported as unknown.',
    'true',
  ),
];

/** Fields of an edition that may be at the top level of a catalog with one edition. */
export const TOP_EDITION_FIELDS = [...ABOUT_EDITION, OBJECTIVES].map(({ name }) => name);

/** A text is compared with each of them wherever one may begin. */
const MAX_SPELLINGS = 200;
/** An objective that became more than these is described by their own `replaces`. */
const MAX_SUCCESSORS = 500;

const CATALOG: Mapping = {
  title: 'A catalog: a numbered framework, or some of its editions',
  page: 'catalogs.md#all-fields',
  needs: [['prefix'], ['objectives', 'editions']],
  excludes: { editions: TOP_EDITION_FIELDS },
  fields: [
    FORMAT,
    field('prefix', text('prefix'), 'Prefix before the number in citations.', 'INTERPOL-SP'),
    field(
      'aliases',
      setOf(text('prefix'), MAX_SPELLINGS),
      'Other correct spellings of the prefix.',
      '[INTERPOL Strategic Framework]',
    ),
    field(
      'misspellings',
      setOf(text('prefix'), MAX_SPELLINGS),
      'Wrong spellings of the prefix that are recognised and reported, with a fix.',
      '[INTERPOL SP]',
    ),
    field('title', text('prose'), 'Name of the framework.', 'INTERPOL Strategic Framework'),
    field('publisher', text('prose'), 'Publisher of the framework.', 'INTERPOL'),
    field(
      'url',
      text('url'),
      'Address where the framework is published, beginning with https://. With {number} in it, that of each objective.',
      'https://www.interpol.int',
    ),
    field('license', text('prose'), 'Licence of the texts of the framework.', 'CC BY 4.0'),
    field(
      'levels',
      listOf(text()),
      'Names of the levels, outermost first. These words may appear between prefix and number.',
      '[priority, objective]',
    ),
    field(
      'numbering',
      fieldsOf('numbering'),
      'Rules for citing numbers that do not follow from the numbers themselves.',
      '{words: [target, SC]}',
    ),
    field(
      'editions',
      listOf(fieldsOf('edition')),
      'Editions, oldest first. A catalog with one edition may have its fields at the top level instead.',
      '[{edition: "2020", objectives: [1 Grow]}]',
    ),
    ...ABOUT_EDITION,
    OBJECTIVES,
  ],
};

const EDITION: Mapping = {
  title: 'One published edition of the framework',
  page: 'catalogs.md#editions',
  needs: [['edition'], ['objectives']],
  fields: [
    ABOUT_EDITION[0]!,
    field('aliases', setOf(text('edition'), MAX_SPELLINGS), 'Other names of the edition in citations.', '[v1]'),
    field(
      'prefixes',
      setOf(text('prefix'), 20),
      'Names of the framework that imply this edition, such as the name of a predecessor.',
      '[OLDP]',
    ),
    field(
      'url',
      text('url'),
      'Address of the published text, beginning with https://. {number} in it stands for the number of an objective.',
      'https://www.interpol.int/strategy#{number}',
    ),
    ...ABOUT_EDITION.slice(1),
    OBJECTIVES,
  ],
};

const OBJECTIVE: Mapping = {
  title: 'One numbered item of any level',
  page: 'catalogs.md#objectives',
  needs: [['number'], ['title', 'text']],
  fields: [
    field(
      'number',
      text('number'),
      'Number as cited. It is read as written: 3.10 is not 3.1. Quotes are not needed.',
      '3.4',
    ),
    field('title', text('prose'), 'Short name.', 'Provide training'),
    field(
      'text',
      text('prose'),
      'Full wording. Required only if there is no title.',
      'Provide innovative cybercrime training to all member countries.',
    ),
    field('group', text('prose'), 'Unnumbered heading above the item.', 'Strategic priorities'),
    field('aliases', setOf(text('number'), MAX_SPELLINGS), 'Other spellings of the number.', '[III.4]'),
    field(
      'url',
      text('url'),
      'Address where it is published, beginning with https://. Default: that of the edition.',
      'https://www.interpol.int/strategy#3.4',
    ),
    field('note', text('prose'), 'Note for readers.', 'Reported twice a year.'),
    field(
      'withdrawn',
      either(BOOLEAN, text('reason')),
      'Mark it as withdrawn in this edition: true, or the reason.',
      'Covered by national law',
    ),
    field(
      'replacedBy',
      listOf(either(text('number'), fieldsOf('successor')), MAX_SUCCESSORS),
      'Numbers that replace it, in the next edition, or in this one if it is withdrawn here. An empty list means that it has no replacement.',
      '[4.1]',
    ),
    field(
      'replaces',
      listOf(either(text('number'), fieldsOf('successor')), MAX_SUCCESSORS),
      'Numbers of the previous edition that it replaces. Use it if the file with that edition should not change.',
      '[2.2]',
    ),
    { ...OBJECTIVES, description: 'Items below this one. Their numbers continue its number.' },
  ],
};

const SUCCESSOR: Mapping = {
  title: 'A replacement, or a replaced number',
  page: 'catalogs.md#replacements',
  needs: [['number']],
  fields: [
    field(
      'edition',
      text('edition'),
      'Edition of the number, if it is not the next one (in "replacedBy") or the previous one (in "replaces").',
      '"2024"',
    ),
    field('number', text('number'), 'Number of the other objective.', '4.1'),
    field(
      'relation',
      { kind: 'choice', choices: RELATION_CHOICES },
      'Relation to the older objective. Default: "moved" for a single replacement, "split" for several.',
      'merged',
    ),
  ],
};

const LANGUAGE_NAMES_IN_ENGLISH: Readonly<Record<Language, string>> = {
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  pt: 'Portuguese',
  nl: 'Dutch',
  pl: 'Polish',
  sv: 'Swedish',
  cs: 'Czech',
  ro: 'Romanian',
  en: 'English',
};

const LANGUAGE_CHOICES = LANGUAGE_NAMES.map((value) => ({ value, description: LANGUAGE_NAMES_IN_ENGLISH[value] }));

const UNLISTED: ValueType = {
  kind: 'choice',
  choices: [
    { value: 'unknown', description: 'A number that is not listed is unknown' },
    { value: 'parent', description: 'Letters in brackets may follow a listed number: AC-2(j) is AC-2' },
  ],
};

const NUMBERING: Mapping = {
  title: 'Rules for citing numbers',
  page: 'catalogs.md#how-numbers-are-cited',
  needs: [],
  fields: [
    field(
      'words',
      listOf(text('word')),
      'Words that may appear between prefix and number. Default: the names of the levels.',
      '[target, SC, Art]',
    ),
    field(
      'languages',
      listOf({ kind: 'choice', choices: LANGUAGE_CHOICES }),
      'Languages whose words for articles and levels are understood, as if listed in "words" and "inner".',
      '[de, fr]',
    ),
    field(
      'series',
      listOf(text('series')),
      'Words that numbers begin with, with a space after them: "Schedule IV" is a number, and Schedule its series.',
      '[Schedule]',
    ),
    field(
      'selfNaming',
      either(BOOLEAN, listOf(text('word'))),
      'Recognise numbers with letters, such as K2040.007, without the prefix: true, or the series for which this is so.',
      'true',
    ),
    field('lead', listOf(text('letters'), 20), 'Letters that a citation may add before the number, or omit.', '[V]'),
    field(
      'inner',
      { kind: 'entries', keys: 'letters', values: text('bracket') },
      'Words and signs within a number, with the bracket that each one stands for: "6 Abs. 1" is 6(1), and with "." 8.2.c is 8(2)(c).',
      '{Abs: "(", lit: "(", ".": "("}',
    ),
    field('ignoreCase', BOOLEAN, 'Treat 16.B and 16.b as the same number.', 'true'),
    field('ignoreZeroPadding', BOOLEAN, 'Treat PR.DS-1 and PR.DS-01 as the same number.', 'true'),
    field(
      'unlisted',
      either(UNLISTED, { kind: 'entries', keys: 'any', values: UNLISTED }),
      'Meaning of an unlisted number that continues a listed one. By series or level, it concerns all that lies below.',
      'parent',
    ),
    field(
      'order',
      {
        kind: 'choice',
        choices: [
          { value: 'before', description: 'The prefix comes before the number: ACME 6' },
          { value: 'after', description: 'The prefix comes after the number: Art. 6 ACME' },
          { value: 'either', description: 'The prefix comes before or after the number' },
        ],
      },
      'Position of the prefix.',
      'either',
    ),
  ],
};

export const CATALOG_MAPPINGS = {
  catalog: CATALOG,
  edition: EDITION,
  objective: OBJECTIVE,
  successor: SUCCESSOR,
  numbering: NUMBERING,
};
