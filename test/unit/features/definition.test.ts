import { expect, it } from 'vitest';
import { definition } from '../../../server/src/features/definition.ts';
import { checkDefinition, MINIMAL, openFixture, RICH } from '../../support/check-features.ts';

it('links the whole reference to the number in the catalog, and shows its entry', () => {
  checkDefinition(`
    //- /acme.objectives.yaml
    prefix: ACME
    edition: "2020"
    objectives:
      - 1 One
      - number: 1.1
        ^^^^^^^^^^^+ target
                ^^^ number
        title: Two
        ^^^^^^^^^^-
    //- /main.md
    As ACME 1.$01 asks.
       ^^^^^^^^ origin
  `);
});

it('of a member of a list is its own', () => {
  checkDefinition(`
    //- /acme.objectives.yaml
    prefix: ACME
    edition: "2020"
    objectives:
      - 1 One
      - 2 Two
        ^ number
        ^^^^^ target
    //- /main.md
    ACME 1, 2$0
            ^ origin
  `);
});

it('of an outdated number is its last entry', () => {
  checkDefinition(`
    //- /acme.objectives.yaml
    prefix: ACME
    editions:
      - edition: "2020"
        objectives:
          - 1 One
            ^ number
            ^^^^^ target
      - edition: "2024"
        objectives:
          - 2 Two
    //- /main.md
    ACME 1$0
    ^^^^^^ origin
  `);
});

it.each(['INTERPOL-SP 9.9$0', 'INTERPOL-SP:2015 3.4$0', 'plain $0text'])('there is none at %s', (text) => {
  const { document, position } = openFixture(text);
  expect(definition(document, position, { support: RICH, clientUri: String })).toBeNull();
});

it('is a plain location for clients without link support, with a URI that they can open', () => {
  const { document, position } = openFixture('INTERPOL-SP 3.4$0');
  const found = definition(document, position, {
    support: MINIMAL,
    clientUri: (uri) => uri.replace('objective-references:', 'file://'),
  });
  expect(found).toMatchObject({ uri: 'file:///seeds/interpol-sp.objectives.yaml' });
  expect(found).not.toHaveProperty('targetUri');
});
