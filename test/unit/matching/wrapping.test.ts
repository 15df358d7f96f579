import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

describe('a citation continues on the next line', () => {
  it('after its prefix, a word, a sign or a pin', () => {
    checkReferences(
      `
      We follow INTERPOL-SP
                ^^^^^^^^^^^+ current: 3.4
      3.4, INTERPOL-SP objective
      ^^^-
           ^^^^^^^^^^^^^^^^^^^^^+ current: 3.4
      3.4, INTERPOL-SP:
      ^^^-
           ^^^^^^^^^^^^+ current: 3.4
      3.4, NIST CSF 2.0
      ^^^-
           ^^^^^^^^^^^^+ current: PR.AA-01 @2.0
      PR.AA-01 and NIST CSF
      ^^^^^^^^-
                   ^^^^^^^^+ current: PR.AA-01 @2.0
      2.0 PR.AA-01.
      ^^^^^^^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('within a prefix of several words', () => {
    checkReferences(
      `
      the INTERPOL Strategic
          ^^^^^^^^^^^^^^^^^^+ current: 3.4
      Framework 3.4 and the INTERPOL
      ^^^^^^^^^^^^^-
                            ^^^^^^^^+ current: 3.4
      Strategic Framework
      3.4
      ^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('that is indented', () => {
    checkReferences(
      `
      - see INTERPOL-SP
            ^^^^^^^^^^^+ current: 3.4
        3.4
      ^^^^^-
      	INTERPOL-SP
      	^^^^^^^^^^^+ current: 3.4
      	3.4
      ^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of the same quote', () => {
    checkReferences(
      `
      > We follow INTERPOL-SP
                  ^^^^^^^^^^^+ current: 3.4
      > 3.4
      ^^^^^-
      > > and INTERPOL-SP
              ^^^^^^^^^^^+ current: 3.5
      > > 3.5
      ^^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of a quote that continues without its sign', () => {
    checkReferences(
      `
      > We follow INTERPOL-SP
                  ^^^^^^^^^^^+ current: 3.4
      3.4
      ^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of the same comment', () => {
    checkReferences(
      `
      // INTERPOL-SP
         ^^^^^^^^^^^+ current: 3.1
      // 3.1
      ^^^^^^-
      # INTERPOL-SP
        ^^^^^^^^^^^+ current: 3.2
      # 3.2
      ^^^^^-
      -- INTERPOL-SP
         ^^^^^^^^^^^+ current: 3.3
      -- 3.3
      ^^^^^^-
      ;; INTERPOL-SP
         ^^^^^^^^^^^+ current: 3.4
      ;; 3.4
      ^^^^^^-
      % INTERPOL-SP
        ^^^^^^^^^^^+ current: 3.5
      % 3.5
      ^^^^^-
      /// INTERPOL-SP
          ^^^^^^^^^^^+ current: 4.1
      /// 4.1
      ^^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of the same comment in Fortran, Basic and R', () => {
    checkReferences(
      `
      ! INTERPOL-SP 3.1,
        ^^^^^^^^^^^^^^^ current: 3.1
      ! 3.2
        ^^^ current: 3.2
      ' INTERPOL-SP
        ^^^^^^^^^^^+ current: 3.3
      ' 3.3
      ^^^^^-
      REM INTERPOL-SP
          ^^^^^^^^^^^+ current: 3.4
      REM 3.4
      ^^^^^^^-
      #' INTERPOL-SP
         ^^^^^^^^^^^+ current: 3.5
      #' 3.5
      ^^^^^^-
      #' INTERPOL-SP
      # 3.5
      ! INTERPOL-SP
      ! 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('of the same block comment', () => {
    checkReferences(
      `
      /** INTERPOL-SP
          ^^^^^^^^^^^+ current: 3.1
       * 3.1, 3.2 and
      ^^^^^^-
              ^^^ current: 3.2
       * 3.3 */
         ^^^ current: 3.3
      /* INTERPOL-SP
         ^^^^^^^^^^^+ current: 3.4
         3.4 */
      ^^^^^^-
    `,
      FRAMEWORKS,
    );
  });

  it('of an indented block comment', () => {
    checkReferences(
      `
        /**
         * See INTERPOL-SP
               ^^^^^^^^^^^+ current: 3.4
         * 3.4.
      ^^^^^^^^-
         */
    `,
      FRAMEWORKS,
    );
  });
});

describe('a citation does not continue', () => {
  // Bullets are separate items, and "* SDG" is not a comment that continues.
  it('in the next item of a list', () => {
    checkReferences(
      `
      - SDG
      - 3.4
      * SDG
      * 3.4
      + SDG
      + 3.4
      1. SDG
      2. 3.4
      • SDG
      • 3.4
        * SDG
        * 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('in a nested list', () => {
    checkReferences(
      `
      SDG
      - 3.4

      SDG
      * 3.4

      SDG
      1. Health

      SDG
      3) Health
    `,
      FRAMEWORKS,
    );
  });

  it('across an empty line, quoted or not', () => {
    checkReferences(
      `
      INTERPOL-SP

      3.4
      > INTERPOL-SP
      >
      > 3.4
      // INTERPOL-SP
      //
      // 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('into a quote, a comment or a heading', () => {
    checkReferences(
      `
      INTERPOL-SP
      > 3.4
      INTERPOL-SP
      // 3.4
      INTERPOL-SP
      # 3.4
      INTERPOL-SP
      ## 3.4
    `,
      FRAMEWORKS,
    );
  });

  it('across two line breaks', () => {
    checkReferences(
      `
      INTERPOL-SP objective

      3.4
    `,
      FRAMEWORKS,
    );
  });

  it('across a dash at the end or the start of a line', () => {
    checkReferences(
      `
      INTERPOL-SP –
      – 3.4
    `,
      FRAMEWORKS,
    );
  });
});
