import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import {
  checkDefinitionInCatalog,
  checkHoverInCatalog,
  checkReferencesInCatalogs,
} from '../../../support/check-catalog-features.ts';
import { MINIMAL } from '../../../support/check-features.ts';

describe('hover on a number in a catalog', () => {
  it('shows the status of the objective, with titles in both editions', () => {
    checkHoverInCatalog(
      `
        //- /acme.objectives.yaml
        prefix: ACME
        title: ACME Plan
        editions:
          - edition: "2020"
            objectives:
              - {number: 1$0.2, title: Sell, replacedBy: [2.1, 2.2]}
                         ^^^ hover
          - edition: "2024"
            objectives: [2.1 Sell here, 2.2 Sell there]
      `,
      `
        ACME:2020 1.2
        Sell

        ACME Plan, edition 2020

        Superseded edition: the current edition is 2024
        Split into:

        2.1  Sell here
        2.2  Sell there
      `,
      MINIMAL,
    );
  });

  it('and on its alias, and in short form', () => {
    const text = (line: string) => `
      //- /acme.objectives.yaml
      prefix: ACME
      objectives:
        ${line}
    `;
    const expected = 'ACME 1\nSell\n\nACME';
    checkHoverInCatalog(text('- $01 Sell\n          ^ hover'), expected, MINIMAL);
    checkHoverInCatalog(
      text('- {number: 1, title: Sell, aliases: [I$0]}\n                                             ^ hover'),
      expected,
      MINIMAL,
    );
  });

  it('shows the wording of a successor, in Markdown too', () => {
    checkHoverInCatalog(
      `
        //- /acme.objectives.yaml
        prefix: ACME
        editions:
          - edition: "2020"
            objectives: [{number: 1, title: Sell, replacedBy: [$07]}]
                                                               ^ hover
          - edition: "2024"
            objectives: [7 <Sell> more]
      `,
      '**ACME 7**  \n&lt;Sell&gt; more\n\nACME, edition 2024',
    );
  });

  it.each([
    'title: S$0ell',
    'number: 1, replacedBy: [9$0]',
    'title: Sell, replacedBy: [{edition: "20$020", number: 1}]',
  ])('is none at %s', (fields) => {
    checkHoverInCatalog(
      `
          //- /acme.objectives.yaml
          prefix: ACME
          edition: "2020"
          objectives: [{${fields.includes('number: 1,') ? '' : 'number: 1, '}${fields}, text: x}]
        `,
      null,
    );
  });
});

const ACME = `
  //- /old.objectives.yaml
  prefix: ACME
  edition: "2020"
  published: 2020
  objectives:
    - {number: 1, title: Sell, replacedBy: [$0020]}
                                            ^^^ origin
    - {number: 2, title: Buy, withdrawn: true, replacedBy: [1]}
  //- /new.objectives.yaml
  prefix: ACME
  edition: "2024"
  published: 2024
  numbering: {ignoreZeroPadding: true}
  objectives: [20 Sell]
               ^^ number
`;

describe('definition in a catalog', () => {
  it('of a successor is its entry, in any catalog', () => checkDefinitionInCatalog(ACME));

  it('of a replaced objective is in the previous edition', () => {
    checkDefinitionInCatalog(`
      //- /acme.objectives.yaml
      prefix: ACME
      editions:
        - edition: "2020"
          objectives: [20 Sell]
                       ^^ number
        - edition: "2024"
          objectives: [20 Sell, {number: 21, title: Buy, replaces: [2$00]}]
                                                                    ^^ origin
    `);
  });

  it('of a successor with an edition is in that edition', () => {
    checkDefinitionInCatalog(`
      //- /acme.objectives.yaml
      prefix: ACME
      editions:
        - edition: "2020"
          aliases: [v1]
          objectives: [{number: 1, title: Sell, replacedBy: [{edition: "2028", number: 1$0}]}]
                                                                                       ^ origin
        - {edition: "2024", objectives: [1 Sell]}
        - {edition: "2028", objectives: [1 Sell]}
                                         ^ number
    `);
  });

  it('of a number is the number itself', () => {
    checkDefinitionInCatalog(`
      //- /acme.objectives.yaml
      prefix: ACME
      objectives:
        - $01 Sell
          ^ origin
          ^ number
    `);
  });
});

describe('references in catalogs', () => {
  it('of a successor are the places that name it', () => {
    checkReferencesInCatalogs(
      `
    //- /old.objectives.yaml
    prefix: ACME
    edition: "2020"
    published: 2020
    objectives:
      - {number: 1, title: Sell, replacedBy: [$020]}
                                              ^^ reference
      - {number: 2, title: Buy, withdrawn: true, replacedBy: [1, {edition: "2024", number: 20}]}
                                                                                           ^^ reference
    //- /new.objectives.yaml
    prefix: ACME
    edition: "2024"
    published: 2024
    objectives: [{number: 20, title: Sell}, {number: 30, title: Out, withdrawn: true, replacedBy: [20]}]
                                                                                                   ^^ reference

  `,
      false,
    );
  });

  it('of a number include its definition if requested', () => {
    checkReferencesInCatalogs(
      `
    //- /old.objectives.yaml
    prefix: ACME
    edition: "2020"
    published: 2020
    objectives:
      - {number: 1, title: Sell, replacedBy: [20]}
                                              ^^ reference
      - {number: 2, title: Buy, withdrawn: true, replacedBy: [1, {edition: "2024", number: 20}]}
                                                                                           ^^ reference
    //- /new.objectives.yaml
    prefix: ACME
    edition: "2024"
    published: 2024
    objectives: [{number: $020, title: Sell}, {number: 30, title: Out, withdrawn: true, replacedBy: [20]}]
                                                                                                   ^^ reference
                          ^^ reference
  `,
      true,
    );
  });

  it('in a catalog with errors are in the parts that can be read', () => {
    const text =
      'prefix: ACME\nobjectives:\n  - {number: 1, title: A, withdrawn: true, replacedBy: [2]}\n  - 2 B\n  - [';
    expect(readCatalog('file:///a', text).incomplete).toBe(true);
    checkReferencesInCatalogs(
      `
        //- /acme.objectives.yaml
        prefix: ACME
        objectives:
          - {number: 1, title: A, withdrawn: true, replacedBy: [2]}
                                                                ^ reference
          - $02 B
          - [
      `,
      false,
    );
  });
});
