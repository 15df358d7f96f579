import type { Connection } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { linesOf } from '../../core/model/text.ts';
import type { CheckResult } from '../../library/api.ts';
import { checkResult } from '../../library/rows.ts';
import { CHECK_REQUEST, type CheckParams } from '../../protocol/index.ts';
import { normalise, officeFileOf } from '../../uri/uris.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { diagnoseInSlices } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(
    connection,
    CHECK_REQUEST,
    noAnswer,
    async ({ uri, text }: CheckParams, token): Promise<CheckResult | null> => {
      const { state } = await session.loadedProject(uri);
      if (text.length > state.policy.limits.fileSize) return null;
      const analysis = new DocumentAnalysis(linesOf(text), state.scope, officeFileOf(uri) ?? normalise(uri));
      const isDiagnosed = await diagnoseInSlices(analysis, () => token.isCancellationRequested);
      return isDiagnosed ? checkResult(uri, analysis) : null;
    },
  );
}
