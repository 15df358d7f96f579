import { BOOLEAN, either, type FieldDescription, fieldsOf, listOf, type Mapping, setOf, text } from './field.ts';
import { FORMAT } from './format-field.ts';
import { RELATION_CHOICES } from './relations.ts';

const OBJECTIVES: FieldDescription = {
  name: 'objectives',
  type: listOf(either(text('entry'), fieldsOf('objective'))),
  description:
    'The numbered items of every level: "number title" on a line, or fields. The order is that of the framework.',
  example: '[3 Innovation, 3.4 Provide training]',
};

const ABOUT_EDITION: readonly FieldDescription[] = [
  {
    name: 'edition',
    type: text('edition'),
    description: 'Name of the edition, as a citation names it. It is read as written: 1.10 is not 1.1.',
    example: '2014-2016',
  },
  {
    name: 'published',
    type: text('date'),
    description:
      'When the edition was published: a year, a month or a day. Orders editions that stand in several files.',
    example: '2014-01-01',
  },
  {
    name: 'draft',
    type: BOOLEAN,
    description: 'Whether the edition is a draft, so that citations without an edition do not mean it yet.',
    example: 'true',
  },
  {
    name: 'partial',
    type: BOOLEAN,
    description: 'Whether the list is incomplete, so that a number that is absent from it is not unknown.',
    example: 'true',
  },
];

/** Fields of an edition that may stand at the top of a catalog which has one edition. */
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
      description: 'What stands before the number in a citation.',
      example: 'INTERPOL-SP',
    },
    {
      name: 'aliases',
      type: setOf(text('prefix')),
      description: 'Other spellings of the prefix that are just as good.',
      example: '[INTERPOL Strategic Framework]',
    },
    {
      name: 'misspellings',
      type: setOf(text('prefix')),
      description: 'Spellings of the prefix that are understood, and reported with a fix.',
      example: '[INTERPOL SP]',
    },
    {
      name: 'title',
      type: text('prose'),
      description: 'Name of the framework.',
      example: 'INTERPOL Strategic Framework',
    },
    { name: 'publisher', type: text('prose'), description: 'Who publishes the framework.', example: 'INTERPOL' },
    {
      name: 'url',
      type: text('url'),
      description: 'Where the framework is published: a whole address that begins with https://.',
      example: 'https://www.interpol.int',
    },
    {
      name: 'license',
      type: text('prose'),
      description: 'Under which terms the texts of the framework may be used.',
      example: 'CC BY 4.0',
    },
    {
      name: 'levels',
      type: listOf(text()),
      description: 'What the levels are called, outermost first. These words may stand between prefix and number.',
      example: '[priority, objective]',
    },
    {
      name: 'numbering',
      type: fieldsOf('numbering'),
      description: 'How numbers are cited, where that does not follow from the numbers themselves.',
      example: '{words: [target, SC]}',
    },
    {
      name: 'editions',
      type: listOf(fieldsOf('edition')),
      description: 'The editions, oldest first. A catalog of one edition may have its fields at the top instead.',
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
  title: 'One numbered item, at whatever level',
  page: 'catalogs.md#objectives',
  needs: [['number'], ['title', 'text']],
  fields: [
    {
      name: 'number',
      type: text('number'),
      description: 'The number as it is cited. It is read as written: 3.10 is not 3.1. It needs no quotes.',
      example: '3.4',
    },
    { name: 'title', type: text('prose'), description: 'Its short name.', example: 'Provide training' },
    {
      name: 'text',
      type: text('prose'),
      description: 'Its wording. Needed only where it has no title.',
      example: 'Provide innovative cybercrime training to all member countries.',
    },
    {
      name: 'group',
      type: text('prose'),
      description: 'A heading above the level that has no number of its own.',
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
      description: 'Where it is published: a whole address that begins with https://.',
      example: 'https://www.interpol.int/strategy#3.4',
    },
    { name: 'note', type: text('prose'), description: 'What readers should know.', example: 'Reported twice a year.' },
    {
      name: 'withdrawn',
      type: either(BOOLEAN, text('reason')),
      description: 'That it was withdrawn in this edition: true, or the reason.',
      example: 'Covered by national law',
    },
    {
      name: 'replacedBy',
      type: listOf(either(text('number'), fieldsOf('successor'))),
      description:
        'What became of it: numbers of the next edition, or of this one where it is withdrawn here. An empty list says that it has no successor.',
      example: '[4.1]',
    },
    {
      name: 'replaces',
      type: listOf(either(text('number'), fieldsOf('successor'))),
      description: 'The numbers of the edition before that it took the place of, so that older files need no change.',
      example: '[2.2]',
    },
    { ...OBJECTIVES, description: 'Items that belong to this one. Their numbers continue its number.' },
  ],
};

const SUCCESSOR: Mapping = {
  title: 'A successor, or what was replaced',
  page: 'catalogs.md#replacements',
  needs: [['number']],
  fields: [
    {
      name: 'edition',
      type: text('edition'),
      description: 'The edition that its number is of, where that is not the one that goes without saying.',
      example: '"2024"',
    },
    { name: 'number', type: text('number'), description: 'Its number.', example: '4.1' },
    {
      name: 'relation',
      type: { kind: 'choice', choices: RELATION_CHOICES },
      description:
        'What it is to the older one: "moved" for a single successor, "split" for several, unless it says so.',
      example: 'merged',
    },
  ],
};

const NUMBERING: Mapping = {
  title: 'How numbers are cited',
  page: 'catalogs.md#how-numbers-are-cited',
  needs: [],
  fields: [
    {
      name: 'words',
      type: listOf(text('word')),
      description: 'Words that may stand between prefix and number. Without it, the names of the levels.',
      example: '[target, SC, Art]',
    },
    {
      name: 'lead',
      type: listOf(text('letters')),
      description: 'Letters that a citation may put before the number, or leave out.',
      example: '[V]',
    },
    {
      name: 'inner',
      type: { kind: 'entries', keys: 'letters', values: text('bracket') },
      description: 'Words within a number, and the bracket that each stands for: "6 Abs. 1" is 6(1).',
      example: '{Abs: "(", lit: "("}',
    },
    { name: 'ignoreCase', type: BOOLEAN, description: 'Whether 16.B and 16.b are the same.', example: 'true' },
    {
      name: 'ignoreZeroPadding',
      type: BOOLEAN,
      description: 'Whether PR.DS-1 and PR.DS-01 are the same.',
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
      description: 'What a number means that is not listed, where it continues one that is.',
      example: 'parent',
    },
    {
      name: 'order',
      type: {
        kind: 'choice',
        choices: [
          { value: 'before', description: 'The prefix stands before the number: ACME 6' },
          { value: 'after', description: 'The prefix stands after the number: Art. 6 ACME' },
          { value: 'either', description: 'The prefix stands before or after the number' },
        ],
      },
      description: 'Where the prefix stands.',
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
