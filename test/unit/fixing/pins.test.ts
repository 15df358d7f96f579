import { describe, expect, it } from 'vitest';
import type { PinPolicy } from '../../../server/src/core/fixing/plan.ts';
import type { DiagnosticCode } from '../../../server/src/core/model/diagnostic.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { scopeOf } from '../../support/scope.ts';
import { SCOPE } from './frameworks.ts';

const fixed = (text: string, pins?: PinPolicy, ...codes: DiagnosticCode[]) =>
  fixText(text, SCOPE, { ...(pins && { pins }), ...(codes.length > 0 && { codes: new Set(codes) }) }).text;

describe('a citation of an older edition', () => {
  it.each(['ACME:2020 3.4', 'ACME 2020 3.4, 3.5', 'Art. 22(1) BETA v1'])('is unchanged: %s', (text) =>
    expect(fixed(text)).toBe(text),
  );

  it.each([
    ['ACME:2020 3.4', 'ACME:2024 3.3'],
    ['ACME 2020 3.4', 'ACME 2024 3.3'],
    ['ACME (2020) 3.4', 'ACME (2024) 3.3'],
    ['ACME:2020 3.3, 3.4 and 3.5', 'ACME:2024 3.2, 3.3 and 3.5'],
    ['ACME:2020 3.1, 3.2 and 3.5', 'ACME:2024 3.1 and 3.5'],
    ['ACME:2020 5.1-5.3', 'ACME:2024 6.1-6.3'],
    // There are no records for 3 and 3.5: they have the same number with the same words.
    ['ACME:2020 3.5', 'ACME:2024 3.5'],
    ['BETA v1 22(1)', 'BETA v2 24(1)'],
    ['BETA:v1 22(1)', 'BETA:v2 24(1)'],
    ['Art. 22(1) BETA (v1)', 'Art. 24(1) BETA (v2)'],
    ['NIST CSF v1.1 PR.AC-1', 'NIST CSF v2.0 PR.AA-01'],
    ['NIST CSF version 1.1 PR.AC-1', 'NIST CSF version 2.0 PR.AA-01'],
  ])('moves to the current one on request: %j', (before, after) =>
    expect(fixed(before, 'keep', 'superseded-edition')).toBe(after),
  );

  it.each([
    ['ACME:2020 3.4', 'ACME 3.3'],
    ['ACME (2020) 3.4', 'ACME 3.3'],
    ['Art. 22(1) BETA (v1)', 'Art. 24(1) BETA'],
    ['NIST CSF version 1.1 PR.AC-1', 'NIST CSF PR.AA-01'],
  ])('moves, and no longer names an edition: %j', (before, after) =>
    expect(fixed(before, 'lift', 'superseded-edition')).toBe(after),
  );

  it('keeps its number if no replacement is recorded, reworded or not, and its edition if the number has another meaning', () => {
    const codes = new Set(['superseded-edition'] as const);
    const old = scopeOf(`
      //- /acme.objectives.yaml
      prefix: ACME
      numbering: {ignoreZeroPadding: true}
      editions:
        - {edition: "1", objectives: [A-1 Grow, A-2 Sell apples, A-3 Fly]}
        - {edition: "2", objectives: [A-01 Grow, A-02 Sell more apples, A-03 Count the stars]}
    `);
    const found = fixText('ACME:1 A-1; ACME:1 A-2; ACME:1 A-3', old, { codes });
    expect(found.text).toBe('ACME:2 A-01; ACME:2 A-02; ACME:1 A-3');
    expect(found.unresolved.map(({ message }) => message)).toEqual([
      'The number ACME A-3 appears to stand for something else now (different wording). Record what replaced it in the catalog, or choose.',
    ]);
  });

  it('moves as a whole or not at all', () => {
    const found = fixText('ACME:2020 3.4 and 3.6', SCOPE, { codes: new Set(['superseded-edition']) });
    expect(found.text).toBe('ACME:2020 3.4 and 3.6');
    expect(found.unresolved).toHaveLength(2);
    const reason = 'The edition applies to the whole list, but 3.6 cannot move to it. ACME 3.6 was split.';
    for (const { message } of found.unresolved) expect(message).toContain(reason);
  });
});

describe('an edition', () => {
  it.each([
    ['ACME 3.5', 'ACME:2024 3.5'],
    ['ACME: 3.5', 'ACME:2024: 3.5'],
    ['ACME 3.4, 3.5', 'ACME:2024 3.3, 3.5'],
    ['ACME target 3.5', 'ACME:2024 target 3.5'],
    ['Art. 24(1) BETA', 'Art. 24(1) BETA:v2'],
    ['acme-3.5', 'acme:2024 3.5'],
    ['ACME 5.1-5.2', 'ACME:2024 6.1-6.2'],
  ])('is added on request: %j', (before, after) => expect(fixed(before, 'add')).toBe(after));

  it.each(['ACME 3.6', 'ACME 9.9', 'ACME 3.5, 9.9', 'ACME:2020 3.5', 'ACME:2024 3.5'])(
    'is not added if it would be wrong, or is there already: %j',
    (text) => expect(fixed(text, 'add')).toBe(text),
  );

  it.each([
    ['ACME:2024 3.5', 'ACME 3.5'],
    ['ACME 2024 3.5 and 3.1', 'ACME 3.5 and 3.1'],
    ['ACME [2024] 3.5', 'ACME 3.5'],
    ['Art. 24(1) BETA:v2', 'Art. 24(1) BETA'],
  ])('is removed on request: %j', (before, after) => expect(fixed(before, 'lift')).toBe(after));

  it.each(['ACME:2020 3.5', 'ACME:2024 9.9', 'ACME:1999 3.5', 'ACME 3.5'])(
    'stays if the citation would change its meaning: %j',
    (text) => expect(fixed(text, 'lift')).toBe(text),
  );
});

