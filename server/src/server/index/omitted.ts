import { type Connection, MessageType } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { countLongLines } from '../../core/matching/scanner.ts';
import type { Lines } from '../../core/model/text.ts';
import { listed } from '../../core/resolution/phrases.ts';
import type { Limits } from '../../core/settings/configuration.ts';
import {
  type InitializationOptions,
  LIMITS_REACHED,
  type LimitsReached,
  type ReachedLimit,
} from '../../protocol/index.ts';
import { nameOf } from '../../uri/uris.ts';
import { firstTimes, notify } from '../lsp/messages.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';

/** How many files are not searched, or only in part, by limit. */
export type Omitted = ReadonlyMap<keyof Limits, number>;

/** The limit that leaves out an unknown number of references, where one is reached. */
export function cutBy(omitted: Omitted): 'files' | 'references' | undefined {
  return omitted.has('files') ? 'files' : omitted.has('references') ? 'references' : undefined;
}

/** A sentence that says what is not searched, and how to have it searched. */
function describeOmitted(name: string, limits: readonly ReachedLimit[]): string {
  return l10n.t(
    '{0} is only partly searched for references. Not searched: {1}. Raise the limit in objrefs.yaml or in the settings.',
    name,
    listed(limits.map(({ limit, what }) => `${what} (limits.${limit})`)),
  );
}

/** The limits that are reached, with the file that sets them. */
export function reachedLimits(omitted: Omitted, { policy, loaded }: ProjectState): ReachedLimit[] {
  return [...omitted].map(([limit, files]) => ({
    limit,
    what: REASONS[limit](files, policy.limits[limit]),
    configuration: loaded.configuration?.limits[limit] === undefined ? null : loaded.configurationUri,
  }));
}

type Reason = (files: number, limit: number) => string;

const REASONS: Readonly<Record<keyof Limits, Reason>> = {
  fileSize: (files, limit) => l10n.t('{0} larger than {1} bytes', filesCounted(files), limit),
  lineLength: (files, limit) => l10n.t('{0} with lines of more than {1} characters', filesCounted(files), limit),
  files: (_, limit) => l10n.t('all files beyond the first {0}', limit),
  references: (files, limit) => l10n.t('{0} beyond the first {1} references', filesCounted(files), limit),
};

export const filesCounted = (count: number): string => l10n.count(count, '{0} file', '{0} files');

/** Shows what is not read because of a limit: once for each document or folder, and again when it reaches another limit. */
export function limitNotifier(connection: Connection, options: InitializationOptions) {
  const isFirst = firstTimes();
  const notifyOf = (uri: string, limits: readonly ReachedLimit[]): void => {
    if (limits.filter(({ limit }) => isFirst(`${limit} ${uri}`)).length === 0) return;
    const message = describeOmitted(nameOf(uri), limits);
    const reached: LimitsReached = { uri, message, limits };
    if (options.status) connection.sendNotification(LIMITS_REACHED, reached).catch(() => {});
    else notify(connection, MessageType.Warning, message);
  };
  return {
    /** A folder was searched. */
    inFolder({ uri, state }: Project, omitted: Omitted): void {
      if (uri !== null) notifyOf(uri, reachedLimits(omitted, state));
    },
    /** A document was opened. */
    inDocument(uri: string, lines: Lines, { state }: Project): void {
      notifyOf(uri, limitsInDocument(lines, state));
    },
  };
}

export function limitsInDocument(lines: Lines, state: ProjectState): ReachedLimit[] {
  if (isTooLarge(lines, state)) return reachedLimits(new Map([['fileSize', 1]]), state);
  const isCut = countLongLines(lines, state.scope.set.matcher) > 0;
  return isCut ? reachedLimits(new Map([['lineLength', 1]]), state) : [];
}

/** Whether the command line would skip a file of this text, whose line breaks are one byte each. */
export function isTooLarge(lines: Lines, { policy }: ProjectState): boolean {
  const { fileSize } = policy.limits;
  const sizeBy = (measure: (line: string) => number): number => {
    let size = lines.lineCount - 1;
    for (let index = 0; index < lines.lineCount; index++) size += measure(lines.line(index));
    return size;
  };
  const units = sizeBy(({ length }) => length);
  if (units > fileSize || units * MAX_BYTES <= fileSize) return units > fileSize;
  const encoder = new TextEncoder();
  return sizeBy((line) => encoder.encode(line).length) > fileSize;
}
/** Of a UTF-16 unit in UTF-8. */
const MAX_BYTES = 3;
