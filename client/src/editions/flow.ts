import * as vscode from 'vscode';
import type { AffectedParams, CurrentEdition } from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';

/** The editions that a workspace has seen as current: by folder, by prefix. */
export type SeenEditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface EditionServer {
  current(): Promise<readonly CurrentEdition[]>;
  /** How many references are affected; null where that is not known. */
  affected(params: AffectedParams): Promise<number | null>;
}

/** What is kept for the workspace. */
export interface EditionMemory {
  seen: SeenEditions;
  /** Prefixes of frameworks of which nobody wants to be told any more. */
  muted: readonly string[];
}

export interface EditionUi {
  /** Whether somebody wants to be told in a folder. */
  isWanted(folder: string): boolean;
  /** Undefined: the message was closed. */
  ask(message: string, ...answers: readonly string[]): Promise<string | undefined>;
  /** Lets somebody bring the references to the edition. */
  review(edition: CurrentEdition): Promise<void>;
}

/**
 * Tells of editions that are newer than those that the workspace has seen, of each once, and only where references are
 * affected. What is seen for the first time is no news.
 */
export async function notifyNewEditions(server: EditionServer, memory: EditionMemory, ui: EditionUi): Promise<void> {
  for (const edition of await server.current()) {
    const { folder, prefix } = edition;
    const since = seenIn(memory, edition);
    if (since === edition.edition) continue;
    const isNews = since !== undefined && edition.older.includes(since) && isWanted(memory, ui, edition);
    const affected = isNews ? await server.affected({ folder, prefix, since }) : 0;
    // Nobody knows yet: it is asked for again another time.
    if (affected === null) continue;
    remember(memory, edition);
    if (affected > 0) void notify(memory, ui, edition, affected);
  }
}

/** Objects of the person's, in which a prefix may have any name. */
const seenIn = ({ seen }: EditionMemory, { folder, prefix }: CurrentEdition): string | undefined =>
  Object.hasOwn(seen, folder) && Object.hasOwn(seen[folder]!, prefix) ? seen[folder]![prefix] : undefined;

function remember(memory: EditionMemory, { folder, prefix, edition }: CurrentEdition): void {
  const others = Object.hasOwn(memory.seen, folder) ? Object.entries(memory.seen[folder]!) : [];
  const inFolder = Object.fromEntries([...others, [prefix, edition]]);
  memory.seen = Object.fromEntries([...Object.entries(memory.seen), [folder, inFolder]]);
}

const isWanted = ({ muted }: EditionMemory, ui: EditionUi, { folder, prefix }: CurrentEdition): boolean =>
  !muted.includes(prefix) && ui.isWanted(folder);

async function notify(memory: EditionMemory, ui: EditionUi, edition: CurrentEdition, affected: number): Promise<void> {
  const [review, later, never] = [
    vscode.l10n.t('Review'),
    vscode.l10n.t('Later'),
    vscode.l10n.t("Don't Show Again for {0}", edition.prefix),
  ];
  const message = plural(
    affected,
    vscode.l10n.t('{0} has a new edition {1}: {2} reference is affected.', edition.prefix, edition.edition, affected),
    vscode.l10n.t('{0} has a new edition {1}: {2} references are affected.', edition.prefix, edition.edition, affected),
  );
  const answer = await ui.ask(message, review, later, never);
  if (answer === review) await ui.review(edition);
  if (answer === never) memory.muted = [...memory.muted, edition.prefix];
}
