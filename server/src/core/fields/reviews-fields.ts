import { FORMAT, field, fieldsOf, type Mapping, text } from './field.ts';

const REVIEWS: Mapping = {
  title: 'Wording of the objectives when the documents that cite them were last reviewed',
  page: 'reviewing.md#the-record',
  needs: [],
  fields: [
    FORMAT,
    field(
      'reviews',
      { kind: 'list', items: fieldsOf('review'), orNothing: true },
      'Reviews, one per line, in any order.',
      '[{document: plan.md, framework: INTERPOL-SP, number: "3.4", fingerprint: "1:d41d8cd98f00b204"}]',
    ),
  ],
};

const REVIEW: Mapping = {
  title: 'One document, reviewed against the wording of one objective',
  page: 'reviewing.md#the-record',
  needs: [['document'], ['framework'], ['number'], ['fingerprint']],
  fields: [
    field(
      'document',
      text(),
      'Path of the document that cites the objective, relative to the root, separated by "/".',
      'plans/2025.md',
    ),
    field('framework', text(), 'Prefix of the framework of the objective.', 'INTERPOL-SP'),
    field('edition', text(), 'Edition named by the citations, if any.', '2014-2016'),
    field('number', text(), 'Number of the objective as in its catalog.', '3.4'),
    field(
      'fingerprint',
      text(),
      'Hash of the wording of the objective, written by objrefs review.',
      '"1:d41d8cd98f00b204"',
    ),
    field(
      'kept',
      text(),
      'Edition that the citations were deliberately not migrated to, written by objrefs migrate.',
      '2022-2025',
    ),
    field('title', text(), 'Title of the objective at the time, for comparison.', 'Provide training'),
    field('text', text(), 'Text of the objective at the time.', 'Provide training to all member countries.'),
  ],
};

export const REVIEWS_MAPPINGS = { reviews: REVIEWS, review: REVIEW };
