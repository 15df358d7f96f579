import { type FieldDescription, fieldsOf, type Mapping, text } from './field.ts';
import { FORMAT } from './format-field.ts';

const REVIEWS: Mapping = {
  title: 'What the objectives said when the documents that cite them were last reviewed',
  page: 'reviewing.md#the-record',
  needs: [],
  fields: [
    FORMAT,
    {
      name: 'reviews',
      type: { kind: 'list', items: fieldsOf('review'), orNothing: true },
      description: 'The reviews, one a line. Each means the same wherever it stands.',
      example: '[{document: plan.md, framework: INTERPOL-SP, number: "3.4", fingerprint: "1:d41d8cd98f00b204"}]',
    },
  ],
};

const FIELDS: readonly FieldDescription[] = [
  {
    name: 'document',
    type: text(),
    description: 'Path of the document that cites the objective, from the root of the record, with "/".',
    example: 'plans/2025.md',
  },
  {
    name: 'framework',
    type: text(),
    description: 'Prefix of the framework that the objective is of.',
    example: 'INTERPOL-SP',
  },
  {
    name: 'edition',
    type: text(),
    description: 'The edition that the citations name, where they name one.',
    example: '2014-2016',
  },
  {
    name: 'number',
    type: text(),
    description: 'The number of the objective, as its catalog writes it.',
    example: '3.4',
  },
  {
    name: 'fingerprint',
    type: text(),
    description: 'A short name for what the objective said. objrefs review writes it.',
    example: '"1:d41d8cd98f00b204"',
  },
  {
    name: 'title',
    type: text(),
    description: 'The title that the objective had, to be shown beside the one of today.',
    example: 'Provide training',
  },
  {
    name: 'text',
    type: text(),
    description: 'The wording that the objective had.',
    example: 'Provide training to all member countries.',
  },
];

const REVIEW: Mapping = {
  title: 'One document, reviewed against what one objective said',
  page: 'reviewing.md#the-record',
  needs: [['document'], ['framework'], ['number'], ['fingerprint']],
  fields: FIELDS,
};

export const REVIEWS_MAPPINGS = { reviews: REVIEWS, review: REVIEW };
