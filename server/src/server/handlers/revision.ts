import type { Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { lineEdit } from '../../core/text/edits.ts';
import { REVISION_REQUESTS, type RecordOutcome, type Revision, type RevisionParams } from '../../protocol/index.ts';
import { nameOf } from '../../uri/uris.ts';
import { applyEdits } from '../lsp/apply-edit.ts';
import { none, respond } from '../lsp/request-handler.ts';
import {
  asRow,
  compareEditions,
  EditionNeeded,
  failed,
  revisable,
  revisedText,
} from '../revising/edition-comparison.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { workspace, support } = session;

  respond(connection, REVISION_REQUESTS.frameworks, none, async () => {
    await workspace.allSettled();
    return workspace.projects.flatMap(({ uri, state }) =>
      uri === null ? [] : state.scope.set.frameworks.flatMap((framework) => revisable(uri, framework, session)),
    );
  });

  respond(connection, REVISION_REQUESTS.compare, notCompared, async (params) => {
    const compared = await compareEditions(session, params);
    if (isRefusal(compared)) {
      return { ...notCompared(params), refusal: compared.message, needsEdition: compared instanceof EditionNeeded };
    }
    const { newer, proposals, added, dropped } = compared;
    return { newer, proposals: proposals.map(asRow), added, dropped };
  });

  respond(connection, REVISION_REQUESTS.record, notRecorded, async ({ accepted, ...params }) => {
    const compared = await compareEditions(session, params);
    if (isRefusal(compared)) return { ...notRecorded(), refusal: compared.message };
    const revised = await revisedText(compared, accepted);
    if (isRefusal(revised)) return { ...notRecorded(), refusal: revised.message };
    const { text, uri, version, newer, edition } = compared;
    const edit = lineEdit(text, revised);
    if (!edit) return { applied: true, catalog: uri };
    const label = edition
      ? l10n.t('Add edition {0} to {1}', newer, nameOf(uri))
      : l10n.t('Record replacements in {0}', nameOf(uri));
    const applied = await applyEdits(connection, support, label, [{ uri, version, edits: [edit] }]);
    return { applied, catalog: uri };
  });
}

const notCompared = ({ newer = '' }: RevisionParams): Revision => ({
  refusal: failed(),
  newer,
  proposals: [],
  added: 0,
  dropped: [],
});
const notRecorded = (): RecordOutcome => ({ applied: false, refusal: failed(), catalog: '' });
