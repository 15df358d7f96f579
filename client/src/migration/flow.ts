import type {
  MigratableFramework,
  MigrateParams,
  MigrationChoice,
  MigrationOutcome,
  MigrationParams,
  MigrationPlan,
  MigrationQuestion,
} from '../../../server/src/protocol.ts';

/** The server's part of a migration. Everything may be undefined: whoever waits may end it. */
export interface MigrationServer {
  frameworks(): Promise<readonly MigratableFramework[] | undefined>;
  plan(params: MigrationParams): Promise<MigrationPlan | null | undefined>;
  migrate(params: MigrateParams): Promise<MigrationOutcome | null | undefined>;
}

export interface Choice<T> {
  readonly label: string;
  /** Beside the label. */
  readonly description?: string;
  readonly value: T;
}

/** How the flow talks to whoever migrates. */
export interface MigrationUi {
  /** Undefined: the whole is called off. */
  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  tell(message: string): void;
}

/** Answers that are known beforehand, of a key binding for instance: what is answered is not asked. */
export interface MigrationAnswers {
  /** The prefix. */
  readonly framework?: string;
  readonly edition?: string;
  /** By number; an empty list leaves it. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly apply?: 'preview' | 'now';
}

const TITLE = 'Migrate References';

/** Asks for framework, edition, each number that became several, and whether to see the changes first; then migrates. */
export async function migrateReferences(
  server: MigrationServer,
  ui: MigrationUi,
  answers: MigrationAnswers = {},
): Promise<void> {
  const frameworks = await server.frameworks();
  if (!frameworks) return;
  if (frameworks.length === 0) return ui.tell('No framework here has a second edition to migrate to.');
  const framework = await pickFramework(frameworks, ui, answers);
  const edition = framework && (await pickEdition(framework, ui, answers));
  if (!framework || edition === undefined) return;

  const target = { folder: framework.folder, prefix: framework.prefix, edition };
  const first = await server.plan({ ...target, choices: [] });
  if (first === undefined) return;
  if (first === null) return ui.tell(`There is no ${framework.prefix} ${edition} any more. Try again.`);
  if (first.rewritten === 0 && first.questions.length === 0) return ui.tell(nothingToDo(framework, edition, first));
  const choices = await pickSuccessors(framework, first, ui, answers);
  const plan = choices && (choices.length > 0 ? await server.plan({ ...target, choices }) : first);
  if (!choices || !plan) return;
  if (plan.rewritten === 0) return ui.tell(nothingToDo(framework, edition, plan));

  const preview = await pickPreview(framework, edition, plan, ui, answers);
  if (preview === undefined) return;
  const outcome = await server.migrate({ ...target, choices, preview });
  if (outcome === undefined) return;
  if (outcome?.applied) return ui.tell(`${rewritten(outcome.plan)}${rest(outcome.plan)}`);
  ui.tell(preview ? 'Nothing was migrated.' : 'Nothing was migrated: a document has changed meanwhile. Try again.');
}

async function pickFramework(
  frameworks: readonly MigratableFramework[],
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<MigratableFramework | undefined> {
  const answered = frameworks.find(({ prefix }) => prefix === answers.framework);
  if (answered) return answered;
  const isAmbiguous = new Set(frameworks.map(({ folder }) => folder)).size > 1;
  const choices = frameworks.map((framework) => ({
    label: framework.prefix,
    description: [framework.title, isAmbiguous ? folderName(framework.folder) : null].filter(Boolean).join(', in '),
    value: framework,
  }));
  return ui.pick(TITLE, 'Which framework?', choices);
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
    description: `${isCurrent ? 'current, ' : ''}${counted(objectives, 'objective')}`,
    value: id,
  }));
  return ui.pick(`${TITLE} to ${prefix}`, 'Which edition?', choices);
}

/** Each number is asked for once. Undefined: called off. */
async function pickSuccessors(
  { prefix }: MigratableFramework,
  plan: MigrationPlan,
  ui: MigrationUi,
  answers: MigrationAnswers,
): Promise<readonly MigrationChoice[] | undefined> {
  const made: MigrationChoice[] = [];
  for (const [index, question] of plan.questions.entries()) {
    const title = `${prefix} ${question.number} ${shortened(question.title)} (${index + 1} of ${plan.questions.length})`;
    const asked = `${counted(question.references, 'reference')}. Which is meant? ${counts(plan)}`;
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
    ...(numbers.length > 1 ? [{ label: numbers.join(', '), description: 'all of them', value: numbers }] : []),
    { label: 'Leave', description: 'to decide later, each place by itself', value: [] },
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
  return ui.pick(`${TITLE} to ${prefix} ${edition}`, counts(plan), [
    { label: 'Show the changes first', value: true },
    { label: `Rewrite ${citations(plan)} now`, value: false },
  ]);
}

/** `14 references: 9 citations to rewrite in 3 files, 4 to choose, 1 left.` */
function counts(plan: MigrationPlan): string {
  const { references, toChoose, left } = plan;
  const parts = [
    `${citations(plan)} to rewrite in ${counted(plan.files, 'file')}`,
    ...(toChoose > 0 ? [`${toChoose} to choose`] : []),
    ...(left > 0 ? [`${left} left`] : []),
  ];
  return `${counted(references, 'reference')}: ${parts.join(', ')}.`;
}

function nothingToDo({ prefix }: MigratableFramework, edition: string, plan: MigrationPlan): string {
  if (plan.references === 0) return `Nothing cites ${prefix}.`;
  return `No reference to ${prefix} has to be rewritten for ${edition}.${rest(plan)}`;
}

const rewritten = (plan: MigrationPlan): string =>
  `Rewrote ${citations(plan)} in ${counted(plan.files, 'file')}, as one edit.`;

function rest({ toChoose, left }: MigrationPlan): string {
  const waiting = toChoose + left;
  return waiting === 0 ? '' : ` ${counted(waiting, 'reference')} left for you: objrefs migrate tells which, and why.`;
}

const citations = ({ rewritten: count }: MigrationPlan): string => counted(count, 'citation');

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const folderName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
