import { expect, it } from 'vitest';
import { placeOfLimit } from '../../../client/src/status/place-of-limit.ts';

const FLOW = `context:
  - {files: "plans/**/*.md", framework: ACME}
# files: more of them
limits: {fileSize: 5 MB, files: 10}
`;
const BLOCK = 'exclude: [references]\r\n"limits":\r\n  lineLength: 1\r\n  "references": 10\r\n';

it.each([
  [FLOW, 'files', 'files: 10}'],
  [FLOW, 'fileSize', 'fileSize: 5 MB'],
  [BLOCK, 'references', 'references": 10'],
  [BLOCK, 'lineLength', 'lineLength: 1'],
  // As a merge key may contain it: the section at least.
  ['a: 1\nlimits: *usual\n', 'files', ' *usual'],
  ['{limits: {files: 3}}', 'files', 'files: 3}'],
  ['', 'files', ''],
] as const)('%j has %s', (text, limit, there) => {
  expect(text.slice(placeOfLimit(text, limit)).startsWith(there)).toBe(true);
});
