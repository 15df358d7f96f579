import { RELATIONS, type Relation } from '../model/catalog.ts';
import {
  BOOLEAN,
  type Choice,
  either,
  type FieldDescription,
  FORMAT,
  fieldsOf,
  listOf,
  type Mapping,
  setOf,
  text,
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

const OBJECTIVES: FieldDescription = {
  name: 'objectives',
  type: listOf(either(text('entry'), fieldsOf('objective'))),
  description: 'Numbered items of all levels, in the order of the framework: "number title" on one line, or fields.',
  example: '[3 Innovation, 3.4 Provide training]',
};

const ABOUT_EDITION: readonly FieldDescription[] = [
  {
    name: 'edition',
    type: text('edition'),
    description: 'Name of the edition as used in citations. It is read as written: 1.10 is not 1.1.',
    example: '2014-2016',
  },
  {
    name: 'published',
    type: text('date'),
    description: 'Publication date: a year, a month or a day. Determines the order of editions in several files.',
    example: '2014-01-01',
  },
  {
    name: 'draft',
    type: BOOLEAN,
    description: 'Mark the edition as a draft. Citations without an edition do not mean a draft.',
    example: 'true',
  },
  {
    name: 'partial',
    type: BOOLEAN,
    description: 'Mark the list as incomplete. Numbers that are not in it are not reported as unknown.',
    example: 'true',
  },
];

/** Fields of an edition that may be at the top level of a catalog with one edition. */
export const TOP_EDITION_FIELDS = [...ABOUT_EDITION, OBJECTIVES].map(({ name }) => name);

const CATALOG: Mapping = {
  title: 'A catalog: a numbered framework, or some of its editions',
  page: 'catalogs.md#all-fields',
  needs: [['prefix'], ['objectives', 'editions']],
  excludes: { editions: TOP_EDITION_FIELDS },
  fields: [
    FORMAT,
    {
      name: 'prefix',
      type: text('prefix'),
      description: 'Prefix before the number in citations.',
      example: 'INTERPOL-SP',
    },
    {
      name: 'aliases',
      type: setOf(text('prefix')),
      description: 'Other correct spellings of the prefix.',
      example: '[INTERPOL Strategic Framework]',
    },
    {
      name: 'misspellings',
      type: setOf(text('prefix')),
      description: 'Wrong spellings of the prefix that are recognised and reported, with a fix.',
      example: '[INTERPOL SP]',
    },
    {
      name: 'title',
      type: text('prose'),
      description: 'Name of the framework.',
      example: 'INTERPOL Strategic Framework',
    },
    { name: 'publisher', type: text('prose'), description: 'Publisher of the framework.', example: 'INTERPOL' },
    {
      name: 'url',
      type: text('url'),
      description: 'Address where the framework is published, beginning with https://.',
      example: 'https://www.interpol.int',
    },
    {
      name: 'license',
      type: text('prose'),
      description: 'Licence of the texts of the framework.',
      example: 'CC BY 4.0',
    },
    {
      name: 'levels',
      type: listOf(text()),
      description: 'Names of the levels, outermost first. These words may appear between prefix and number.',
      example: '[priority, objective]',
    },
    {
      name: 'numbering',
      type: fieldsOf('numbering'),
      description: 'Rules for citing numbers that do not follow from the numbers themselves.',
      example: '{words: [target, SC]}',
    },
    {
      name: 'editions',
      type: listOf(fieldsOf('edition')),
      description: 'Editions, oldest first. A catalog with one edition may have its fields at the top level instead.',
      example: '[{edition: "2020", objectives: [1 Grow]}]',
    },
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
    {
      name: 'aliases',
      type: setOf(text('edition')),
      description: 'Other names of the edition in citations.',
      example: '[v1]',
    },
    ...ABOUT_EDITION.slice(1),
    OBJECTIVES,
  ],
};

const OBJECTIVE: Mapping = {
  title: 'One numbered item of any level',
  page: 'catalogs.md#objectives',
  needs: [['number'], ['title', 'text']],
  fields: [
    {
      name: 'number',
      type: text('number'),
      description: 'Number as cited. It is read as written: 3.10 is not 3.1. Quotes are not needed.',
      example: '3.4',
    },
    { name: 'title', type: text('prose'), description: 'Short name.', example: 'Provide training' },
    {
      name: 'text',
      type: text('prose'),
      description: 'Full wording. Required only if there is no title.',
      example: 'Provide innovative cybercrime training to all member countries.',
    },
    {
      name: 'group',
      type: text('prose'),
      description: 'Unnumbered heading above the item.',
      example: 'Strategic priorities',
    },
    {
      name: 'aliases',
      type: setOf(text('number')),
      description: 'Other spellings of the number.',
      example: '[III.4]',
    },
    {
      name: 'url',
      type: text('url'),
      description: 'Address where it is published, beginning with https://.',
      example: 'https://www.interpol.int/strategy#3.4',
    },
    { name: 'note', type: text('prose'), description: 'Note for readers.', example: 'Reported twice a year.' },
    {
      name: 'withdrawn',
      type: either(BOOLEAN, text('reason')),
      description: 'Mark it as withdrawn in this edition: true, or the reason.',
      example: 'Covered by national law',
    },
    {
      name: 'replacedBy',
      type: listOf(either(text('number'), fieldsOf('successor'))),
      description:
        'Numbers that replace it, in the next edition, or in this one if it is withdrawn here. An empty list means that it has no replacement.',
      example: '[4.1]',
    },
    {
      name: 'replaces',
      type: listOf(either(text('number'), fieldsOf('successor'))),
      description:
        'Numbers of the previous edition that it replaces. Use it if the file with that edition should not change.',
      example: '[2.2]',
    },
    { ...OBJECTIVES, description: 'Items below this one. Their numbers continue its number.' },
  ],
};

const SUCCESSOR: Mapping = {
  title: 'A replacement, or a replaced number',
  page: 'catalogs.md#replacements',
  needs: [['number']],
  fields: [
    {
      name: 'edition',
      type: text('edition'),
      description:
        'Edition of the number, if it is not the next one (in "replacedBy") or the previous one (in "replaces").',
      example: '"2024"',
    },
    { name: 'number', type: text('number'), description: 'Number of the other objective.', example: '4.1' },
    {
      name: 'relation',
      type: { kind: 'choice', choices: RELATION_CHOICES },
      description: 'Relation to the older objective. Default: "moved" for a single replacement, "split" for several.',
      example: 'merged',
    },
  ],
};

const NUMBERING: Mapping = {
  title: 'Rules for citing numbers',
  page: 'catalogs.md#how-numbers-are-cited',
  needs: [],
  fields: [
    {
      name: 'words',
      type: listOf(text('word')),
      description: 'Words that may appear between prefix and number. Default: the names of the levels.',
      example: '[target, SC, Art]',
    },
    {
      name: 'lead',
      type: listOf(text('letters')),
      description: 'Letters that a citation may add before the number, or omit.',
      example: '[V]',
    },
    {
      name: 'inner',
      type: { kind: 'entries', keys: 'letters', values: text('bracket') },
      description: 'Words within a number, with the bracket that each one stands for: "6 Abs. 1" is 6(1).',
      example: '{Abs: "(", lit: "("}',
    },
    { name: 'ignoreCase', type: BOOLEAN, description: 'Treat 16.B and 16.b as the same number.', example: 'true' },
    {
      name: 'ignoreZeroPadding',
      type: BOOLEAN,
      description: 'Treat PR.DS-1 and PR.DS-01 as the same number.',
      example: 'true',
    },
    {
      name: 'unlisted',
      type: {
        kind: 'choice',
        choices: [
          { value: 'unknown', description: 'A number that is not listed is unknown' },
          { value: 'parent', description: 'Letters in brackets may follow a listed number: AC-2(j) is AC-2' },
        ],
      },
      description: 'Meaning of an unlisted number that continues a listed one.',
      example: 'parent',
    },
    {
      name: 'order',
      type: {
        kind: 'choice',
        choices: [
          { value: 'before', description: 'The prefix comes before the number: ACME 6' },
          { value: 'after', description: 'The prefix comes after the number: Art. 6 ACME' },
          { value: 'either', description: 'The prefix comes before or after the number' },
        ],
      },
      description: 'Position of the prefix.',
      example: 'either',
    },
  ],
};

export const CATALOG_MAPPINGS = {
  catalog: CATALOG,
  edition: EDITION,
  objective: OBJECTIVE,
  successor: SUCCESSOR,
  numbering: NUMBERING,
};
