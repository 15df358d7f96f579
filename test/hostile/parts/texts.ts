import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { scopeOf } from '../../support/scope.ts';
import type { Part } from '../part.ts';
import { growthOf } from '../support/growth.ts';

/** Texts that repeat one or two elements of the notation, on one line or on many: reading them is linear. */
export const texts: Part = {
  name: 'texts',
  says: 'texts of one element of the notation',
  rounds: 6,
  async round(random, figures) {
    const unit = Array.from({ length: 1 + random.below(3) }, () => random.pick(ELEMENTS)).join(
      random.pick(['', ' ', ', ']),
    );
    const before = random.pick(['', 'ACME ', '---\nframework: ACME\n---\n', '| ACME | Title |\n| --- | --- |\n', '# ']);
    const end = random.pick(['', '', ' ', '\n', '\r\n']);
    const { milliseconds, growth } = growthOf(LARGEST, (size) => {
      const text = before + (unit + end).repeat(Math.ceil(size / (unit.length + end.length)));
      return () => void new DocumentAnalysis(linesOf(text), SCOPE).diagnostics;
    });
    const name = JSON.stringify(before + unit + end);
    figures.add('texts of repeated elements');
    if (growth > 0) figures.add('highest growth of a text, doubled', growth);
    if (growth > MOST_GROWTH)
      throw new Error(`${name} grows ${growth.toFixed(1)} times where it is doubled, in ${milliseconds} ms`);
  },
};

const LARGEST = 200_000;
const MOST_GROWTH = 3.2;

const SCOPE = scopeOf(`//- /acme.objectives.yaml
prefix: ACME
aliases: [Acme Plan]
misspellings: [ACNE]
levels: [goal, target]
numbering: {words: [target, Art, lit], lead: [V], inner: {Abs: "(", lit: "("}, order: either, ignoreCase: true}
editions:
  - edition: "2020"
    aliases: [v1]
    objectives: [1 Grow, 1.1 Grow apples, {number: 1.2, title: Grow pears, replacedBy: [2.1]}, 6(1)(a) Letters, A.9.2.1 Deep]
  - edition: "2024"
    objectives: [1 Grow, 1.1 Grow plums, 2 Harvest, 2.1 Harvest pears, 6(1)(a) Letters, A.9.2.1 Deep]
`);

/** Each part of a citation, of what may be around it, and of what only looks like it. */
const ELEMENTS = [
  ...[
    'ACME',
    'ACME 1.1',
    'acme 1.1',
    'Acme Plan 2',
    'ACNE 1.1',
    'ACME:2020 1.2',
    'ACME (2020) 1.1',
    'ACME v1',
    'ACME:',
    'ACME-',
  ],
  ...[
    '1',
    '1.1',
    '9.9',
    '1.',
    '.1',
    '6(1)(a)',
    '6 Abs. 1 lit. a',
    'A.9.2.1',
    '(',
    ')',
    '(a)',
    '(1',
    'V1',
    '1.1.1.1.1.1',
    '1(1(1(',
  ],
  ...[
    ', 1.1',
    ' and 2.1',
    ' or (a)',
    ' / 1',
    '; 2',
    '–1.2',
    ' to 2.1',
    '..1',
    ' – ',
    ' — ',
    '-',
    '1–',
    ' (some remark) and 1',
  ],
  ...['target', 'targets ', 'Art. 6 ACME', 'Art. ', '§ ', '# ', 'of the ', 'Art. 6, ', 'Objective 2.1'],
  ...['**', '_', '`', '```\n', '[', '](', '<', '</td><td>', '|', '\t', '\u00a0', '&nbsp;', '~', '"', '“'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n> ',
    '\n// ',
    '\n* ',
    '\n\n',
    '\n- ',
    '\n    ',
    '\n---\n',
    '\n# ACME 1.1\n',
    '\nframework: ACME\n',
  ],
  ...['https://', 'https://a.b/ACME/', 'a/b/', '/', '://', 'www.', 'a@b.', '\\', '{', '}', '$', '%', 'million', '1 %'],
  ...[
    'objrefs-ignore-line ',
    '<!-- objrefs-ignore-start -->\n',
    '<!-- objrefs-ignore-end -->\n',
    '# objrefs-ignore-next-line a, b -- c\n',
  ],
  ...[
    'Grow apples',
    ' Grow',
    'ACME 1.1 Grow pears',
    'ACME 1.1 (Grow apples)',
    '1.1 Harvest pears, ',
    'Grow plums: ACME 1.1',
    '…',
  ],
  ...['ä', 'é', '中', '😀', '\u202e', '\ufeff', '\ud800', '\u0301', ' ', '   '],
];
