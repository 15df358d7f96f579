import { type Connection, MessageType } from 'vscode-languageserver';
import type { ProblemCode } from '../core/model/problem.ts';
import { repair } from '../core/repair/repair.ts';
import { editOfFiles, type FileEdits } from '../features/workspace-edit.ts';
import type { FixAllInWorkspace } from '../protocol.ts';
import { normalise } from '../uris.ts';
import type { ServerCommand } from './commands.ts';
import { examineTexts, type Work } from './root-texts.ts';
import type { Session } from './session.ts';
import { tell } from './tell.ts';
import { visibly } from './visible-work.ts';

/** What can be mended in all files, and what is left. */
interface WorkspaceRepair {
  readonly files: readonly FileEdits[];
  readonly mended: number;
  readonly left: number;
}

const LABEL = 'Fix all objective references';

/** The command that mends all files: the server asks the client for one edit, and says what came of it. */
export function fixAllInWorkspace(connection: Connection, session: Session): ServerCommand {
  return {
    label: LABEL,
    failure: 'The objective references could not be fixed.',
    async run(argument, token) {
      const asked = readArgument(argument);
      const found = await visibly(connection, session.support, LABEL, token, (work) => mendAll(session, asked, work));
      await carryOut(connection, session, found);
    },
  };
}

/** Clients send what they like: what is no argument of ours is none. */
function readArgument(argument: unknown): FixAllInWorkspace {
  if (typeof argument !== 'object' || argument === null) return {};
  const { code, uri } = argument as Record<string, unknown>;
  return { ...(typeof code === 'string' && { code }), ...(typeof uri === 'string' && { uri }) };
}

async function mendAll(session: Session, { code, uri }: FixAllInWorkspace, work: Work): Promise<WorkspaceRepair> {
  const { workspace, texts } = session;
  const roots = uri === undefined ? workspace.roots : [workspace.rootOf(normalise(uri))];
  const options = code === undefined ? {} : { codes: new Set([code as ProblemCode]) };
  const found = [];
  for (const root of roots) {
    const inRoot = await examineTexts(root, texts, work, (document) => {
      const { edits, mended, left } = repair(document.analysis, options);
      const isNothing = edits.length === 0 && left.length === 0;
      return isNothing ? null : { document, edits, mended: mended.length, left: left.length };
    });
    found.push(...inRoot);
  }
  const files = found.filter(({ edits }) => edits.length > 0);
  return { files, mended: sum(files, 'mended'), left: sum(found, 'left') };
}

async function carryOut(connection: Connection, { support }: Session, found: WorkspaceRepair): Promise<void> {
  const { files, mended, left } = found;
  const rest = left === 0 ? '' : ` ${left === 1 ? '1 problem is' : `${left} problems are`} left for you to decide.`;
  if (files.length === 0) {
    tell(connection, MessageType.Info, `There is nothing to fix without a choice.${rest}`);
    return;
  }
  const edit = editOfFiles(files, support);
  // `isRefactoring`: an editor saves what it had to open, and undoes all files together (LSP 3.18).
  const { applied } = await connection.workspace.applyEdit({ label: LABEL, edit, metadata: { isRefactoring: true } });
  if (!applied) {
    tell(connection, MessageType.Warning, 'Nothing was fixed: a document has changed meanwhile. Try again.');
    return;
  }
  const what = mended === 1 ? '1 problem' : `${mended} problems`;
  const where = files.length === 1 ? '1 file' : `${files.length} files`;
  tell(connection, MessageType.Info, `Fixed ${what} in ${where}.${rest}`);
}

function sum<K extends string>(all: readonly Readonly<Record<K, number>>[], key: K): number {
  return all.reduce((total, one) => total + one[key], 0);
}
