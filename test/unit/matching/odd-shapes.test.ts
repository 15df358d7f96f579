import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';

describe('numbers that look like something else', () => {
  it('begin like "and" in some language', () => {
    checkReferences(`
      //- /test.objectives.yaml
      prefix: KIT
      edition: "7"
      objectives: [A.9.2 One, E.1.1 Two, O.2.1 Three, EN:1 Four, OU:2 Five]
      //- /a.md
      KIT A.9.2, E.1.1, O.2.1; KIT A.9.2 and E.1.1; KIT EN:1, OU:2, and EN:1; KIT A.9.2 e E.1.1, & O.2.1
      ^^^^^^^^^ current: A.9.2
                 ^^^^^ current: E.1.1
                        ^^^^^ current: O.2.1
                               ^^^^^^^^^ current: A.9.2
                                             ^^^^^ current: E.1.1
                                                    ^^^^^^^^ current: EN:1
                                                              ^^^^ current: OU:2
                                                                        ^^^^ current: EN:1
                                                                              ^^^^^^^^^ current: A.9.2
                                                                                          ^^^^^ current: E.1.1
                                                                                                   ^^^^^ current: O.2.1
    `);
  });

  it('begin like the name of an edition', () => {
    checkReferences(`
      //- /test.objectives.yaml
      prefix: LAW
      editions:
        - {edition: "1", objectives: [1(1) One, 2(1) Two]}
        - {edition: "2", objectives: [1(1) One, 2(1) Two]}
      //- /a.md
      LAW 2(1), LAW 1(1) and 2(1), LAW:1 2(1), LAW 1 2(1), LAW 1, LAW 2
      ^^^^^^^^ current: 2(1)
                ^^^^^^^^ current: 1(1)
                             ^^^^ current: 2(1)
                                   ^^^^^^^^^^ superseded: 2(1) @1
                                               ^^^^^^^^^^ superseded: 2(1) @1
    `);
  });

  it('begin like a placeholder', () => {
    checkReferences(`
      //- /test.objectives.yaml
      prefix: KIT
      edition: "7"
      objectives: [A-1 One, N-1 Two, X-2 Three]
      //- /a.md
      KIT A-1-N-1, KIT A-1-X-2, KIT A-N, KIT A-1-N, KIT N-1
      ^^^^^^^ current: A-1 (from)
              ^^^ current: N-1 (to)
                   ^^^^^^^ current: A-1 (from)
                           ^^^ current: X-2 (to)
                                                    ^^^^^^^ current: N-1
    `);
  });

  it('are Roman, one a prefix of another', () => {
    checkReferences(`
      //- /test.objectives.yaml
      prefix: ACT
      levels: [title, point]
      edition: "1"
      objectives: [I One, II Two, III Three, IV Four, IX Nine, 6 Grounds, 6(i) A, 6(iii) B, 6(viii) C]
      //- /a.md
      ACT titles I–IV, ACT titles II to IX, ACT 6(i)–6(iii), ACT 6(iii) to (viii), ACT titles IX–II
      ^^^^^^^^^^^^ current: I (from)
                   ^^ current: IV (to)
                       ^^^^^^^^^^^^^ current: II (from)
                                        ^^ current: IX (to)
                                            ^^^^^^^^ current: 6(i) (from)
                                                     ^^^^^^ current: 6(iii) (to)
                                                             ^^^^^^^^^^ current: 6(iii) (from)
                                                                           ^^^^^^ current: 6(viii) (to)
                                                                                   ^^^^^^^^^^^^^ current: IX (from)
                                                                                                 ^^ current: II (to)
    `);
  });
});
