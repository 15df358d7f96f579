import type { Connection } from 'vscode-languageserver';
import * as checkText from '../handlers/checkText.ts';
import * as codeAction from '../handlers/codeAction.ts';
import * as codeLens from '../handlers/codeLens.ts';
import * as colours from '../handlers/colours.ts';
import * as completion from '../handlers/completion.ts';
import * as definition from '../handlers/definition.ts';
import * as documentHighlight from '../handlers/documentHighlight.ts';
import * as documentStatus from '../handlers/documentStatus.ts';
import * as documentSymbol from '../handlers/documentSymbol.ts';
import * as foldingRange from '../handlers/foldingRange.ts';
import * as hover from '../handlers/hover.ts';
import * as inlayHint from '../handlers/inlayHint.ts';
import * as references from '../handlers/references.ts';
import * as semanticTokens from '../handlers/semanticTokens.ts';
import type { Session } from '../session/session.ts';

const HANDLERS = [
  checkText,
  codeAction,
  codeLens,
  colours,
  completion,
  definition,
  documentHighlight,
  documentStatus,
  documentSymbol,
  foldingRange,
  hover,
  inlayHint,
  references,
  semanticTokens,
];

/** What editors request of their own accord. */
export function register(connection: Connection, session: Session): void {
  for (const handler of HANDLERS) handler.register(connection, session);
}
