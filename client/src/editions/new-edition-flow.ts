import * as vscode from 'vscode';
import type { AffectedParams, CurrentEdition } from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';

/** The current editions that a workspace has seen: by folder, by prefix. */
export type SeenEditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface EditionServer {
  current(): Promise<readonly CurrentEdition[]>;
  /** Number of affected references; null if not known. */
  affected(params: AffectedParams): Promise<number | null>;
}

/** What the workspace remembers. */
export interface EditionMemory {
  seen: SeenEditions;
  /** Prefixes of frameworks with disabled notifications. */
  muted: readonly string[];
}

export interface EditionUi {
  /** Whether notifications are enabled for a folder. */
  isWanted(folder: string): boolean;
  /** Undefined if the message was dismissed. */
  ask(message: string, ...answers: readonly string[]): Promise<string | undefined>;
  /** Starts the migration of the references to the edition. */
  review(edition: CurrentEdition): Promise<void>;
}

/**
 * Shows a notification for editions newer than those that the workspace has seen, once for each, and only if references
 * are affected. A framework that is seen for the first time is not reported.
 */
export async function notifyNewEditions(server: EditionServer, memory: EditionMemory, ui: EditionUi): Promise<void> {
  for (const edition of await server.current()) {
    const { folder, prefix } = edition;
    const since = seenIn(memory, edition);
    if (since === edition.edition) continue;
    const isNews = since !== undefined && edition.older.includes(since) && isWanted(memory, ui, edition);
    const affected = isNews ? await server.affected({ folder, prefix, since }) : 0;
    // Not known yet; it is checked again later.
    if (affected === null) continue;
    remember(memory, edition);
    if (affected > 0) void notify(memory, ui, edition, affected);
  }
}

/** These objects are stored by VS Code; a prefix may have any name. */
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
