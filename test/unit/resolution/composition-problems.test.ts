// Problems that appear only when catalogs are combined. The tests of the readers cover those within one file.
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import type { CatalogSource } from '../../../server/src/core/resolution/scope.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { fixtureUri, parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

/** The fixture's problems with their related locations, as `path:line: message` (lines from 1). */
function related(template: string): string[] {
  return [...readScope(parseFixture(template).files).problems.values()].flat().flatMap((problem) =>
    (problem.related ?? []).map(({ location, message }) => {
      return `${location.uri.replace(fixtureUri(''), '')}:${location.range.start.line + 1}: ${message}`;
    }),
  );
}

describe('two frameworks with the same spelling', () => {
  const catalogs = `
    //- /a.objectives.yaml
    prefix: ACME
            ^^^^ catalog-clashing-prefix: "ACME" is also used by the framework NEW. This framework keeps it. Use a different spelling for one of them.
    aliases: [Plan]
              ^^^^ catalog-clashing-prefix: "Plan" is also used by the framework NEW. This framework keeps it…
    objectives: [1 Sell]
    //- /b.objectives.yaml
    prefix: NEW
    aliases: [PLAN]
              ^^^^ catalog-clashing-prefix: "PLAN" is also used by the framework ACME. The other framework keeps it…
    misspellings: [Acme]
                   ^^^^ catalog-clashing-prefix: "Acme" is also used by the framework ACME…
    objectives: [1 Buy]
  `;

  test('are reported at both places, in any case', () => checkDiagnostics(catalogs));

  test('each with the other place', () => {
    expect(related(catalogs)).toEqual([
      '/b.objectives.yaml:2: "PLAN" of NEW',
      '/b.objectives.yaml:3: "Acme" of NEW',
      '/a.objectives.yaml:2: "Plan" of ACME',
      '/a.objectives.yaml:1: "ACME" of ACME',
    ]);
  });

  test('within one framework are no conflict', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      aliases: [Plan]
      edition: 2021
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: ACME
      aliases: [Plan]
      edition: 2022
      objectives: [1 Sell]
    `);
  });

  test('of which one is disabled are no conflict', () => {
    checkDiagnostics(`
      //- /objrefs.yaml
      frameworks: {NEW: off}
      //- /a.objectives.yaml
      prefix: ACME
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: NEW
      aliases: [ACME]
      objectives: [1 Buy]
    `);
  });

  test('assign it to the one whose prefix it is, then to the first', () => {
    const scope = `
      //- /a.objectives.yaml
      prefix: ACME
      aliases: [NEW, Plan]
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: NEW
      aliases: [Plan]
      objectives: [2 Buy]
    `;
    const { set } = readScope(parseFixture(scope).files).scope;
    const { references } = new DocumentAnalysis(linesOf('NEW 2, Plan 1'), { set, severity: new Map() });
    expect(references.map(({ resolution }) => resolution.objective?.title)).toEqual(['Buy', 'Sell']);
  });

  test('of which one is built in are reported in the other catalog only, where it can be fixed', () => {
    const { catalog } = readCatalog('file:///own.yaml', 'prefix: OWN\naliases: [INTERPOL-SP]\nobjectives: [3.4 Mine]');
    const sources: CatalogSource[] = shippedCatalogs.map((shipped) => ({
      catalog: shipped.catalog,
      origin: 'shipped',
    }));
    const { problems } = composeFrameworks([...sources, { catalog: catalog!, origin: 'workspace' }], new Map());
    expect([...problems.keys()]).toEqual(['file:///own.yaml']);
  });
});

describe('one edition in two catalogs', () => {
  test('is reported at both places: the first one takes effect', () => {
    const catalogs = `
      //- /a.objectives.yaml
      prefix: ACME
      edition: "2020"
                ^^^^ catalog-duplicate-edition: Edition 2020 of ACME is also defined in another catalog. This one is used. Delete one of them or change its edition.
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: ACME
      editions:
        - edition: "2020"
                    ^^^^ catalog-duplicate-edition: …The other one is used…
          objectives: [2 Buy]
        - {edition: "2024", objectives: [1 Sell, 2 Buy]}
      //- /plan.md
      ACME:2020 1, ACME:2020 2
      ^^^^^^^^^^^ superseded-edition
                   ^^^^^^^^^^^ unknown-objective
    `;
    checkDiagnostics(catalogs);
    expect(related(catalogs)).toEqual([
      '/b.objectives.yaml:3: Also defined here',
      '/a.objectives.yaml:2: Also defined here',
    ]);
  });

  test('also without a name, at the prefix', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
              ^^^^ catalog-duplicate-edition: The unnamed edition of ACME…
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: ACME
              ^^^^ catalog-duplicate-edition
      objectives: [2 Buy]
    `);
  });

  test('by an alias is reported at both places, and both stay in effect', () => {
    const catalogs = `
      //- /a.objectives.yaml
      prefix: ACME
      editions:
        - {edition: "2020", aliases: [v1, v2], objectives: [1 Sell]}
                                          ^^ catalog-duplicate-edition: "v2" is also a name of edition v2 of ACME. The other edition keeps it. Remove one of them.
                                      ^^ catalog-duplicate-edition: "v1" is also a name of edition v2 of ACME. This edition keeps it…
      //- /b.objectives.yaml
      prefix: ACME
      editions:
        - {edition: v2, aliases: [v1], objectives: [2 Buy]}
                    ^^ catalog-duplicate-edition: "v2" is also a name of edition 2020 of ACME. This edition keeps it…
                                  ^^ catalog-duplicate-edition: …The other edition keeps it…
      //- /plan.md
      ACME:v1 1, ACME:v2 2
      ^^^^^^^^^ superseded-edition
    `;
    checkDiagnostics(catalogs);
  });
});

