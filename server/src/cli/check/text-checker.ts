import { createHash } from 'node:crypto';
import { documentFormatOf } from '../../documents/formats.ts';
import type { FoundFile } from '../../loader/documents.ts';
import { nameOf } from '../../uri/uris.ts';
import { type Outcome, type Reading, reader } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import type { Workspace } from '../workspace.ts';
import type { CheckOptions } from './check-options.ts';
import { type CheckedText, checkedText } from './checked-text.ts';
import type { LineDateTracker } from './line-date-tracker.ts';
import { nextStepsIn } from './next-steps.ts';
import { UncitedFrameworks } from './uncited-frameworks.ts';

/** Returns `before`, what was found in a file earlier, where its text is still the same. Undefined for a file that has gone. */
export type CheckFile = (file: FoundFile, before?: CheckedText) => Promise<Outcome<CheckedText> | undefined>;

/** Reads, dates and checks single files. */
export function textChecker(
  workspace: Workspace,
  line: CommandLine,
  reading: Reading,
  options: CheckOptions,
  dating: LineDateTracker | undefined,
): CheckFile {
  const read = reader(workspace, line, reading);
  const uncited = new UncitedFrameworks(workspace, line);
  const nextStepsOf = nextStepsIn(workspace, options);
  return async (file, before) => {
    const outcome = await read(file);
    if (outcome?.kind !== 'text') return outcome;
    const { made: visit } = outcome;
    const textHash = options.cache ? hashOf(visit.uri, visit.text) : undefined;
    if (before && textHash !== undefined && before.hash === textHash) return { ...outcome, made: before };
    const needsGit = dating?.asksAbout(visit) ?? false;
    const checked = checkedText((await dating?.dated(visit)) ?? visit, uncited, nextStepsOf);
    return { ...outcome, made: { ...checked, ...(options.cache && { hash: textHash, needsGit }) } };
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
export const HASH_OF_NOTHING = hash('');
/** Undefined for office files: two of them may have the same text in different places. */
const hashOf = (uri: string, text: string): string | undefined =>
  documentFormatOf(nameOf(uri)) ? undefined : text === '' ? HASH_OF_NOTHING : hash(text);
