import type { Connection } from 'vscode-languageserver';
import { DocumentAnalysis } from '../core/document-analysis.ts';
import { linesOf } from '../core/model/text.ts';
import type { CheckResult } from '../library/api.ts';
import { CHECK_REQUEST, CHECKS_CHANGED, type CheckParams } from '../protocol.ts';
import { checkResult } from '../rows.ts';
import { normalise } from '../uris.ts';
import { answering } from './answering.ts';
import type { ChangeListener } from './changes.ts';
import { describeError } from './describe-error.ts';
import type { Session } from './session.ts';
import { TimeSlice } from './time-slice.ts';

/** Answers what is to be said of texts that a client renders. */
export function bindChecks(connection: Connection, session: Session): ChangeListener {
  connection.onRequest(
    CHECK_REQUEST,
    answering(connection, noAnswer, async ({ uri, text }: CheckParams, token): Promise<CheckResult | null> => {
      const { state } = await session.loadedRoot(uri);
      if (text.length > state.policy.limits.fileSize) return null;
      const analysis = new DocumentAnalysis(linesOf(text), state.scope, normalise(uri));
      const slice = new TimeSlice();
      while (!analysis.judgeUntil(slice.isOver)) {
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
    judgeAll() {
      if (!session.options.preview) return;
      connection.sendNotification(CHECKS_CHANGED).catch((error) => {
        connection.console.warn(`The client did not render texts again: ${describeError(error)}`);
      });
    },
    dispose() {},
  };
}

const noAnswer = (): null => null;
