import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a citation begins', () => {
  it('after spaces, quotes and brackets', () => {
    checkReferences(
      `
      We follow INTERPOL-SP 3.4, "INTERPOL-SP 3.4" and (INTERPOL-SP 3.4).
                ^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^^ current: 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('after emphasis, including underscores', () => {
    checkReferences(
      `
      *SDG 13*, **SDG 13**, _SDG 13_, __SDG 13__, ***SDG 13***, ~~SDG 13~~, \`SDG 13\`
       ^^^^^^     ^^^^^^     ^^^^^^     ^^^^^^       ^^^^^^       ^^^^^^     ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('after signs and dashes', () => {
    checkReferences(
      `
      see:SDG 13, see—SDG 13, see–SDG 13, =SDG 13, |SDG 13|, …SDG 13, #SDG 13, •SDG 13
          ^^^^^^      ^^^^^^      ^^^^^^   ^^^^^^   ^^^^^^    ^^^^^^   ^^^^^^   ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('after letters of scripts that are written without spaces', () => {
    checkReferences(
      `
      見INTERPOL-SP 3.4を参照。我们遵循SDG 13。ดูSDG 13ด้วย
       ^^^^^^^^^^^^^^^ current: 3.4
                              ^^^^^^   ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('after an escape in a string of code', () => {
    checkReferences(
      `
      "a\\nSDG 13\\tSDG 13\\rSDG 13"
          ^^^^^^  ^^^^^^  ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('after the slash of a list of whole citations', () => {
    checkReferences(
      `
      SDG 3/SDG 4/SDG 5
      ^^^^^ current: 3
            ^^^^^ current: 4
                  ^^^^^ current: 5
    `,
      FRAMEWORKS,
    );
  });

  it('after comment markers', () => {
    checkReferences(
      `
      //SDG 13
        ^^^^^^ current: 13
      /*SDG 13*/
        ^^^^^^ current: 13
      <!--SDG 13-->
          ^^^^^^ current: 13
      #SDG 13
       ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });

  it('after the end of an address', () => {
    checkReferences(
      `
      (https://example.org) SDG 13, <https://example.org/>SDG 13, https://example.org[SDG 13], \\href{https://example.org}{SDG 13}
                            ^^^^^^                        ^^^^^^                      ^^^^^^                              ^^^^^^ current: 13
    `,
      FRAMEWORKS,
    );
  });
});

describe('a citation does not begin', () => {
  it.each(['XINTERPOL-SP 3.4', 'éSDG 13', 'нSDG 13', '3SDG 13', 'x_SDG 13', 'my_SDG 13_'])(
    'directly after a letter, a digit or an underscore: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each(['pre-INTERPOL-SP 3.4', 'UN-SDG 13', 'un‑SDG 13', 'config.SDG 13', 'user@SDG 13'])(
    'joined to a word: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );

  it.each([
    'docs/INTERPOL-SP 3.4',
    './SDG-13',
    '../SDG-13',
    '~/SDG-13',
    'C:\\docs\\SDG-13',
    'C:\\SDG-13',
    'src/{lang}/SDG-13',
    'a//SDG-13',
  ])('inside a path: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each([
    'https://example.org/INTERPOL-SP 3.4',
    'https://example.org/?q=SDG-13&r=SDG-4',
    'www.example.org/#SDG-13',
    'file:///SDG-13',
    'https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/SDG-13',
    '[goals](#SDG-13)',
  ])('inside an address: %s', (text) => checkReferences(text, FRAMEWORKS));

  it.each(['INTERPOL-SPX 3.4', 'SDGX 13', 'SDG_13', 'sdg_13_4', 'WCAGA 1.1.1'])(
    'with a longer identifier: %s',
    (text) => checkReferences(text, FRAMEWORKS),
  );
});
