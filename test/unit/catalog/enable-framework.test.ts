import { expect, it } from 'vitest';
import { withFramework } from '../../../server/src/catalog/configuration/enable-framework.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';

const enable = (text: string) => withFramework('file:///w/objrefs.yaml', text, 'NIST CSF', true);

it.each([
  ['', 'format: 1\nframeworks:\n  NIST CSF: on\n'],
  ['exclude: [a]', 'exclude: [a]\nframeworks:\n  NIST CSF: on\n'],
  ['exclude: [a]\r\n', 'exclude: [a]\r\nframeworks:\r\n  NIST CSF: on\r\n'],
  ['frameworks: {NIST CSF: off}\n', 'frameworks: {NIST CSF: on}\n'],
  ['frameworks: {A: on} # ours\n', 'frameworks: {NIST CSF: on, A: on} # ours\n'],
  ['frameworks: {}\n', 'frameworks: {NIST CSF: on, }\n'],
  ['frameworks:\n    # ours\n    A: off\n', 'frameworks:\n    NIST CSF: on\n    # ours\n    A: off\n'],
  ['# frameworks:\n#   NIST CSF: on\n', '# frameworks:\n#   NIST CSF: on\nframeworks:\n  NIST CSF: on\n'],
])('enables a framework in %j', async (before, after) => {
  expect(await enable(before)).toBe(after);
});

it.each([
  ['', 'format: 1\nframeworks:\n  INTERPOL-SP: off\n'],
  ['frameworks:\n  INTERPOL-SP: on\n', 'frameworks:\n  INTERPOL-SP: off\n'],
  ['frameworks: {NIST CSF: on}\n', 'frameworks: {INTERPOL-SP: off, NIST CSF: on}\n'],
])('disables a framework in %j', async (before, after) => {
  expect(await withFramework('file:///w/objrefs.yaml', before, 'INTERPOL-SP', false)).toBe(after);
});

it.each(['"frameworks": {A: on}\n', '- a list\n', '[broken'])(
  'refuses a form that it does not know: %j',
  async (text) => {
    expect(isRefusal(await enable(text))).toBe(true);
  },
);
