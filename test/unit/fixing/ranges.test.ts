import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import type { DiagnosticCode } from '../../../server/src/core/model/diagnostic.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { scopeOf } from '../../support/scope.ts';
import { SCOPE } from './frameworks.ts';

const fixed = (text: string, codes?: readonly DiagnosticCode[]) =>
  fixText(text, SCOPE, codes ? { codes: new Set(codes) } : {}).text;

describe('a range', () => {
  it('that would include a removed number becomes a list, without diagnostics', () => {
    const scope = scopeOf(`
      //- /x.objectives.yaml
      prefix: X
      editions:
        - {edition: "1", objectives: [3 Three, 3.1 One, {number: 3.2, title: Two, replacedBy: [{number: 3.1, relation: merged}]}, 3.3 Four]}
        - {edition: "2", objectives: [3 Three, 3.1 One, 3.3 Four]}
    `);
    const { text } = fixText('X 3.2-3.3', scope);
    expect(text).toBe('X 3.1, 3.3');
    expect(new DocumentAnalysis(linesOf(text), scope).diagnostics).toEqual([]);
  });

  it.each([
    ['ACME 5.1-5.3', 'ACME 6.1-6.3'],
    ['ACME 5.1 to 5.2 and 3.5', 'ACME 6.1 to 6.2 and 3.5'],
    ['ACME 5.1–5.2, 3.4', 'ACME 6.1–6.2, 3.3'],
    ['ACME [5.1](a)–[5.3](b)', 'ACME [6.1](a)–[6.3](b)'],
    ['ACME 5.1 through\n5.3.', 'ACME 6.1 through\n6.3.'],
    ['BETA 22(5)-(7)', 'BETA 24(5)-(7)'],
    ['BETA 22(5)-22(7)', 'BETA 24(5)-24(7)'],
    ['Art. 22 Abs. 5 bis 7 BETA', 'Art. 24 Abs. 5 bis 7 BETA'],
  ])('whose interior is replaced by one range is rewritten: %j', (before, after) => expect(fixed(before)).toBe(after));

  it.each([
    ['BETA 22(1)-(2)', 'BETA 24(1)'],
    ['BETA 22(1) to 22(2), 6', 'BETA 24(1), 6'],
    ['BETA [22(1)](a)–[22(2)](b)', 'BETA [24(1)](a)'],
  ])('whose interior is replaced by one objective becomes that: %j', (before, after) =>
    expect(fixed(before)).toBe(after),
  );

  it.each([
    // 5.4 was replaced by 4.4, and 5.5 by 6.3.
    ['ACME 5.1-5.4', 'ACME 6.1, 6.2, 6.3, 4.4'],
    ['ACME 5.3-5.5 and 3.5', 'ACME 6.3, 4.4 and 3.5'],
    ['ACME:2020 5.1-5.4', 'ACME:2020 5.1-5.4'],
  ])('whose interior is not replaced by a range becomes a list: %j', (before, after) =>
    expect(fixed(before)).toBe(after),
  );

  it.each([
    ['ACME 3.4-3.6', 'The range includes 3.6. ACME 3.6 was split. Choose the one you mean.'],
    ['ACME 3.4-3.8', 'The range includes 3.6. ACME 3.6 was split. Choose the one you mean.'],
    // Neither edition has both ends.
    ['ACME 4.2-4.9', 'The range has an unknown end.'],
  ])('otherwise needs manual review: %s', (text, reason) => {
    const found = fixText(text, SCOPE, { codes: new Set(['replaced-objective', 'unknown-objective']) });
    expect(found.text).toBe(text);
    expect(found.unresolved.map(({ message }) => message)).toContain(
      found.unresolved[0]?.diagnostic.code === 'unknown-objective' ? '' : reason,
    );
  });

  it.each([
    ['ACME 3.3-3.1', 'ACME 3.1-3.3'],
    ['ACME 5.3 to 5.1', 'ACME 6.1 to 6.3'],
    ['BETA 24(7)-(5)', 'BETA 24(5)-(7)'],
    ['BETA 22(7)-(5)', 'BETA 24(5)-(7)'],
    ['ACME 3.5–3.5 and 3.1', 'ACME 3.5 and 3.1'],
    ['ACME 5.1-5.1', 'ACME 6.1'],
  ])('that is reversed or empty is corrected: %j', (before, after) => expect(fixed(before)).toBe(after));

  it('that is reversed stays unless its fix is enabled', () => {
    expect(fixed('ACME 5.3-5.1, 3.4', ['replaced-objective'])).toBe('ACME 5.3-5.1, 3.3');
  });

  it('that crosses from one part to another stays', () => {
    expect(fixed('ACME 3.4-5.1')).toBe('ACME 3.4-5.1');
  });
});

describe('a range with an end that its only edition lists as withdrawn', () => {
  const KEPT = scopeOf(`
    //- /kept.objectives.yaml
    prefix: KEPT
    objectives:
      - AC-2(1) Automated
      - AC-2(2) Temporary
      - AC-2(3) Disabled
      - {number: AC-2(4), title: Timed, withdrawn: true, replacedBy: [AC-2(1)]}
      - {number: AC-2(5), title: Dropped, withdrawn: true}
      - AC-2(6) Audited
  `);
  it.each([
    ['KEPT AC-2(1)-(4)', 'KEPT AC-2(1)-(3)'],
    ['KEPT AC-2(4), AC-2(1)-AC-2(4)', 'KEPT AC-2(1), AC-2(1)-AC-2(3)'],
    ['KEPT AC-2(1)-(5)', 'KEPT AC-2(1)-(5)'],
    ['KEPT AC-2(4)-(6)', 'KEPT AC-2(4)-(6)'],
  ])('becomes what replaces all that it includes: %s', (before, after) =>
    expect(fixText(before, KEPT, {}).text).toBe(after),
  );
});
