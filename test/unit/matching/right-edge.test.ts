import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a number ends', () => {
  it('before spaces, the end of a line, quotes and brackets', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4
      ^^^^^^^^^^^^^^^ current: 3.4
      "INTERPOL-SP 3.4" (INTERPOL-SP 3.4) [INTERPOL-SP 3.4] {INTERPOL-SP 3.4} »INTERPOL-SP 3.4«
       ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before a hyphen or a slash followed by a word', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4-based, INTERPOL-SP 3.4/training, INTERPOL-SP 3.4–compliant, NIST CSF PR.AC-1-based, NIST CSF PR.AC-based
      ^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^           ^^^^^^^^^^^^^^^ current: 3.4
                                                                                  ^^^^^^^^^^^^^^^^ replaced: PR.AC-1
                                                                                                          ^^^^^^^^^^^^^^ withdrawn: PR.AC
    `,
      FRAMEWORKS,
    );
  });

  it('before a dot followed by a letter that has no case', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4.目標
      ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before a dot followed by a capital', () => {
    checkReferences(
      `
      We follow INTERPOL-SP 3.4.Then we rest.
                ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before the possessive', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4's aim, INTERPOL-SP 3.4’s aim
      ^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before emphasis, footnotes and other marks', () => {
    checkReferences(
      `
      **INTERPOL-SP 3.4**, _INTERPOL-SP 3.4_, INTERPOL-SP 3.4[^1], INTERPOL-SP 3.4¹, INTERPOL-SP 3.4*, INTERPOL-SP 3.4†, INTERPOL-SP 3.4®
        ^^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^      ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('before letters of scripts that are written without spaces', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4を, SDG 13는, SDG 13和
      ^^^^^^^^^^^^^^^ current: 3.4
                        ^^^^^^   ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('before a wide or a narrow space, a tab, an entity', () => {
    checkReferences(
      `
      INTERPOL-SP 3.4\u00a0x, INTERPOL-SP 3.4\u200bx, INTERPOL-SP 3.4	x, INTERPOL-SP 3.4&nbsp;x, INTERPOL-SP 3.4<br>x
      ^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^	   ^^^^^^^^^^^^^^^         ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });
});

describe('not a number if continued', () => {
  it.each([
    'INTERPOL-SP 3.4a',
    'INTERPOL-SP 3.4é',
    'INTERPOL-SP 3.4rd',
    'SDG 3D',
    'SDG 3rd',
    'SDG 3_4',
    'INTERPOL-SP 3.4_x',
  ])('with a letter, a digit or an underscore: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['INTERPOL-SP 3.4%', 'SDG 13%', 'SDG 13‰', 'SDG 1.5°C'])('with a percent or degree sign: %s', (text) =>
    checkReferences(text, FRAMEWORKS),
  );

  it.each(['INTERPOL-SP 3.4.md', 'SDG 13.pdf', 'INTERPOL-SP 3.4.000', 'SDG 3.4.é'])(
    'with a dot and a digit or a small letter: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'INTERPOL-SP 3.4-5',
    'INTERPOL-SP 3.4/2',
    'INTERPOL-SP 3.4:5',
    'INTERPOL-SP 3.4,5',
    'INTERPOL-SP 3.4–1',
    'SDG 10:30',
    'SDG 12/05/2024',
    'SDG 2024-05-01',
  ])('with a sign and a digit that do not continue a list or range: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['SDG 1,234', 'SDG 1,234,567', 'SDG 10,000', 'SDG 17,000 projects'])(
    'with a group of thousands: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );
});
