import { describe, it } from 'vitest';
import { checkAccepted, checkCompletion, checkDefinition, checkHover } from '../../support/check-features.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  levels: [priority, objective]
  editions:
    - edition: 2014-2016
      objectives: [3 Innovation, 3.4 Train, 3.5 Research, 4 Networks]
    - edition: 2017-2020
      objectives: [3 Reform]
  //- /objrefs.yaml
  context:
    - {keys: [plan], framework: ACME, edition: 2014-2016}
  //- /doc.md
`;
const FRONT = '  ---\n  objectives: ACME:2014-2016\n  ---\n  ';
const inPlan = (text: string) => `${CATALOG}${FRONT}${text}\n`;

describe('completion if numbers count without a prefix', () => {
  it.each([
    ['Under Objective $0', ['3', '3.4', '3.5', '4']],
    ['Under Objective 3.$0', ['3.4', '3.5']],
    ['objectives 3.4 and 3.$0', ['3.4', '3.5']],
    ['Objective **3.$0', ['3.4', '3.5']],
    ['- 3.$0', ['3.4', '3.5']],
    ['| Objective |\n  | --- |\n  | 3.$0 |', ['3.4', '3.5']],
  ])('%j', (text, labels) => {
    checkCompletion(inPlan(text), 'by hand', labels);
  });

  it('opens after the word, and with a number', () => {
    checkCompletion(inPlan('Under Objective $0'), 'by typing', ['3', '3.4', '3.5', '4']);
    checkCompletion(inPlan('Under Objective 3$0'), 'by typing', ['3', '3.4', '3.5']);
  });

  it.each([
    'Objective$0',
    'An objective of$0',
    'The objective is to train$0',
    'see 3.$0',
    '- $0',
    '- some 3.$0',
    '3.$0',
    'version 3.$0',
  ])('typing %j is not disturbed', (text) => {
    checkCompletion(inPlan(text), 'by typing', null);
  });

  it('there is none if no framework is declared', () => {
    checkCompletion(`${CATALOG}\n  Objective 3.$0`, 'by typing', null);
  });

  it('a number alone is inserted', () => {
    checkAccepted(inPlan('Under Objective 3$0.'), '3.4', `${FRONT.trimEnd()}\n  Under Objective 3.4.\n`);
    checkAccepted(
      `${CATALOG.replace('doc.md', 'doc.yaml')}  plan: ["3.4", "3.$0"]\n`,
      '3.5',
      '  plan: ["3.4", "3.5"]\n',
    );
  });
});

it('hover and definition resolve a number without a prefix, in the declared edition', () => {
  checkHover(
    inPlan('Under Objective 3$0.4.\n        ^^^^^^^^^^^^^'),
    `
    **ACME 3.4**␠␠
    Train

    ACME, edition 2014-2016␠␠
    Priority 3: Innovation
    `,
  );
  checkDefinition(
    inPlan('Under Objective 3$0.4.\n        ^^^^^^^^^^^^^ origin').replace(
      '      objectives: [3 Innovation, 3.4 Train, 3.5 Research, 4 Networks]\n',
      '$&                                 ^^^ number\n                                 ^^^^^^^^^ target\n',
    ),
  );
});
