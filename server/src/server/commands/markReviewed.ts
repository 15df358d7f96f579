import { type Connection, MessageType } from 'vscode-languageserver';
import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { sum } from '../../core/base/collections.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { intersects, type Range } from '../../core/model/text.ts';
import { type Cited, citedBy } from '../../core/resolution/scope.ts';
import { type Stamp, stampsOf, withStamps } from '../../core/reviews/record.ts';
import type { MarkReviewed } from '../../protocol/index.ts';
import { normalise, officeFileOf, relativePath } from '../../uri/uris.ts';
import { applyEdits } from '../lsp/apply-edit.ts';
import { notify } from '../lsp/messages.ts';
import { type Work, withProgress } from '../progress/with-progress.ts';
import { recordEdit } from '../rename/review-record.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';
import { examineTexts } from '../workspace/project-texts.ts';
import type { ServerCommand } from './server-command.ts';

const label = (): string => l10n.t('Mark references as reviewed');
const nothing = (): string =>
  l10n.t('There are no references to mark as reviewed. Fix invalid and outdated references first.');

/** Records reviews by an edit that the client applies and can undo, and shows how many were recorded. */
export const command = (connection: Connection, session: Session): ServerCommand => ({
  label: label(),
  failure: l10n.t('The review could not be recorded.'),
  async run(argument, token) {
    const asked = readArgument(argument);
    const documents = asked
      ? await inDocument(session, asked)
      : await withProgress(connection, session.support, label(), token, (work) => inWorkspace(session, work));
    const recorded = await record(connection, session, documents);
    if (isRefusal(recorded)) notify(connection, MessageType.Warning, recorded.message);
    else notify(connection, MessageType.Info, recorded);
  },
});

/** What was reviewed of a document. */
interface Reviewed {
  readonly project: Project;
  /** Relative to the root's folder. */
  readonly path: string;
  readonly cited: readonly Cited[];
  /** How many reused numbers, which were in question, are recorded in their present meaning. */
  readonly settled: number;
}

/** Invalid arguments are ignored. */
function readArgument(argument: unknown): MarkReviewed | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { uri, range } = argument as Record<string, unknown>;
  if (typeof uri !== 'string') return null;
  return isRange(range) ? { uri, range } : { uri };
}

function isRange(value: unknown): value is Range {
  const { start, end } = (value ?? {}) as Partial<Record<'start' | 'end', Partial<Range['start']>>>;
  return [start?.line, start?.character, end?.line, end?.character].every((part) => typeof part === 'number');
}

async function inDocument(session: Session, { uri, range }: MarkReviewed): Promise<Reviewed[]> {
  const project = await session.loadedProject(uri);
  await project.settled();
  const document = await session.analyse(uri);
  const path = project.uri === null ? undefined : relativePath(project.uri, officeFileOf(uri) ?? normalise(uri));
  if (!document || path === undefined) return [];
  if (!range) return [{ project, path, ...ofWholeDocument(document.analysis) }];
  const here = document.analysis.references.filter(({ reference }) => intersects(reference.range, range));
  return [{ project, path, cited: citedBy(here), settled: 0 }];
}

async function inWorkspace(session: Session, work: Work): Promise<Reviewed[]> {
  const reviewed: Reviewed[] = [];
  for (const project of session.workspace.projects) {
    const folder = project.uri;
    if (folder === null) continue;
    const found = await examineTexts(project, session, work, ({ uri, analysis }) => {
      const path = relativePath(folder, normalise(uri));
      if (path === undefined || analysis.references.length === 0) return null;
      return { project, path, ...ofWholeDocument(analysis) };
    });
    reviewed.push(...found);
  }
  return reviewed;
}

function ofWholeDocument({ references, diagnostics }: DocumentAnalysis): Pick<Reviewed, 'cited' | 'settled'> {
  const settled = diagnostics.filter(({ code }) => code === 'reused-number').length;
  return { cited: citedBy(references), settled };
}

/** @returns a sentence that says how many reviews were recorded */
async function record(
  connection: Connection,
  session: Session,
  documents: readonly Reviewed[],
): Promise<Result<string>> {
  const stamps: Stamp[] = [];
  for (const project of new Set(documents.map((document) => document.project))) {
    const ofProject = documents.filter((document) => document.project === project);
    const outcome = await recordInProject(connection, session, project, ofProject);
    if (isRefusal(outcome)) return outcome;
    stamps.push(...outcome);
  }
  if (stamps.length === 0) return new Refusal(nothing());
  const count = (state: Stamp['state']) => stamps.filter((stamp) => stamp.state === state).length;
  const counts = [stamps.length, count('new'), count('changed')] as const;
  const recorded = l10n.plural(
    stamps.length,
    l10n.t('Recorded {0} review: {1} new, {2} changed.', ...counts),
    l10n.t('Recorded {0} reviews: {1} new, {2} changed.', ...counts),
  );
  const settled = sum(documents.map((document) => document.settled));
  return settled > 0 ? `${recorded} ${inPresentMeaning(settled)}` : recorded;
}

const inPresentMeaning = (count: number): string =>
  l10n.plural(
    count,
    l10n.t('{0} reused number is recorded in its present meaning. If that is wrong, undo, and migrate first.', count),
    l10n.t(
      '{0} reused numbers are recorded in their present meaning. If that is wrong, undo, and migrate first.',
      count,
    ),
  );

/** Gives the reviews that the record has now. */
async function recordInProject(
  connection: Connection,
  session: Session,
  project: Project,
  documents: readonly Reviewed[],
): Promise<Result<readonly Stamp[]>> {
  let stamps: readonly Stamp[] = [];
  const edit = await recordEdit(
    (before) => {
      stamps = documents.flatMap(({ path, cited }) => stampsOf(path, cited, before));
      return stamps.every(({ state }) => state === 'same') ? before : withStamps(before, stamps);
    },
    project,
    session,
  );
  if (isRefusal(edit)) return edit;
  if (!edit) return stamps;
  if (await applyEdits(connection, session.support, label(), [edit])) return stamps;
  return new Refusal(l10n.t('No reviews were recorded because the review record has changed. Try again.'));
}
