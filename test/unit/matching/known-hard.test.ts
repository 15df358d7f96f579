import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

/** Decisions that could have been made differently, each with its reason. */
describe('documented decisions', () => {
  it('SDG 3.4, 4.5 million: a number followed by a unit is an amount', () => {
    checkReferences(
      `
      SDG 3.4, 4.5 million people
      ^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('AC-2 (1) (3): two enhancements, since no listed number has two such groups', () => {
    checkReferences(
      `
      SP 800-53 AC-2 (1) (3)
      ^^^^^^^^^^^^^^^^^^ current: AC-2(1)
                         ^^^ current: AC-2(3)
    `,
      FRAMEWORKS,
    );
  });

  it.each(['12 of the SDG 17 goals'])('12 of the SDG 17 goals: a count of the outermost level: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it('SDGs 3 and 4: a plural is recognised, and weak', () => {
    checkReferences(
      `
      SDGs 3 and 4
      ^^^^^^ current: 3 (weak, plural)
                 ^ current: 4 (weak, plural)
    `,
      FRAMEWORKS,
    );
  });

  it('Markdown links are members, their addresses are ignored', () => {
    checkReferences(
      `
      [INTERPOL-SP 3.1](u), [3.5](u)
       ^^^^^^^^^^^^^^^ current: 3.1
                             ^^^ current: 3.5
      INTERPOL-SP [3.1](u), [3.5](u)
      ^^^^^^^^^^^^^^^^ current: 3.1
                             ^^^ current: 3.5
    `,
      FRAMEWORKS,
    );
  });

  it('bullets are items, not comment lines', () => {
    checkReferences(
      `
      * SDG
      * 3.4
    `,
      FRAMEWORKS,
    );
  });

  it.each(['PCI DSS Q4 report', 'PCI DSS Q4'])('PCI DSS Q4: a quarter, unless it is listed: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it('PCI DSS A3: not a quarter', () => {
    checkReferences(
      `
      PCI DSS A3 and A2
      ^^^^^^^^^^ current: A3
                     ^^ current: A2
    `,
      FRAMEWORKS,
    );
  });

  it.each(['WCAG 2.1, 2.2', 'WCAG 2.0, 2.1 and 2.2'])(
    'WCAG 2.1, 2.2: editions, since the catalog has editions of these names: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['SDG 1,234 projects'])('SDG 1,234: thousands, since no goal has three digits: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it('SDG 13 – 5 actions: a spaced dash that goes down is punctuation', () => {
    checkReferences(
      `
      SDG 13 – 5 actions
      ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('"INTERPOL-SP 3.4", "2.5": the end of a string ends the list', () => {
    checkReferences(
      `
      "INTERPOL-SP 3.4", "2.5"
       ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it.each(['INTERPOL-SP 3.1-5'])('INTERPOL-SP 3.1-5: not a range, and 3.1 would be shortened: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );
});