describe('an edition that reads as a number of another catalog', () => {
  const catalogs = `
    //- /a.objectives.yaml
    prefix: ACME
    edition: "2"
              ^ catalog-edition-reads-as-number: "ACME 2" means this edition, not number 2 in another catalog. Rename the edition, or cite the number with a word before it.
    objectives: [1 Sell]
    //- /b.objectives.yaml
    prefix: ACME
    editions:
      - edition: "3"
                  ^ catalog-edition-reads-as-number: "ACME 3" means this edition, not the number 3. Rename…
        objectives:
          - {number: 2, title: Buy}
          - {number: 3, title: Sell}
  `;

  test('is reported at the edition', () => checkDiagnostics(catalogs));

  test('with the number', () => {
    expect(related(catalogs)).toEqual(['/b.objectives.yaml:5: The number', '/b.objectives.yaml:6: The number']);
  });
});

describe('successors over several catalogs', () => {
  test('that no edition lists are reported where they are written, in either direction', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      edition: "2020"
      published: 2020
      objectives:
        - {number: 1, title: Sell, replacedBy: [20, 31]}
                                                    ^^ catalog-unknown-replacement: Edition 2024 does not list 31. Did you mean 21?
        - {number: 2, title: Buy, replacedBy: [{edition: "2025", number: 1}]}
                                                                         ^ catalog-unknown-replacement: ACME has no edition 2025. Available editions: 2020, 2024.
        - {number: 3, title: Try, replacedBy: [{edition: "2024", number: 9}]}
                                                                         ^ catalog-unknown-replacement: Edition 2024 does not list 9. Correct the number or specify the edition.
      //- /b.objectives.yaml
      prefix: ACME
      edition: "2024"
      published: 2024
      objectives:
        - {number: 20, title: Sell, replaces: [1]}
        - {number: 21, title: Buy, replaces: [8, {edition: "2019", number: 1}]}
                                              ^ catalog-unknown-replacement: Edition 2020 does not list 8. Did you mean 1?
                                                                           ^ catalog-unknown-replacement: ACME has no edition 2019…
    `);
  });

  test('can refer to an edition that does not exist yet, or is incomplete', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      edition: "2020"
      published: 2020
      objectives: [{number: 1, title: Sell, replacedBy: [20]}]
      //- /b.objectives.yaml
      prefix: ACME
      edition: "2024"
      published: 2024
      partial: true
      objectives: [{number: 2, title: Sell, replacedBy: [7]}]
    `);
  });

  test('can be listed by an alias, or as the numbering compares them, and are followed', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      numbering: {ignoreCase: true}
      edition: "2020"
      published: 2020
      objectives: [{number: 1, title: Sell, replacedBy: [a.2]}, {number: 2, title: Buy, replacedBy: [B1]}]
      //- /b.objectives.yaml
      prefix: ACME
      edition: "2024"
      published: 2024
      objectives: [A.2 Sell more, {number: A.3, title: Buy more, aliases: [b1]}]
      //- /plan.md
      ACME 1, ACME 2
      ^^^^^^ replaced-objective: ACME 1 was removed in ACME 2024; replaced by A.2 Sell more.
              ^^^^^^ replaced-objective: ACME 2 was removed in ACME 2024; replaced by A.3 Buy more.
    `);
  });

  test('are those of the next edition, in any catalog', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      editions:
        - {edition: "2014", published: 2014, objectives: [{number: 1, title: Sell, replacedBy: [30, 20]}]}
                                                                                                    ^^ catalog-unknown-replacement: Edition 2017 does not list 20…
        - {edition: "2020", published: 2020, objectives: [20 Sell]}
      //- /b.objectives.yaml
      prefix: ACME
      edition: "2017"
      published: 2017
      objectives: [30 Sell]
    `);
  });

  test('that are circular are reported where the circle closes, with its beginning', () => {
    const catalogs = `
      //- /a.objectives.yaml
      prefix: ACME
      edition: "2020"
      published: 2020
      objectives: [{number: 1, title: Sell, replacedBy: [2]}]
      //- /b.objectives.yaml
      prefix: ACME
      edition: "2024"
      published: 2024
      objectives: [{number: 2, title: Buy, replacedBy: [{edition: "2020", number: 1}]}]
                                                                                  ^ catalog-replacement-cycle: Circular replacement: 1 leads back to 2…
    `;
    checkDiagnostics(catalogs);
    expect(related(catalogs)).toEqual(['/a.objectives.yaml:4: The cycle starts here']);
  });
});

