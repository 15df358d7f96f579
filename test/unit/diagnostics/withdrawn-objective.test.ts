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
