import { pushTo, sum } from '../../core/base/collections.ts';
import { isRefusal, type Refusal } from '../../core/base/result.ts';
import { type Choices, Replacements } from '../../core/editions/replacements.ts';
import { chosenIn, type Decide, type DecisionRow, decisionIn, decisionRow } from '../../core/fixing/decisions.ts';
import { migrate, referencesOf } from '../../core/fixing/migrate.ts';
import type { UnresolvedReference } from '../../core/fixing/unresolved.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { comparePositions } from '../../core/model/text.ts';
import { numberKey } from '../../core/resolution/numbers.ts';
import { excerpt, onOneLine, plainLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import type { FileEdits } from '../../features/lsp/workspace-edit.ts';
import type {
  MigratableFramework,
  MigrationChoice,
  MigrationParams,
  MigrationPlan,
  ReferenceDecision,
} from '../../protocol/index.ts';
import { countFiles, normalise } from '../../uri/uris.ts';
import type { Work } from '../progress/with-progress.ts';
import { meaningsEdit } from '../rename/review-record.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';
import { examineTexts } from '../workspace/project-texts.ts';

/** A plan with the edits that carry it out. */
export interface PlannedMigration {
  readonly plan: MigrationPlan;
  /** With the review record, where something is settled. */
  readonly files: readonly FileEdits[];
  /** Why the review record cannot be changed: then nothing is. */
  readonly refusal?: Refusal;
}

/** The frameworks of a project that have an edition to migrate from, and one to migrate to. */
export function migratableFrameworks({ uri, state }: Project): MigratableFramework[] {
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
export async function planMigration(
  session: Session,
  params: MigrationParams,
  work: Work,
): Promise<PlannedMigration | null> {
  const folder = normalise(params.folder);
  const project = session.workspace.projects.find(({ uri }) => uri === folder);
  if (!project) return null;
  let replacements: Replacements | null = null;
  const decided = decisionsByDocument(params.decisions);
  const migrated = await examineTexts(project, session, work, (document, { set }) => {
    const framework = set.get(params.prefix);
    if (!framework) return null;
    if (replacements?.framework !== framework) replacements = replacementsFor(framework, params);
    return replacements && migrateDocument(document, replacements, decided);
  });
  replacements ??= replacementsFor(project.state.scope.set.get(params.prefix), params);
  if (!replacements) return null;
  const { framework, target } = replacements as Replacements;
  const files = migrated.filter(({ edits }) => edits.length > 0);
  const edited = migrated
    .filter(({ isChanged }) => isChanged)
    .map(({ uri, settled, leftOpen }) => ({
      uri,
      meanings: [{ framework, target, reviews: [...settled, ...leftOpen] }],
    }));
  const record = await meaningsEdit(edited, project, session);
  const plan = planOf(migrated, replacements);
  if (isRefusal(record)) return { plan, files, refusal: record };
  return { plan, files: record ? [...files, record] : files };
}

/** A migration of one document, of which only those with decisions are changed, where there are any. Null without references. */
function migrateDocument(
  { uri, version, languageId, lines, analysis }: FeatureDocument,
  replacements: Replacements,
  decided: ReadonlyMap<string, readonly ReferenceDecision[]> | undefined,
) {
  const decide = decided && decideBy(decided.get(normalise(uri)) ?? [], replacements);
  const migration = migrate(analysis, replacements, { decide, languageId });
  if (migration.references === 0) return null;
  const isChanged = !decided || decided.has(normalise(uri));
  const rows = migration.unresolved.map((one) => {
    const row = decisionRow(analysis, one, languageId);
    return { uri, excerpt: excerpt(lines, row.range), ...plainRow(row) };
  });
  const unchanged = { edits: [], rewritten: [], settled: [], leftOpen: [] };
  return { uri, version, isChanged, ...migration, ...(!isChanged && unchanged), rows };
}

type MigratedDocument = NonNullable<ReturnType<typeof migrateDocument>>;

function planOf(migrated: readonly MigratedDocument[], replacements: Replacements): MigrationPlan {
  const unresolved = migrated.flatMap((migration) => migration.unresolved);
  const open = unresolved.filter(({ reason, candidates }) => reason === 'choice' && candidates.length > 0);
  return {
    references: sum(migrated.map(({ references }) => references)),
    affected: sum(migrated.map(({ affected }) => affected.size)),
    rewritten: sum(migrated.map(({ rewritten }) => rewritten.length)),
    files: countFiles(migrated.flatMap(({ uri, edits }) => (edits.length > 0 ? uri : []))),
    toChoose: referencesOf(open).size,
    left: referencesOf(unresolved).size - referencesOf(open).size,
    questions: questionsOf(open, replacements),
    decisions: migrated.flatMap(({ rows }) => rows),
    settled: sum(migrated.map(({ settled }) => settled.length)),
  };
}

/** One question for each number, with what any of its references may mean. */
function questionsOf(open: readonly UnresolvedReference[], replacements: Replacements): MigrationPlan['questions'] {
  const byNumber = new Map<string, UnresolvedReference[]>();
  for (const one of open) pushTo(byNumber, numberKey(one.number, replacements.framework.numbering), one);
  return [...byNumber.values()].map((all) => {
    const { number } = all[0]!;
    const candidates = new Map(all.flatMap((one) => one.candidates).map((each) => [each.number, each]));
    return {
      number,
      title: titleBefore(number, replacements),
      references: referencesOf(all).size,
      candidates: [...candidates.values()].map((one) => ({ number: one.number, title: plainLine(wording(one)) })),
    };
  });
}

/** With titles and message as lines of a list. */
function plainRow(row: DecisionRow): DecisionRow {
  const plain = <T extends { readonly title: string }>(one: T): T => ({ ...one, title: plainLine(one.title) });
  const message = onOneLine(row.message);
  return { ...row, message, meant: row.meant && plain(row.meant), candidates: row.candidates.map(plain) };
}

function decisionsByDocument(decisions: readonly ReferenceDecision[] | undefined) {
  if (!decisions || decisions.length === 0) return undefined;
  const byDocument = new Map<string, ReferenceDecision[]>();
  for (const decision of decisions) pushTo(byDocument, normalise(decision.uri), decision);
  return byDocument;
}

/** Decisions count where their reference is now. */
function decideBy(decisions: readonly ReferenceDecision[], { framework, target }: Replacements): Decide | undefined {
  if (decisions.length === 0) return undefined;
  return ({ reference }, number) => {
    const made = decisions.find(
      (one) => one.number === number && comparePositions(one.range.start, reference.range.start) === 0,
    );
    return made && decisionIn(framework, target, made.decision);
  };
}

function replacementsFor(framework: Framework | undefined, { edition, choices }: MigrationParams): Replacements | null {
  const target = framework?.editions.find(({ id, index }) => id === edition && index > 0);
  return framework && target ? new Replacements(framework, target, choicesIn(framework, target, choices)) : null;
}

/** Choices of objectives that the target edition does not have (any more) are ignored. */
function choicesIn(framework: Framework, target: FrameworkEdition, choices: readonly MigrationChoice[]): Choices {
  const found = new Map<string, readonly Listed[]>();
  for (const { number, becomes } of choices) {
    const chosen = chosenIn(decisionIn(framework, target, { kind: 'choose', numbers: becomes }));
    if (chosen) found.set(numberKey(number, framework.numbering), chosen);
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
