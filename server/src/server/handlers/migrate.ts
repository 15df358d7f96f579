import type { CancellationToken, Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { type Choices, Replacements } from '../../core/editions/replacements.ts';
import { migrate } from '../../core/fixing/migrate.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { numberKey } from '../../core/resolution/numbers.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import { editOfFiles, editOfFilesShownFirst, type FileEdits } from '../../features/workspace-edit.ts';
import {
  MIGRATION_REQUESTS,
  type MigratableFramework,
  type MigrationChoice,
  type MigrationParams,
  type MigrationPlan,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { cancellable } from '../lsp/cancellation.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { QUIETLY, type Work } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';
import { examineTexts } from '../workspace/project-texts.ts';

export function registerMigrate(connection: Connection, session: Session): void {
  const { workspace, support } = session;
  const plan = (params: MigrationParams, token: CancellationToken) =>
    cancellable(token, (signal) => planMigration(session, params, { ...QUIETLY, signal }));

  respond(connection, MIGRATION_REQUESTS.frameworks, none, async () => {
    await workspace.allSettled();
    return workspace.projects.flatMap(migratableFrameworks);
  });

  respond(connection, MIGRATION_REQUESTS.plan, noAnswer, async (params, token) => {
    const planned = await plan(params, token);
    return planned?.plan ?? null;
  });

  respond(connection, MIGRATION_REQUESTS.migrate, noAnswer, async (params, token) => {
    const planned = await plan(params, token);
    if (!planned || token.isCancellationRequested) return null;
    if (planned.files.length === 0) return { applied: false, plan: planned.plan };
    const label = l10n.t('Migrate to {0} {1}', params.prefix, params.edition);
    const edit = params.preview
      ? editOfFilesShownFirst(planned.files, label, support)
      : editOfFiles(planned.files, support);
    const { applied } = await connection.workspace.applyEdit({ label, edit, metadata: { isRefactoring: true } });
    return { applied, plan: planned.plan };
  });
}

const none = (): [] => [];

/** A plan with the edits that carry it out. */
interface PlannedMigration {
  readonly plan: MigrationPlan;
  readonly files: readonly FileEdits[];
}

/** The frameworks of a project that have an edition to migrate from, and one to migrate to. */
function migratableFrameworks({ uri, state }: Project): MigratableFramework[] {
  if (uri === null) return [];
  return state.scope.set.frameworks
    .filter(({ editions }) => editions.length > 1)
    .map(({ prefix, title, editions, current }) => ({
      folder: uri,
      prefix,
      title: title === undefined ? null : plainLine(title),
      editions: editions
        .slice(1)
        .reverse()
        .map((edition) => ({ id: edition.id, isCurrent: edition === current, objectives: edition.objectives.length })),
    }));
}

/** Plans for all present texts of a project. Null where it has no such framework or edition (any more). */
async function planMigration(session: Session, params: MigrationParams, work: Work): Promise<PlannedMigration | null> {
  const folder = normalise(params.folder);
  const project = session.workspace.projects.find(({ uri }) => uri === folder);
  if (!project) return null;
  let replacements: Replacements | null = null;
  const migrated = await examineTexts(project, session, work, (document, { set }) => {
    const framework = set.get(params.prefix);
    if (!framework) return null;
    if (replacements?.framework !== framework) replacements = replacementsFor(framework, params);
    if (!replacements) return null;
    const migration = migrate(document.analysis, replacements, 'keep');
    return migration.references === 0 ? null : { uri: document.uri, version: document.version, ...migration };
  });
  replacements ??= replacementsFor(project.state.scope.set.get(params.prefix), params);
  if (!replacements) return null;

  const questions = new Map<string, Question>();
  let [left, toChoose] = [0, 0];
  for (const one of migrated.flatMap((migration) => migration.unresolved)) {
    if (one.reason !== 'choice' || one.candidates.length === 0) {
      left++;
      continue;
    }
    toChoose++;
    const key = numberKey(one.number, replacements.framework.numbering);
    const question = questions.get(key) ?? { number: one.number, references: 0, candidates: new Map() };
    question.references++;
    for (const candidate of one.candidates) question.candidates.set(candidate.number, candidate);
    questions.set(key, question);
  }
  const files = migrated.filter(({ edits }) => edits.length > 0);
  const plan: MigrationPlan = {
    references: migrated.reduce((sum, { references }) => sum + references, 0),
    rewritten: migrated.reduce((sum, { rewritten }) => sum + rewritten.length, 0),
    files: files.length,
    toChoose,
    left,
    questions: [...questions.values()].map(({ number, references, candidates }) => ({
      number,
      title: titleBefore(number, replacements!),
      references,
      candidates: [...candidates.values()].map((one) => ({ number: one.number, title: plainLine(wording(one)) })),
    })),
  };
  return { plan, files };
}

interface Question {
  readonly number: string;
  references: number;
  readonly candidates: Map<string, Listed>;
}

function replacementsFor(framework: Framework | undefined, { edition, choices }: MigrationParams): Replacements | null {
  const target = framework?.editions.find(({ id, index }) => id === edition && index > 0);
  return framework && target ? new Replacements(framework, target, choicesIn(framework, target, choices)) : null;
}

/** Choices of objectives that the target edition does not have (any more) are ignored. */
function choicesIn(framework: Framework, target: FrameworkEdition, choices: readonly MigrationChoice[]): Choices {
  const found = new Map<string, readonly Listed[]>();
  for (const { number, becomes } of choices) {
    const objectives = becomes.map((one) => target.byNumber.get(one));
    const alive = objectives.flatMap((one) => (one && !one.withdrawn ? one : []));
    if (alive.length > 0 && alive.length === becomes.length) found.set(numberKey(number, framework.numbering), alive);
  }
  return found;
}

/** In the newest edition before the target that lists the number. */
function titleBefore(number: string, { framework, target }: Replacements): string {
  for (const edition of framework.editions.slice(0, target.index).reverse()) {
    const objective = edition.byNumber.get(number);
    if (objective) return wording(objective);
  }
  return '';
}