describe('definitions of one framework in several catalogs', () => {
  test('that differ: the first one applies, the others are reported', () => {
    const catalogs = `
      //- /a.objectives.yaml
      prefix: ACME
      title: ACME Plan
      levels: [goal]
      numbering: {words: [target], order: after}
      edition: 2021
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: ACME
      title: Plan of ACME
      ^^^^^ catalog-conflicting-field: "title" differs from another catalog of ACME, whose value is used. Write it only once.
      levels: [aim]
      ^^^^^^ catalog-conflicting-field
      numbering: {words: [step], order: either}
      ^^^^^^^^^ catalog-conflicting-field
      publisher: ACME
      edition: 2022
      objectives: [1 Sell]
    `;
    checkDiagnostics(catalogs);
    expect(related(catalogs)[0]).toBe('/a.objectives.yaml:2: The value that is used');
  });

  test('that are equal, or in one of them only, are not a problem', () => {
    checkDiagnostics(`
      //- /a.objectives.yaml
      prefix: ACME
      title: ACME Plan
      numbering: {words: [target]}
      edition: 2021
      objectives: [1 Sell]
      //- /b.objectives.yaml
      prefix: ACME
      title: ACME Plan
      numbering: {ignoreCase: true, order: either}
      levels: [goal]
      edition: 2022
      objectives: [1 Sell]
    `);
  });
});
