import type { Connection } from 'vscode-languageserver';
import * as coverage from '../handlers/coverage.ts';
import * as documentText from '../handlers/documentText.ts';
import * as explainText from '../handlers/explainText.ts';
import * as importFramework from '../handlers/importFramework.ts';
import * as insertReferences from '../handlers/insertReferences.ts';
import * as migrate from '../handlers/migrate.ts';
import * as newCatalog from '../handlers/newCatalog.ts';
import * as objectives from '../handlers/objectives.ts';
import * as revision from '../handlers/revision.ts';
import * as whatChanged from '../handlers/whatChanged.ts';
import * as willRenameFiles from '../handlers/willRenameFiles.ts';
import * as workspaceSymbol from '../handlers/workspaceSymbol.ts';
import type { Session } from '../session/session.ts';

const HANDLERS = [
  coverage,
  documentText,
  explainText,
  importFramework,
  insertReferences,
  migrate,
  newCatalog,
  objectives,
  revision,
  whatChanged,
  willRenameFiles,
  workspaceSymbol,
];

/** What people ask for now and then. */
export function register(connection: Connection, session: Session): void {
  for (const handler of HANDLERS) handler.register(connection, session);
}
