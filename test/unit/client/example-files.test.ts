import { expect, test } from 'vitest';
import { EXAMPLE_FILES } from '../../../client/src/example/example-files.ts';
import { filesBelow } from '../../package/support/published-files.ts';

test('the example has every file of the sample', () => {
  const paths = filesBelow('sample').map((path) => path.slice('sample/'.length));
  expect(EXAMPLE_FILES).toEqual(paths.sort());
});
