import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameworkDraft, ObjectiveDraft } from '../../../../server/src/catalog/imports/framework-draft.ts';
import { writeCatalog } from '../../../../server/src/catalog/imports/write-catalog.ts';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { rangeInLine } from '../../../../server/src/core/model/text.ts';

const RANGE = rangeInLine(0, 0, 0);

const read = (draft: FrameworkDraft) => readCatalog('file:///x.objectives.yaml', writeCatalog(draft).text);

test('an objective with only a number and a title is on one line, others have fields', () => {
  const draft: FrameworkDraft = {
    prefix: 'ACME',
    aliases: ['Acme, Plan'],
    title: 'Plan: the works',
    levels: ['goal', 'target'],
    editions: [
      {
        edition: '1.0',
        published: '2020',
        objectives: [
          {
            number: '1',
            title: 'Grow',
            range: RANGE,
            objectives: [
              { number: '1.1', title: 'Grow apples, pears', range: RANGE },
              { number: '1.2', title: 'yes', text: 'true', comment: ['Look at this'], range: RANGE },
              {
                number: '1.3',
                title: 'On plums',
                withdrawn: 'Too many',
                replacedBy: [{ number: '1.1' }],
                range: RANGE,
              },
              {
                number: '1.4',
                text: 'Two\nlines',
                replacedBy: [{ edition: '2', number: '3', relation: 'split' }],
                range: RANGE,
              },
            ],
          },
        ],
      },
    ],
  };
  expect(writeCatalog(draft).text).toBe(`format: 1
prefix: ACME
aliases: ["Acme, Plan"]
title: "Plan: the works"
levels: [goal, target]
editions:
  - edition: 1.0
    published: 2020
    objectives:
      - number: 1
        title: Grow
        objectives:
          - 1.1 Grow apples, pears
          # Look at this
          - number: 1.2
            title: "yes"
            text: "true"
          - number: 1.3
            title: On plums
            withdrawn: Too many
            replacedBy: [1.1]
          - number: 1.4
            text: "Two\\nlines"
            replacedBy: [{edition: 2, number: 3, relation: split}]
`);
});

test('a framework without editions has its objectives at the top level', () => {
  const objectives = [{ number: '3.4', title: 'Train', range: RANGE }];
  expect(writeCatalog({ prefix: 'P', editions: [{ objectives }] }).text).toBe(
    'format: 1\nprefix: P\nobjectives:\n  - 3.4 Train\n',
  );
});

describe('written catalogs are read back the same', () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
  const hostile = fc.constantFrom(
    ...['- x', ': y', '#z', '"', "'", '{a: b}', '[1]', '&a *b', '!tag', '|', '>', '%', '@', 'a: b #c', '---', '...'],
  );
  const prose = fc
    .array(fc.oneof(word, hostile), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts
        .join(' ')
        .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');

  test('titles, texts, notes and groups of any characters', () => {
    fc.assert(
      fc.property(
        fc.record({ title: prose, text: prose, note: prose, group: prose }),
        fc.boolean(),
        (fields, isShort) => {
          const objective: ObjectiveDraft = {
            number: '1.1',
            ...(isShort ? { title: fields.title } : fields),
            range: RANGE,
          };
          const { catalog, problems } = read({ prefix: 'ACME', editions: [{ edition: '1', objectives: [objective] }] });
          expect(problems).toEqual([]);
          const { range: _range, ...meant } = objective;
          expect(catalog?.editions[0]?.objectives[0]).toMatchObject(meant);
        },
      ),
    );
  });
});

test('words that numbers begin with are listed as series', () => {
  const objectives = ['Schedule I', 'Schedule II', 'STEER 1.1', '4'].map((number) => ({
    number,
    title: 'T',
    range: RANGE,
  }));
  const { text } = writeCatalog({ prefix: 'X', editions: [{ objectives }] });
  expect(text).toContain('  series: [Schedule, STEER]\n');
  expect(text).toContain('  - Schedule II T\n');
  expect(readCatalog('file:///x.objectives.yaml', text).problems).toEqual([]);
});
