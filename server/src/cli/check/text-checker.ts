import type { FoundFile } from '../../loader/documents.ts';
import { type Outcome, type Reading, reader } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import type { Workspace } from '../workspace.ts';
import type { CheckOptions } from './check-options.ts';
import { type CheckedText, checkedText } from './checked-text.ts';
import type { LineDateTracker } from './line-date-tracker.ts';
import { nextStepsIn } from './next-steps.ts';
import { UncitedFrameworks } from './uncited-frameworks.ts';

/** Reads, dates and checks single files; undefined for one that has gone. */
export function textChecker(
  workspace: Workspace,
  line: CommandLine,
  reading: Reading,
  options: CheckOptions,
  dating: LineDateTracker | undefined,
): (file: FoundFile) => Promise<Outcome<CheckedText> | undefined> {
  const read = reader(workspace, line, reading);
  const uncited = new UncitedFrameworks(workspace);
  const nextStepsOf = nextStepsIn(workspace, options);
  return async (file) => {
    const outcome = await read(file);
    if (outcome?.kind !== 'text') return outcome;
    return {
      ...outcome,
      made: checkedText((await dating?.dated(outcome.made)) ?? outcome.made, uncited, nextStepsOf),
    };
  };
}
