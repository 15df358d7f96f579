import type { EditionDraft } from '../../catalog/imports/framework-draft.ts';
import type { Proposal } from '../../catalog/imports/proposals.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { wording } from '../../core/model/catalog.ts';
import { editionOf, type Framework } from '../../core/model/framework.ts';
import { composeFrameworks } from '../../core/resolution/compose.ts';
import type { ProposedReplacement, RevisableFramework, RevisionParams } from '../../protocol/index.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import { currentText, readImportFile } from '../workspace/current-text.ts';

export const failed = (): string => l10n.t('The editions could not be compared. See the log for details.');
const unwritable = (uri: string): Refusal =>
  new Refusal(l10n.t('{0} is written in a way that cannot be extended. Add the edition by hand.', nameOf(uri)));

/** Nothing for a framework without a catalog that can be edited, or without a name of its edition. */
export function revisable(
  folder: string,
  { prefix, title, editions }: Framework,
  session: Session,
): RevisableFramework[] {
  const own = editions.flatMap(({ id, uri }) => {
    const catalog = session.catalogs.editable(uri);
    return catalog && id !== '' ? [{ id, catalog: catalog.uri }] : [];
  });
  return own.length === 0 ? [] : [{ folder, prefix, title: title ?? null, editions: own }];
}

/** The file does not name its edition, or by a name that is taken. */
export class EditionNeeded extends Refusal {}

/** Two editions, and the catalog of the older one in its present text. */
interface Compared {
  readonly text: string;
  readonly uri: string;
  readonly version: number | null;
  readonly older: string;
  readonly newer: string;
  /** Whether the newer edition comes right after the older one. */
  readonly isNext: boolean;
  /** That of a file, which is not in the catalog. */
  readonly edition?: EditionDraft;
  readonly proposals: readonly Proposal[];
  readonly added: number;
  readonly dropped: readonly string[];
}

export async function compareEditions(session: Session, params: RevisionParams): Promise<Result<Compared>> {
  await session.workspace.allSettled();
  const project = session.workspace.projects.find(({ uri }) => uri === normalise(params.folder));
  const framework = project?.state.scope.set.get(params.prefix);
  const older = framework && editionOf(framework, { edition: params.older });
  const isEditable = older && session.catalogs.editable(older.uri) !== undefined;
  const current = older && (await currentText(older.uri, session));
  if (!isEditable || !current) {
    return new Refusal(
      l10n.t('The catalog of {0} {1} cannot be edited. Fix its problems first.', params.prefix, params.older),
    );
  }
  const { proposalsBetween } = await import('../../catalog/imports/proposals.ts');
  const { text, uri, version } = current;
  const place = { text, uri, version, older: older.id };
  if (params.file === undefined) {
    const newer = framework.editions.find(({ id, index }) => id === params.newer && index > older.index);
    if (!newer) return new Refusal(l10n.t('{0} {1} no longer exists. Try again.', params.prefix, params.newer ?? ''));
    const { proposals, added } = proposalsBetween(framework, older, newer);
    const isNext = newer.index === older.index + 1;
    return { ...place, newer: newer.id, isNext, proposals, added: added.length, dropped: [] };
  }
  const read = await readEdition(session, params.file, params, framework);
  if (isRefusal(read)) return read;
  const { edition, dropped } = read;
  const revised = await withEdition(place, edition, params.prefix);
  if (isRefusal(revised)) return revised;
  const [before, after] = [older.id, edition.edition].map((id) => revised.editions.find((one) => one.id === id));
  if (!before || !after) return new Refusal(failed());
  const { proposals, added } = proposalsBetween(revised, before, after);
  return { ...place, newer: after.id, isNext: true, edition, proposals, added: added.length, dropped };
}

/** The framework as it would be with another edition in its catalog. */
async function withEdition(
  { text, uri, older }: Pick<Compared, 'text' | 'uri' | 'older'>,
  edition: EditionDraft,
  prefix: string,
): Promise<Result<Framework>> {
  const { readCatalog } = await import('../../catalog/reading/catalog-reader.ts');
  const { reviseCatalog } = await import('../../catalog/imports/revise-catalog.ts');
  const revised = reviseCatalog(text, { added: [edition], older, records: new Map() });
  const next = readCatalog(normalise(uri), revised ?? '').catalog;
  if (!next) {
    const { writeCatalog } = await import('../../catalog/imports/write-catalog.ts');
    const { problems } = readCatalog('', writeCatalog({ prefix, editions: [edition] }).text);
    const error = problems.find(({ severity }) => severity === 'error');
    return error ? new Refusal(l10n.t('The new edition has errors: {0}', error.message)) : unwritable(uri);
  }
  return (
    composeFrameworks([{ catalog: next, origin: 'workspace' }], new Map()).set.frameworks[0] ?? new Refusal(failed())
  );
}

/** The text of the catalog with the edition, and with those proposals recorded whose numbers are accepted. */
export async function revisedText(
  { text, uri, older, newer, isNext, edition, proposals }: Compared,
  accepted: readonly string[],
): Promise<Result<string>> {
  const { reviseCatalog } = await import('../../catalog/imports/revise-catalog.ts');
  const { successorsOf } = await import('../../catalog/imports/proposals.ts');
  const isAccepted = new Set(accepted);
  const records = new Map(
    proposals.flatMap((proposal) => {
      const successors = successorsOf(proposal).map((one) => (isNext ? one : { ...one, edition: newer }));
      return isAccepted.has(proposal.from.number) ? [[proposal.from.number, successors] as const] : [];
    }),
  );
  return reviseCatalog(text, { ...(edition && { added: [edition] }), older, records }) ?? unwritable(uri);
}

async function readEdition(
  session: Session,
  file: string,
  { prefix, newer }: RevisionParams,
  { editions }: Framework,
): Promise<Result<{ readonly edition: EditionDraft; readonly dropped: readonly string[] }>> {
  const given = await readImportFile(session, file);
  if (isRefusal(given)) return given;
  const { readImport } = await import('../../catalog/imports/formats/read-import.ts');
  const { draft, problems, dropped } = await readImport(given, {
    prefix,
    ...(newer !== undefined && { edition: newer }),
  });
  const [edition, ...others] = draft?.editions ?? [];
  if (!edition) return new Refusal(problems.find(({ severity }) => severity === 'error')?.message ?? '');
  if (others.length > 0) return new Refusal(l10n.t('{0} has several editions. Import them one by one.', given.name));
  const id = edition.edition;
  if (id === undefined) return new EditionNeeded(l10n.t('{0} does not name its edition.', given.name));
  const isTaken = editions.some((one) => one.id === id || one.aliases.some(({ text }) => text === id));
  return isTaken ? new EditionNeeded(l10n.t('{0} already has an edition {1}.', prefix, id)) : { edition, dropped };
}

export function asRow({ kind, from, to, now }: Proposal): ProposedReplacement {
  const [first] = to;
  return {
    kind,
    number: from.number,
    title: wording(from),
    to: to.map(({ objective }) => ({ number: objective.number, title: wording(objective) })),
    ...(first && { likeness: Math.floor(first.likeness * 100) }),
    ...(now && { now: wording(now) }),
  };
}
