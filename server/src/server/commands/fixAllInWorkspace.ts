import { type Connection, MessageType } from 'vscode-languageserver';
import { sum } from '../../core/base/collections.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, type Result } from '../../core/base/result.ts';
import { fixAll } from '../../core/fixing/fix-all.ts';
import { meaningsOfEdits } from '../../core/fixing/meanings-after.ts';
import type { DiagnosticCode } from '../../core/model/diagnostic.ts';
import type { FileEdits } from '../../features/lsp/workspace-edit.ts';
import type { FixAllInWorkspace } from '../../protocol/index.ts';
import { countFiles, normalise } from '../../uri/uris.ts';
import { filesCounted } from '../index/omitted.ts';
import { applyEdits } from '../lsp/apply-edit.ts';
import { notify } from '../lsp/messages.ts';
import { type Work, withProgress } from '../progress/with-progress.ts';
import { meaningsEdit } from '../rename/review-record.ts';
import type { Session } from '../session/session.ts';
import { examineTexts } from '../workspace/project-texts.ts';
import type { ServerCommand } from './server-command.ts';

/** What can be fixed in all files, and how many problems remain. */
interface WorkspaceFixes {
  readonly files: readonly FileEdits[];
  /** The edits of review records: what is said there about reused numbers. */
  readonly records: readonly FileEdits[];
  readonly fixed: number;
  readonly unresolved: number;
}

const label = (): string => l10n.t('Fix all objective references');

/** Fixes all files by one edit that the client applies, and shows how many problems were fixed. */
export function command(connection: Connection, session: Session): ServerCommand {
  return {
    label: label(),
    failure: l10n.t('The objective references could not be fixed.'),
    async run(argument, token) {
      const scope = readArgument(argument);
      const found = await withProgress(connection, session.support, label(), token, (work) =>
        fixAllIn(session, scope, work),
      );
      if (isRefusal(found)) notify(connection, MessageType.Warning, found.message);
      else await apply(connection, session, found);
    },
  };
}

/** Invalid arguments are ignored. */
function readArgument(argument: unknown): FixAllInWorkspace {
  if (typeof argument !== 'object' || argument === null) return {};
  const { code, uri } = argument as Record<string, unknown>;
  return { ...(typeof code === 'string' && { code }), ...(typeof uri === 'string' && { uri }) };
}

async function fixAllIn(
  session: Session,
  { code, uri }: FixAllInWorkspace,
  work: Work,
): Promise<Result<WorkspaceFixes>> {
  const { workspace } = session;
  const projects = uri === undefined ? workspace.projects : [workspace.projectOf(normalise(uri))];
  const options = code === undefined ? {} : { codes: new Set([code as DiagnosticCode]) };
  const found = [];
  const records: FileEdits[] = [];
  for (const project of projects) {
    const inProject = await examineTexts(project, session, work, ({ uri, version, analysis }) => {
      const { edits, fixed, unresolved } = fixAll(analysis, options);
      if (edits.length === 0 && unresolved.length === 0) return null;
      const meanings = meaningsOfEdits(analysis, edits);
      return { uri, version, edits, fixed: fixed.length, unresolved: unresolved.length, meanings };
    });
    const record = await meaningsEdit(inProject, project, session);
    if (isRefusal(record)) return record;
    if (record) records.push(record);
    found.push(...inProject);
  }
  const files = found.filter(({ edits }) => edits.length > 0);
  return {
    files,
    records,
    fixed: sum(files.map(({ fixed }) => fixed)),
    unresolved: sum(found.map((one) => one.unresolved)),
  };
}

async function apply(connection: Connection, { support }: Session, found: WorkspaceFixes): Promise<void> {
  const { files, records, fixed, unresolved } = found;
  const rest = l10n.count(unresolved, '{0} problem needs manual review.', '{0} problems need manual review.');
  const withRest = (sentence: string): string => (unresolved === 0 ? sentence : `${sentence} ${rest}`);
  if (files.length === 0) {
    notify(connection, MessageType.Info, withRest(l10n.t('No problems can be fixed automatically.')));
    return;
  }
  if (!(await applyEdits(connection, support, label(), [...files, ...records]))) {
    notify(
      connection,
      MessageType.Warning,
      l10n.t('No problems were fixed because a document has changed. Try again.'),
    );
    return;
  }
  const what = l10n.count(fixed, '{0} problem', '{0} problems');
  const count = countFiles(files.map(({ uri }) => uri));
  notify(connection, MessageType.Info, withRest(l10n.t('Fixed {0} in {1}.', what, filesCounted(count))));
}
