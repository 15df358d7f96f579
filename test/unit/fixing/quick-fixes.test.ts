import { describe, expect, it } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkFix } from '../../support/check-diagnostics.ts';
import { scopeOf } from '../../support/scope.ts';
import { SCOPE } from './frameworks.ts';

const fix = (before: string, which: string, after: string) => checkFix(before, which, after, SCOPE);

describe('the fix of one member', () => {
  it.each([
    ['ACME $03.4', 'Replace with 3.3 Plums', 'ACME 3.3'],
    ['ACME 3.5, $03.4 and 3.1', 'Replace with 3.3 Plums', 'ACME 3.5, 3.3 and 3.1'],
    ['ACME 4.2, 3$0.6 and 4.1', 'Replace with 4.1 Figs by hand', 'ACME 4.2 and 4.1'],
    ['ACME 4.2, 3$0.6 and 4.1', 'Replace with 4.2 Figs by machine', 'ACME 4.2 and 4.1'],
    ['ACME 3.5 and 3.$09', 'Replace with 4 Harvest', 'ACME 3.5 and goal 4'],
    ['BETA 22$0(4) and (3)', 'Replace with 25 Four', 'BETA 25 and 22(3)'],
    ['Art. 22 Abs. 1$0 BETA', 'Replace with 24(1) One', 'Art. 24 Abs. 1 BETA'],
    ['Art. 22(1$0) of the BETA Code', 'Replace with 24(1) One', 'Art. 24(1) of the BETA Code'],
  ])('leaves a well-formed list: %j, %s', fix);

  it('is not offered where the list has the number, perhaps with an earlier meaning', () => {
    const { diagnostics } = new DocumentAnalysis(linesOf('ACME 3.3, 3.4 and 3.5'), SCOPE);
    const replaced = diagnostics.find(({ code }) => code === 'replaced-objective');
    expect(replaced?.fixes.map(({ title }) => title)).not.toContain('Replace with 3.3 Plums');
  });

  it.each([
    ['ACME 5.$01-5.3', 'Replace the range with 6.1 to 6.3', 'ACME 6.1-6.3'],
    ['ACME 5.1-5.3$0', 'Replace the range with 6.1 to 6.3', 'ACME 6.1-6.3'],
    ['BETA 22(1$0)-(2)', 'Replace the range with 24(1) One', 'BETA 24(1)'],
  ])('includes the rest of its range: %j', fix);

  it.each([
    ['ACME:2020 3.$04', 'Replace with 3.3 Plums', 'ACME:2024 3.3'],
    ['ACME:2020 3.4, $03.5', 'Change the edition to 2024', 'ACME:2024 3.3, 3.5'],
    ['ACME:2020 $03.4, 3.5', 'Replace with 3.3 Plums', 'ACME:2024 3.3, 3.5'],
    ['ACME:2020 $03.6', 'Replace with 4.2 Figs by machine', 'ACME:2024 4.2'],
    ['BETA (v1) 22$0(1)', 'Replace with 24(1) One', 'BETA (v2) 24(1)'],
  ])('includes everything with the same edition: %j', fix);
});

describe('the fix of a spelling or a range', () => {
  it.each([
    ['ac$0me-3.5', 'Change to ACME 3.5', 'ACME 3.5'],
    ['ACME 3.3-3.1$0', 'Change to 3.1 to 3.3', 'ACME 3.1-3.3'],
    ['ACME 3.5-3.5$0', 'Change to 3.5 Cherries', 'ACME 3.5'],
  ])('%j: %s', fix);
});

describe('a fix whose result would be read differently', () => {
  const fixesOf = (text: string, scope: Scope, uri?: string) =>
    new DocumentAnalysis(linesOf(text), scope, uri).diagnostics.map(({ code, fixes }) => [code, fixes.length]);

  it('is not offered', () => {
    const scope = scopeOf(`
      //- /p.objectives.yaml
      prefix: P
      numbering: {words: []}
      editions:
        - {edition: "1", objectives: [1.1 One, {number: 1.2, title: Two, replacedBy: ["4"]}]}
        - {edition: "2", objectives: [1.1 One, 4 Two]}
    `);
    // After 1.1 a bare 4 is not a number of the list, and the framework has no word to put before it.
    expect(fixesOf('P 1.1 and 1.2', scope)).toEqual([['replaced-objective', 0]]);
    checkFix('P 1.2', 'Replace with 4 Two', 'P 4', scope);
  });

  it('is not offered where a citation beside it would be', () => {
    const text = 'BETA 22(1), Art. 6(1), 22(4), 22(1) BETA';
    // With 25 in place of 22(4) that list could begin with a word, and the first citation would take its 6(1).
    expect(fixesOf(text, SCOPE).map(([, count]) => count)).toEqual([1, 0, 1]);
    expect(fixesOf(text.replace('BETA 22(1), ', ''), SCOPE).map(([, count]) => count)).toEqual([1, 1]);
  });

  it('but one is offered if the next cell is not part of the list', () => {
    expect(fixesOf('id,cites\n1,ACME 3.4,3.6', SCOPE, 'file:///a.csv')).toEqual([['replaced-objective', 1]]);
  });
});
