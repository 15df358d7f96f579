import { expect, test } from 'vitest';
import { formerValues } from '../../../client/src/settings/renamed-settings.ts';

test.each([
  ['nowhere', {}, {}, []],
  ['if the setting is unknown', undefined, undefined, []],
  ['for the user', { globalValue: 7 }, {}, [{ place: 'globalValue', value: 7, counts: true }]],
  [
    'in two places',
    { globalValue: false, workspaceFolderValue: true },
    {},
    [
      { place: 'globalValue', value: false, counts: true },
      { place: 'workspaceFolderValue', value: true, counts: true },
    ],
  ],
  [
    'under both names in one place',
    { workspaceValue: 1 },
    { workspaceValue: 2, globalValue: 3 },
    [{ place: 'workspaceValue', value: 1, counts: false }],
  ],
  ['as an unset value', { globalValue: null }, {}, []],
])('values of a setting under its old name: %s', (_, old, now, expected) => {
  expect(formerValues(old, now)).toEqual(expected);
});
