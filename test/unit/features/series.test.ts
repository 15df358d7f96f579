import { describe, expect, it } from 'vitest';
import {
  checkAccepted,
  checkCodeActions,
  checkCompletion,
  checkDefinition,
  hoverText,
} from '../../support/check-features.ts';

const CATALOG = `
  //- /harbour.objectives.yaml
  prefix: HARBOUR
  numbering: {series: [Schedule], words: [article]}
  editions:
    - edition: "1"
      objectives:
        - 4 Berths
        - Schedule I Tariffs
        - {number: Schedule II, title: Times, replacedBy: [Schedule IV]}
        - Schedule III Forms
    - edition: "2"
      objectives:
        - 4 Berths
        - Schedule I Tariffs
        - Schedule III Forms
        - Schedule IV Times
  //- /main.md
`;

const LISTED = ['Schedule I', 'Schedule III', 'Schedule IV'];

describe('a number of a series', () => {
  it.each([
    ['HARBOUR Sched$0', [...LISTED, 'Schedule II']],
    ['HARBOUR Schedule I$0', LISTED],
    ['HARBOUR Schedule I, Sched$0', [...LISTED, 'Schedule II']],
  ])('is completed: %s', (text, labels) => checkCompletion(`${CATALOG}  ${text}`, 'by typing', labels));

  it('replaces what was typed of it', () => {
    checkAccepted(`${CATALOG}  See HARBOUR schedule I$0 here`, 'Schedule III', 'See HARBOUR Schedule III here');
  });

  it('has a hover and a definition', () => {
    expect(hoverText(`${CATALOG}  See HARBOUR Schedule I$0V`)).toContain('Times');
    checkDefinition(
      `${CATALOG.replace(
        '- Schedule IV Times',
        '- Schedule IV Times\n          ^^^^^^^^^^^ number\n          ^^^^^^^^^^^^^^^^^ target',
      )}  See HARBOUR Schedule I$0V\n      ^^^^^^^^^^^^^^^^^^^ origin`,
    );
  });

  it('is replaced in the style of its citation', () => {
    checkCodeActions(
      `${CATALOG}  HARBOUR Schedules I and I$0I`,
      ['Replace with Schedule IV Times'],
      'HARBOUR Schedules I and IV',
    );
  });
});
