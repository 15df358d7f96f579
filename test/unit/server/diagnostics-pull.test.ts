import { expect, it } from 'vitest';
import { CancellationToken } from 'vscode-languageserver/node';
import type { ClosedFiles } from '../../../server/src/server/diagnostics/closed-files.ts';
import { workspaceReports } from '../../../server/src/server/diagnostics/diagnostics-pull.ts';
import type { Session } from '../../../server/src/server/session/session.ts';

const session = { documents: { all: () => [] }, workspace: { filesRead: () => [] } } as unknown as Session;

/** So many files that nobody sees the end of them. */
function* endless() {
  for (let at = 0; ; at++) yield [`file:///w/${at}.md`, {}] as const;
}

it.each([
  ['a look at', true],
  ['what was last seen of', false],
])('others are answered during %s many files, and it ends when nobody waits', async (_, isLook) => {
  const closed = {
    shown: () => [],
    diagnosed: { [Symbol.iterator]: endless },
    files: async function* () {
      yield* endless();
    },
  } as unknown as ClosedFiles;
  let isEnded = false;
  // A message that is read meanwhile.
  setImmediate(() => {
    isEnded = true;
  });
  const reports = workspaceReports(session, closed, isLook, [], CancellationToken.None, () => isEnded);
  expect(await reports.next()).toEqual({ done: true, value: undefined });
});
