import * as vscode from 'vscode';
import type {
  MigratableFramework,
  MigrateParams,
  MigrationChoice,
  MigrationOutcome,
  MigrationParams,
  MigrationPlan,
  MigrationQuestion,
} from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';

/** The requests of a migration. Results are undefined if the user cancels. */
export interface MigrationServer {
  frameworks(): Promise<readonly MigratableFramework[] | undefined>;
  plan(params: MigrationParams): Promise<MigrationPlan | null | undefined>;
  migrate(params: MigrateParams): Promise<MigrationOutcome | null | undefined>;
}

export interface Choice<T> {
  readonly label: string;
  /** Shown beside the label. */
  readonly description?: string;
  readonly value: T;
}

/** How the flow interacts with the user. */
export interface MigrationUi {
  /** Undefined if canceled. */
  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /** @param decisions how many references need a decision, which the user can look at */
  notify(message: string, decisions?: number): void;
}

/** Answers that are given in advance, for example by a key binding; their questions are skipped. */
export interface MigrationAnswers {
  /** URI of the folder, if several folders have the framework. */
  readonly folder?: string;
  /** The prefix. */
  readonly framework?: string;
  readonly edition?: string;
  /** By number; an empty list skips the number. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly apply?: 'preview' | 'now';
}

/**
 * Asks for the framework, the edition, a replacement for each number that was split, and whether to preview the
 * changes; then migrates.
 */
export async function migrateReferences(
  server: MigrationServer,
  ui: MigrationUi,
  answers: MigrationAnswers = {},
): Promise<void> {
  const frameworks = await server.frameworks();
  if (!frameworks) return;
  if (frameworks.length === 0)
    return ui.notify(vscode.l10n.t('No framework in this workspace has more than one edition.'));
  const framework = await pickFramework(frameworks, ui, answers);
  const edition = framework && (await pickEdition(framework, ui, answers));
  if (!framework || edition === undefined) return;

  const target = { folder: framework.folder, prefix: framework.prefix, edition };
  const first = await server.plan({ ...target, choices: [] });
  if (first === undefined) return;
  if (first === null)
    return ui.notify(vscode.l10n.t('{0} {1} no longer exists. Try again.', framework.prefix, edition));
  if (first.rewritten === 0 && first.questions.length === 0)
    return ui.notify(...nothingToDo(framework, edition, first));
  const choices = await pickSuccessors(framework, first, ui, answers);
  const plan = choices && (choices.length > 0 ? await server.plan({ ...target, choices }) : first);
  if (!choices || !plan) return;
  if (plan.rewritten === 0) return ui.notify(...nothingToDo(framework, edition, plan));

  const preview = await pickPreview(framework, edition, plan, ui, answers);
  if (preview === undefined) return;
  const outcome = await server.migrate({ ...target, choices, preview });
  if (outcome === undefined) return;
  if (outcome?.applied) return ui.notify(joined(rewritten(outcome.plan), rest(outcome.plan)), waiting(outcome.plan));
  ui.notify(
    preview
      ? vscode.l10n.t('No references were changed.')
      : vscode.l10n.t('No references were changed, because a document was edited in the meantime. Try again.'),
  );
}

async function pickFramework(
  frameworks: readonly MigratableFramework[],
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<MigratableFramework | undefined> {
  const wanted = answers.framework;
  const isMeant = ({ folder, prefix }: MigratableFramework) =>
    wanted === undefined || (prefix === wanted && (answers.folder ?? folder) === folder);
  const meant = frameworks.filter(isMeant);
  const [only, ...others] = meant;
  if (wanted !== undefined && !only) {
    ui.notify(vscode.l10n.t('{0} has only one edition.', wanted));
    return undefined;
  }
  if (wanted !== undefined && others.length === 0) return only;
  const isAmbiguous = new Set(meant.map(({ folder }) => folder)).size > 1;
  const choices = meant.map((framework) => ({
    label: framework.prefix,
    description: isAmbiguous ? inFolder(framework) : (framework.title ?? ''),
    value: framework,
  }));
  return ui.pick(vscode.l10n.t('Migrate References'), vscode.l10n.t('Select a framework'), choices);
}

async function pickEdition(
  { prefix, editions }: MigratableFramework,
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<string | undefined> {
  const answered = editions.find(({ id }) => id === answers.edition);
  if (answered) return answered.id;
  const choices = editions.map(({ id, isCurrent, objectives }) => ({
    label: id,
    description: isCurrent ? vscode.l10n.t('current, {0}', objectivesOf(objectives)) : objectivesOf(objectives),
    value: id,
  }));
  return ui.pick(vscode.l10n.t('Migrate References to {0}', prefix), vscode.l10n.t('Select an edition'), choices);
}

/** Asks for each number once. Undefined if canceled. */
async function pickSuccessors(
  { prefix }: MigratableFramework,
  plan: MigrationPlan,
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<readonly MigrationChoice[] | undefined> {
  const made: MigrationChoice[] = [];
  for (const [index, question] of plan.questions.entries()) {
    const title = vscode.l10n.t(
      '{0} ({1} of {2})',
      `${prefix} ${question.number} ${shortened(question.title)}`,
      index + 1,
      plan.questions.length,
    );
    const asked = vscode.l10n.t('{0}. Which objective is meant?', references(question.references));
    const becomes =
      answers.choices?.[question.number] ?? (await ui.pick<readonly string[]>(title, asked, successorsOf(question)));
    if (!becomes) return undefined;
    if (becomes.length > 0) made.push({ number: question.number, becomes });
  }
  return made;
}

function successorsOf({ candidates }: MigrationQuestion): Choice<readonly string[]>[] {
  const numbers = candidates.map(({ number }) => number);
  return [
    ...candidates.map(({ number, title }) => ({ label: number, description: title, value: [number] })),
    ...(numbers.length > 1 ? [{ label: numbers.join(', '), description: vscode.l10n.t('all'), value: numbers }] : []),
    {
      label: vscode.l10n.t('Skip'),
      description: vscode.l10n.t('decide later for each reference'),
      value: [],
    },
  ];
}

async function pickPreview(
  { prefix }: MigratableFramework,
  edition: string,
  plan: MigrationPlan,
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<boolean | undefined> {
  if (answers.apply) return answers.apply === 'preview';
  return ui.pick(vscode.l10n.t('Migrate References to {0}', `${prefix} ${edition}`), counts(plan), [
    { label: vscode.l10n.t('Preview changes'), value: true },
    { label: changes(plan), value: false },
  ]);
}

/** `14 references: 9 citations to update in 3 files, 4 to choose, 1 to decide.` */
function counts(plan: MigrationPlan): string {
  const { toChoose, left } = plan;
  const parts = [
    vscode.l10n.t('{0} to update in {1}', citations(plan), files(plan)),
    ...(toChoose > 0 ? [vscode.l10n.t('{0} to choose', toChoose)] : []),
    ...(left > 0 ? [vscode.l10n.t('{0} to decide', left)] : []),
  ];
  return vscode.l10n.t('{0}: {1}.', references(plan.references), parts.join(', '));
}

function nothingToDo({ prefix }: MigratableFramework, edition: string, plan: MigrationPlan): [string, number] {
  const sentence =
    plan.references === 0
      ? vscode.l10n.t('There are no references to {0}.', prefix)
      : vscode.l10n.t('No references to {0} need to change for {1}.', prefix, edition);
  return [joined(sentence, rest(plan)), waiting(plan)];
}

const rewritten = (plan: MigrationPlan): string => vscode.l10n.t('Updated {0} in {1}.', citations(plan), files(plan));

const waiting = ({ toChoose, left }: MigrationPlan): number => toChoose + left;

/** What still needs a decision; empty if nothing does. */
function rest(plan: MigrationPlan): string {
  const count = waiting(plan);
  if (count === 0) return '';
  return plural(
    count,
    vscode.l10n.t('{0} reference still needs your decision.', count),
    vscode.l10n.t('{0} references still need your decision.', count),
  );
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

const citations = ({ rewritten: count }: MigrationPlan): string =>
  plural(count, vscode.l10n.t('{0} citation', count), vscode.l10n.t('{0} citations', count));

const changes = ({ rewritten: count }: MigrationPlan): string =>
  plural(count, vscode.l10n.t('Apply {0} change', count), vscode.l10n.t('Apply {0} changes', count));

const files = ({ files: count }: MigrationPlan): string =>
  plural(count, vscode.l10n.t('{0} file', count), vscode.l10n.t('{0} files', count));

const objectivesOf = (count: number): string =>
  plural(count, vscode.l10n.t('{0} objective', count), vscode.l10n.t('{0} objectives', count));

const references = (count: number): string =>
  plural(count, vscode.l10n.t('{0} reference', count), vscode.l10n.t('{0} references', count));

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function inFolder({ title, folder }: MigratableFramework): string {
  const name = decodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));
  return title === null ? name : vscode.l10n.t('{0}, in {1}', title, name);
}