describe('if the configured default edition is an older one', () => {
  const OLD = scopeOf(`
    //- /objrefs.yaml
    frameworks: {ACME: {edition: "2020"}}
    //- /acme.objectives.yaml
    prefix: ACME
    editions:
      - edition: "2020"
        objectives: [{number: 1.1, title: Gone, withdrawn: true, replacedBy: [{edition: "2024", number: 2.1}]}, {number: 1.2, title: Gone too, withdrawn: true, replacedBy: [1.3]}, 1.3 There]
      - edition: "2024"
        objectives: [2.1 New, 1.3 There]
  `);

  it('a replacement in another edition is not written', () => {
    const found = fixText('ACME 1.1, ACME 1.2', OLD);
    expect(found.text).toBe('ACME 1.1, ACME 1.3');
    expect(found.unresolved.map(({ message }) => message)).toEqual([
      'The replacement is in ACME 2024, but the citation is bound to ACME 2020.',
    ]);
  });
});

describe('a spelling', () => {
  it.each([
    ['acme 3.5', 'ACME 3.5'],
    ['ACNE 3.5', 'ACME 3.5'],
    ['ACME-3.5', 'ACME 3.5'],
    ['ACME3.5', 'ACME 3.5'],
    ['acme:2024 3.5', 'ACME:2024 3.5'],
    ['ACNE 3.4', 'ACME 3.4'],
    ['acme plan 3.5', 'ACME 3.5'],
  ])('becomes canonical on request: %j', (before, after) => {
    expect(fixed(before)).toBe(before === 'ACNE 3.4' ? 'ACNE 3.3' : before);
    expect(fixed(before, 'keep', 'noncanonical-reference')).toBe(after);
  });

  it('changes together with the number', () => {
    expect(fixed('acme-3.4, 3.5', 'keep', 'noncanonical-reference', 'replaced-objective')).toBe('ACME 3.3, 3.5');
  });
});

describe('unused ignore comments', () => {
  it('are removed on request, with their separators', () => {
    const text =
      'ACME 3.5 <!-- objrefs-ignore-line -->\n// objrefs-ignore-line objrefs-ignore-next-line\n# objrefs-ignore-file\n# objrefs-ignore-start\n# objrefs-ignore-end';
    expect(fixed(text)).toBe(text);
    expect(fixed(text, 'keep', 'unused-suppression')).toBe('ACME 3.5\n//\n');
  });

  it('stay if they separate citations', () => {
    const text = 'ACME 3.5 <!-- objrefs-ignore-line -->, 3.1';
    expect(fixed(text, 'keep', 'unused-suppression')).toBe(text);
  });

  it('are removed along with citations in their reasons', () => {
    expect(fixed('x // objrefs-ignore-line -- see ACME 3.4', 'add', 'unused-suppression')).toBe('x');
  });
});

describe('an edition that would be read with other numbers', () => {
  it.each([
    ['BETA 22(1), 6, 24(1), BETA 22(1).', 'BETA:v2 24(1), 6, 24(1), BETA:v2 24(1).'],
    ['Art. Abs. 5, 22(1) BETA Art. 22(1) BETA.', 'Art. Abs. 5, 22(1) BETA:v2 Art. 24(1) BETA.'],
    ['Art. 6 BETA 22(1).', 'Art. 6 BETA:v2 24(1).'],
    // With an edition, BETA would belong to the 24(1) before it.
    ['6, BETA 6 Abs. 5, 22(1) BETA 6.', '6, BETA 6 Abs. 5, 22(1) BETA 6.'],
  ])('is not added: %s', (before, after) => expect(fixed(before, 'add')).toBe(after));
});

describe('a number that had another meaning when it was written', () => {
  const scope = scopeOf(`
    //- /p.objectives.yaml
    prefix: P
    editions:
      - {edition: "2020", published: 2020-01-01, objectives: [{number: 3.1, title: Old, replacedBy: [4.1]}, 3.2 Same]}
      - {edition: "2024", published: 2024-01-01, objectives: [3.1 New, 3.2 Same, 4.1 Old]}
  `);

  it('does not get an edition', () => {
    const text = '---\ndate: 2021-05-01\n---\nP 3.1 and P 3.2.\n';
    expect(fixText(text, scope, { pins: 'add' }).text).toBe('---\ndate: 2021-05-01\n---\nP 3.1 and P:2024 3.2.\n');
  });
});
