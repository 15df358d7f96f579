import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { OBJECTIVES_REQUESTS, type ObjectivesNode } from '../../../server/src/protocol/index.ts';
import { fileShown } from '../document-texts.ts';
import { OPEN_DEFINITION } from '../open-definition.ts';
import { badgeOf } from './count-badges.ts';
import { describe, joined, labelOf, spoken, staleMeans } from './wording.ts';

/**
 * The appearance of a node, and its click command.
 *
 * @param isBelowEdition whether an ancestor row shows its edition
 */
export function treeItem(
  client: BaseLanguageClient,
  node: ObjectivesNode,
  id: string,
  isBelowEdition: boolean,
): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(node), collapsibleState(node));
  item.id = id;
  item.contextValue = node.state === undefined ? node.kind : `${node.kind}.${node.state}`;
  const file =
    node.kind === 'document' ? fileShown(client.protocol2CodeConverter.asUri(node.target?.uri ?? '')) : undefined;
  const folder = file && vscode.workspace.asRelativePath(file).split('/').slice(0, -1).join('/');
  item.accessibilityInformation = { label: spoken(node, folder) };
  const badge = badgeOf(node, file?.path ?? '/');
  item.description = joined(' · ', [
    describe(node, { references: badge !== undefined, edition: isBelowEdition }),
    folder ?? '',
  ]);
  if (badge) item.resourceUri = badge;
  // Shows the icon of its file name.
  if (file) item.resourceUri ??= file;
  const icon = iconOf(node);
  if (icon) item.iconPath = icon;
  if (node.cited) item.label = { label: node.label, highlights: [[...node.cited]] };
  // Tooltips of objectives are resolved on hover.
  const name = file ? vscode.workspace.asRelativePath(file) : (node.title ?? labelOf(node));
  if (node.kind !== 'objective') item.tooltip = joined('\n', [name, staleMeans(node)]);
  const command = commandOf(client, node);
  if (command) item.command = command;
  return item;
}

/** A click on an objective, a document or a line opens it; on other rows it expands them. */
function commandOf(client: BaseLanguageClient, { kind, target }: ObjectivesNode): vscode.Command | undefined {
  if (!target || kind === 'framework' || kind === 'edition') return undefined;
  const { protocol2CodeConverter: converter } = client;
  const selection = target.range && converter.asRange(target.range);
  const options: vscode.TextDocumentShowOptions = selection ? { selection } : {};
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [converter.asUri(target.uri), options],
  };
}

/** The tooltip of a node; undefined if it has none. */
export async function tooltip(
  client: BaseLanguageClient,
  node: ObjectivesNode,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
  if (node.kind !== 'objective') return undefined;
  const described = client.sendRequest<string | null>(OBJECTIVES_REQUESTS.describe, node.place, token);
  const text = await described.catch(() => null);
  if (text === null) return undefined;
  const markdown = new vscode.MarkdownString(joined('\n\n', [text, staleMeans(node)]));
  markdown.isTrusted = { enabledCommands: [OPEN_DEFINITION] };
  return markdown;
}

function collapsibleState({ hasChildren, isOpen }: ObjectivesNode): vscode.TreeItemCollapsibleState {
  if (!hasChildren) return vscode.TreeItemCollapsibleState.None;
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function iconOf(node: ObjectivesNode): vscode.ThemeIcon | undefined {
  // In high contrast, list colors would be those of all other rows.
  const stale =
    node.counts && node.counts.stale > 0 ? new vscode.ThemeColor('problemsWarningIcon.foreground') : undefined;
  switch (node.kind) {
    case 'folder':
      return vscode.ThemeIcon.Folder;
    case 'framework':
      return new vscode.ThemeIcon('library');
    case 'edition':
      return new vscode.ThemeIcon(EDITIONS[node.state ?? 'current'] ?? 'book');
    case 'group':
      return new vscode.ThemeIcon('list-tree');
    case 'document':
      return vscode.ThemeIcon.File;
    case 'line':
      return undefined;
    case 'objective':
      return node.state === 'unknown'
        ? new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'))
        : new vscode.ThemeIcon(
            OBJECTIVES[node.state ?? 'current'] ?? (isCited(node) ? 'circle-filled' : 'circle-outline'),
            stale,
          );
  }
}

type Icons = Partial<Record<NonNullable<ObjectivesNode['state']>, string>>;

const EDITIONS: Icons = { draft: 'edit', superseded: 'history' };
const OBJECTIVES: Icons = { withdrawn: 'circle-slash', replaced: 'arrow-swap', superseded: 'history' };

const isCited = ({ counts }: ObjectivesNode): boolean => counts != null && counts.references > 0;
