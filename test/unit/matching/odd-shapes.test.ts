import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { FRAMEWORKS } from './frameworks.ts';

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

  it('are what a program, a ticket or another standard has', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: DNS
      levels: [section]
      objectives: [8 a, 8.1 b, 8.1.2 c, 300 d, 1752 e]
      //- /b.objectives.yaml
      prefix: Manual
      numbering: {selfNaming: true}
      objectives: [ISM-0100 a, ISM-1234 b, AC-2 c, AC-17 d]
      //- /a.md
      DNS 8.8.8.8, 8.8.4.4, DNS: 1.1.1.1, DNS 8.1.200.7; DNS section 8.8.8.8, DNS 8.1.2.3
                                                         ^^^^^^^^^^^^^^^^^^^ unknown-objective: 8.8.8.8
                                                                              ^^^^^^^^^^^ unknown-objective: 8.1.2.3
      DNS 30066, DNS 3000, DNS section 30066
                 ^^^^^^^^ unknown-objective: 3000
                           ^^^^^^^^^^^^^^^^^ unknown-objective: 30066
      ISM-100, ISM-12; ISM-9999, AC-3, ISM-0100
                       ^^^^^^^^ unknown-objective: ISM-9999
                                 ^^^^ unknown-objective: AC-3
                                       ^^^^^^^^ current: ISM-0100
    `);
  });

  it('follow the comma after the number of a standard', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: IEC 61508
      aliases: [IEC 61508-3]
      objectives: [7 a, 7.4 b, 7.4.4 c]
      //- /b.objectives.yaml
      prefix: KIT
      objectives: [7 a, 7.4 b, 7.4.4 c]
      //- /a.md
      IEC 61508-3, 7.4.4; IEC 61508, 7.4; KIT, 7.4.4; KIT, 7.4; IEC 61508, 7; IEC 61508, 9.8; KIT, 7.4.9
      ^^^^^^^^^^^^^^^^^^ current: 7.4.4 (weak)
                          ^^^^^^^^^^^^^^ current: 7.4 (weak)
                                          ^^^^^^^^^^ current: 7.4.4 (weak)
      IEC 61508, 7.4 million
    `);
  });

  it('are of a part within another one', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: GRID-007
      levels: [requirement, part]
      editions: [{edition: "6", objectives: [R4 a, R5 b, 4.1 c, 5.7 d]}]
      //- /b.objectives.yaml
      prefix: PLAN
      levels: [goal, target]
      objectives: [3 a, 3.4 b, 4 c]
      //- /c.objectives.yaml
      prefix: HAR
      numbering: {series: [Title], languages: [en], order: either}
      objectives: [Title II a, 8 b]
      //- /a.md
      GRID-007-6 R4 Part 4.1, GRID-007 R5, Part 5.7, GRID-007-6 Requirement R5 Part 5.9
      ^^^^^^^^^^^^^ current: R4 @6
                         ^^^ current: 4.1 @6
                              ^^^^^^^^^^^ current: R5
                                                ^^^ current: 5.7
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ current: R5 @6
                                                                                    ^^^ unknown-objective: 5.9 @6
      PLAN goal 3 target 3.4, PLAN 3.4 goal 4, PLAN 3 target 4, PLAN goal 3 targets
      ^^^^^^^^^^^ current: 3
                         ^^^ current: 3.4
                              ^^^^^^^^ current: 3.4
                                               ^^^^^^ current: 3
                                                                ^^^^^^^^^^^ current: 3
      HAR Title II Article 8; Title II Article 8 of the HAR
      ^^^^^^^^^^^^ current: Title II
                           ^ current: 8 (weak)
                              ^^^^^^^^ current: Title II
                                       ^^^^^^^^^^^^^^^^^^^^ current: 8
    `);
  });

  it('are an address or a count', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: KIT
      levels: [clause]
      objectives: [8 a, 8.1 b, 8.1.2 c, 8.1.2.3 d, 10 e]
      //- /a.md
      KIT 8.8.8.8, KIT: 1.1.1.1; KIT 8.1.9.1, KIT clause 8.8.8.8, KIT 10+ years, KIT 10+KIT 8
                                 ^^^^^^^^^^^ unknown-objective: 8.1.9.1
                                              ^^^^^^^^^^^^^^^^^^ unknown-objective: 8.8.8.8
                                                                                 ^^^^^^ current: 10
                                                                                        ^^^^^ current: 8
    `);
  });

  it('are hours, a fraction, or the beginning of a longer figure', () => {
    checkReferences(
      `
      SDG 24/7 support, SDG 2/3 of firms, SDG 12 345 cases, SDG 12\u00a0345
      SDG 3/4, SDG 3/4 of the goals, SDG 12 345, SDG target 12 345 cases
      ^^^^^    ^^^^^ current: 3
            ^        ^ current: 4 (weak)
                                     ^^^^^^      ^^^^^^^^^^^^^ current: 12
    `,
      FRAMEWORKS,
    );
  });

  it('are of another part of a standard, or have a level that the catalog names', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: IEC 60601-1
      levels: [clause]
      objectives: [2 a, 4.1 b, 14 c]
      //- /b.objectives.yaml
      prefix: TJC
      numbering: {selfNaming: true, inner: {EP: "("}}
      objectives: [IM.02.01.03 a, IM.02.01.03(5) b, NPSG.03.06.01 c, NPSG.03.06.01(3) d]
      //- /a.md
      IEC 60601-1-2 4.1, IEC 60601-1-14, IEC 60601-1 14
                                         ^^^^^^^^^^^^^^ current: 14
      IM.02.01.03 EP 5, NPSG.03.06.01, EP 3 and 5; IM.02.01.03 EPA 5
      ^^^^^^^^^^^^^^^^ current: IM.02.01.03(5)
                        ^^^^^^^^^^^^^^^^^^^ current: NPSG.03.06.01(3)
                                                ^ unknown-objective: NPSG.03.06.01(5)
                                                   ^^^^^^^^^^^ current: IM.02.01.03
    `);
  });

  it('are behind an abbreviated level, or before a unit', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: HAR
      levels: [chapter, paragraph]
      objectives: [3 a, 4 b, 3.1 c]
      //- /b.objectives.yaml
      prefix: TOLL
      levels: [chapter]
      numbering: {words: [part]}
      objectives: [3 a, 4 b]
      //- /a.md
      HAR Ch. 3, HAR chap. 4, HAR Chapters 3 and 4, HAR para 3.1; TOLL Ch. 3, TOLL part 4
      ^^^^^^^^^ current: 3
                 ^^^^^^^^^^^ current: 4
                              ^^^^^^^^^^^^^^ current: 3
                                                 ^ current: 4 (weak)
                                                    ^^^^^^^^^^^^ current: 3.1
                                                                              ^^^^^^^^^^^ current: 4
      HAR 3 miles, HAR 4 pages, HAR 3 Uhr; HAR 3 and 4 pages
                                ^^^^^ current: 3
                                           ^^^^^ current: 3
    `);
  });

  it('are what a linter says, where nothing names the framework', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: TECH
      numbering: {selfNaming: true}
      objectives: [G18 c, G183 d, F103 e, T1059 f]
      //- /a.md
      # noqa: F401, G183, G999, T9999
                    ^^^^ current: G183 (weak)
                                ^^^^^ unknown-objective: T9999
    `);
  });

  it('are a date, or have fewer digits than all that are listed', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: 29 CFR
      aliases: [OSHA]
      levels: [part, section]
      numbering: {words: [part], inner: {".": "("}}
      objectives: [1904 a, 1910 b, 1926 c, 1910(132) d]
      //- /b.objectives.yaml
      prefix: SOL
      numbering: {selfNaming: true}
      objectives: [PS-01 a, PS-07 b, HR-06 c]
      //- /a.md
      29 CFR Parts 1904 and 1910; 29 CFR 1910.133; OSHA 300 log; OSHA part 300; OSHA 1911
      ^^^^^^^^^^^^^^^^^ current: 1904
                            ^^^^ current: 1910 (weak)
                                  ^^^^^^^^^^^^^^^ unknown-objective: 1910(133)
                                                                 ^^^^^^^^^^^^^ unknown-objective: 300
      OSHA 1904 and 1910; OSHA 19.6.2024
      ^^^^^^^^^ current: 1904 (weak)
                    ^^^^ current: 1910 (weak)
      PS-9, HR-7, PS-08; PS-01
                  ^^^^^ unknown-objective: PS-08
                         ^^^^^ current: PS-01
    `);
  });

  it('have parts before a word for pages and persons', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: HAR
      objectives: [3 a, 4 b, 3.4 c]
      //- /a.md
      HAR 3.4 page 12, HAR 3.4-page summary, HAR 3.4 persons; HAR 3 page 12; HAR 4 pages, HAR 4-page summary, HAR 3 employees, HAR 3.4 km
      ^^^^^^^ current: 3.4
                       ^^^^^^^ current: 3.4
                                             ^^^^^^^ current: 3.4
                                                              ^^^^^ current: 3
    `);
  });

  it('lack the zeros that are listed', () => {
    checkReferences(`
      //- /a.objectives.yaml
      prefix: PDX
      objectives: [01 a, 02 b, 03 c, 07 d, 10 e, 12 f]
      //- /a.md
      PDX 7, PDX 07 and PDX 9
      ^^^^^ unknown-objective: 7
             ^^^^^^ current: 07
                        ^^^^^ unknown-objective: 9
    `);
  });
});

it('a figure that a hyphen joins to a name in figures is weak, and none behind the part of a standard', () => {
  checkReferences(`
    //- /a.objectives.yaml
    prefix: ISX 27001
    objectives: [5 a, A.5 b]
    //- /b.objectives.yaml
    prefix: IEC 60601-1
    objectives: [2 a, 14 c]
    //- /a.md
    ISX 27001-5, ISX 27001-9, IEC 60601-1-2, IEC 60601-2
    ^^^^^^^^^^^ current: 5 (weak, glued)
  `);
});
