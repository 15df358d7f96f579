import { type FieldDescription, FORMAT, fieldsOf, type Mapping, text } from './field.ts';

const REVIEWS: Mapping = {
  title: 'Wording of the objectives when the documents that cite them were last reviewed',
  page: 'reviewing.md#the-record',
  needs: [],
  fields: [
    FORMAT,
    {
      name: 'reviews',
      type: { kind: 'list', items: fieldsOf('review'), orNothing: true },
      description: 'Reviews, one per line, in any order.',
      example: '[{document: plan.md, framework: INTERPOL-SP, number: "3.4", fingerprint: "1:d41d8cd98f00b204"}]',
    },
  ],
};

const FIELDS: readonly FieldDescription[] = [
  {
    name: 'document',
    type: text(),
    description: 'Path of the document that cites the objective, relative to the root, separated by "/".',
    example: 'plans/2025.md',
  },
  {
    name: 'framework',
    type: text(),
    description: 'Prefix of the framework of the objective.',
    example: 'INTERPOL-SP',
  },
  {
    name: 'edition',
    type: text(),
    description: 'Edition named by the citations, if any.',
    example: '2014-2016',
  },
  {
    name: 'number',
    type: text(),
    description: 'Number of the objective as in its catalog.',
    example: '3.4',
  },
  {
    name: 'fingerprint',
    type: text(),
    description: 'Hash of the wording of the objective, written by objrefs review.',
    example: '"1:d41d8cd98f00b204"',
  },
  {
    name: 'title',
    type: text(),
    description: 'Title of the objective at the time, for comparison.',
    example: 'Provide training',
  },
  {
    name: 'text',
    type: text(),
    description: 'Text of the objective at the time.',
    example: 'Provide training to all member countries.',
  },
];

const REVIEW: Mapping = {
  title: 'One document, reviewed against the wording of one objective',
  page: 'reviewing.md#the-record',
  needs: [['document'], ['framework'], ['number'], ['fingerprint']],
  fields: FIELDS,
};

export const REVIEWS_MAPPINGS = { reviews: REVIEWS, review: REVIEW };
