import { expect, it } from 'vitest';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { scopeOf } from '../../support/scope.ts';

const SCOPE = scopeOf(`
  //- /nps.objectives.yaml
  prefix: NPS
  editions:
    - edition: "2023"
      objectives:
        - 1.1 Grow apples
        - 2.1 Train border guards
        - 2.2 Protect migrants from trafficking networks
        - {number: "2.3", title: Sell boats, replacedBy: []}
        - 2.4 Write
    - edition: "2028"
      objectives:
        - 1.1 Grow apples
        - 4.1 Protect migrants from trafficking networks and smugglers
        - 4.2 Sell boats
        - 4.3 Train border guards
        - 4.4 Train border guards
        - {number: "2.5", title: Sing, withdrawn: Nobody listened}
`);

it('says what is recorded, and names the one objective with nearly the same title', () => {
  checkDiagnostics(
    `
    NPS 2.2, NPS 2.1, NPS 2.3, NPS 2.4, NPS 2.5
    ^^^^^^^ withdrawn-objective: NPS 2.2 is no longer in NPS 2028; the catalog lists no replacement. It appears to be 4.1 Protect migrants from trafficking networks and smugglers.
             ^^^^^^^ withdrawn-objective: NPS 2.1 is no longer in NPS 2028; the catalog lists no replacement.
                      ^^^^^^^ withdrawn-objective: NPS 2.3 was withdrawn in NPS 2028. The catalog lists no replacement.
                               ^^^^^^^ withdrawn-objective: NPS 2.4 is no longer in NPS 2028; the catalog lists no replacement.
                                        ^^^^^^^ withdrawn-objective: NPS 2.5 was withdrawn in NPS 2028: Nobody listened. The catalog lists no replacement.
    `,
    SCOPE,
  );
});

it('offers to change to it, but fix all does not', () => {
  checkFix('See NPS 2.2$0.', 'Change to 4.1…', 'See NPS 4.1.', SCOPE);
  expect(fixText('See NPS 2.2.', SCOPE).text).toBe('See NPS 2.2.');
});

it('says of a number that is listed again what it means now', () => {
  checkDiagnostics(`
    //- /nps.objectives.yaml
    prefix: NPS
    editions:
      - {edition: "2023", objectives: [1.1 Grow apples, {number: "1.2", title: Sell boats, replacedBy: []}]}
      - {edition: "2028", objectives: [1.1 Grow apples, 1.2 Sing]}
    //- /a.md
    NPS 2023 1.2
    ^^^^^^^^^^^^ superseded-edition: NPS 2023 has been superseded by NPS 2028. The old NPS 1.2 was withdrawn; the catalog lists no replacement. In NPS 2028 it means “Sing”.
  `);
});

const CHAIN = scopeOf(`
  //- /chn.objectives.yaml
  prefix: CHN
  editions:
    - edition: "2015"
      objectives:
        - {number: "1.3", title: Fence the springs, replacedBy: [{number: "1.1", relation: related}]}
    - edition: "2019"
      objectives:
        - 1.1 Count all meters
        - {number: "1.9", title: Dig, withdrawn: no longer funded}
        - {number: "1.10", title: Drill, withdrawn: true, replacedBy: ["1.1"]}
    - edition: "2024"
      objectives: [1.1 Count all meters, 1.2 Pay the guards]
`);

it('names the edition that the catalog marks, not the current one', () => {
  checkDiagnostics(
    `
    CHN 1.9, CHN 1.10
    ^^^^^^^ withdrawn-objective: CHN 1.9 was withdrawn in CHN 2019: no longer funded. The catalog lists no replacement.
             ^^^^^^^^ replaced-objective: CHN 1.10 was removed in CHN 2019; replaced by 1.1 Count all meters.
    `,
    CHAIN,
  );
});

it('says of objectives that are only related that they replace nothing', () => {
  checkDiagnostics(
    `
    CHN 1.3, CHN:2015 1.3
    ^^^^^^^ replaced-objective: CHN 1.3 was removed in CHN 2024. The catalog lists only related objectives, such as 1.1 Count all meters.
             ^^^^^^^^^^^^ superseded-edition: CHN 2015 has been superseded by CHN 2024. The catalog lists only related objectives, such as 1.1 Count all meters.
    `,
    CHAIN,
  );
});

it('a replacement in the edition that the citation names comes first, as fix all writes it', () => {
  checkFix('See CHN:2019 1.10$0.', 'Replace with 1.1…', 'See CHN:2019 1.1.', CHAIN);
  expect(fixText('See CHN:2019 1.10.', CHAIN).text).toBe('See CHN:2019 1.1.');
});
