import type { Connection } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { linesOf } from '../../core/model/text.ts';
import type { CheckResult } from '../../library/api.ts';
import { checkResult } from '../../library/rows.ts';
import { CHECK_REQUEST, CHECKS_CHANGED, type CheckParams } from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';

/** Answers what is to be said of texts that a client renders. */
export function bindChecks(connection: Connection, session: Session): ChangeListener {
  connection.onRequest(
    CHECK_REQUEST,
    requestHandler(connection, noAnswer, async ({ uri, text }: CheckParams, token): Promise<CheckResult | null> => {
      const { state } = await session.loadedRoot(uri);
      if (text.length > state.policy.limits.fileSize) return null;
      const analysis = new DocumentAnalysis(linesOf(text), state.scope, normalise(uri));
      const slice = new TimeSlice();
      while (!analysis.diagnoseUntil(slice.isOver)) {
        await slice.pause();
        if (token.isCancellationRequested) return null;
      }
      return checkResult(uri, analysis);
    }),
  );
  return {
    documentChanged() {},
    documentClosed() {},
    filesChanged() {},
    diagnoseAll() {
      if (!session.options.preview) return;
      connection.sendNotification(CHECKS_CHANGED).catch((error) => {
        connection.console.warn(`The client did not render texts again: ${describeError(error)}`);
      });
    },
    dispose() {},
  };
}

const noAnswer = (): null => null;
