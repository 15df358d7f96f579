import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { CheckResult } from '../../../server/src/library/api.ts';
import type { MarkdownItLike } from '../../../server/src/markdown-it/api.ts';
import { objectiveReferences } from '../../../server/src/markdown-it/plugin.ts';
import { CHECK_REQUEST, type CheckParams } from '../../../server/src/protocol/index.ts';
import { KnownTexts } from './known-texts.ts';

/** Called by VS Code's Markdown extension, as declared by `markdown.markdownItPlugins` in `package.json`. */
export interface PreviewPlugin extends vscode.Disposable {
  extendMarkdownIt<Instance extends MarkdownItLike>(md: Instance): Instance;
}

/**
 * Marks references in VS Code's Markdown preview. Rendering is synchronous while the server is not, so cached results
 * are rendered and the preview is refreshed when there are newer ones.
 *
 * @param diagnosticsChanged fires when diagnostics may differ, or the server has started
 */
export function markPreviews(client: BaseLanguageClient, diagnosticsChanged: vscode.Event<void>): PreviewPlugin {
  const ask = async (uri: string, text: string): Promise<CheckResult | null> => {
    if (client.state !== State.Running) throw new Error('The server is not running.');
    const params: CheckParams = { uri, text };
    return client.sendRequest<CheckResult | null>(CHECK_REQUEST, params);
  };
  const texts = new KnownTexts(ask, () => void refresh());
  const listening = diagnosticsChanged(() => texts.outdated());
  const name = (_: unknown, source: string) => {
    const document = documentWith(source);
    return document ? client.code2ProtocolConverter.asUri(document.uri) : '';
  };
  return {
    extendMarkdownIt(md) {
      objectiveReferences(md, { checker: texts, name, linkTitle: vscode.l10n.t('Open in the published text') });
      return md;
    },
    dispose: () => listening.dispose(),
  };
}

/**
 * VS Code passes the document when rendering but not when parsing, which is when it is needed. Undefined if the text is
 * not that of an open document: Markdown of another extension, or a file that is scanned for headings.
 */
function documentWith(source: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.languageId === 'markdown' && asParsed(document.getText()) === source,
  );
}

/** Normalized as markdown-it does before parsing. */
const asParsed = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

async function refresh(): Promise<void> {
  // If the Markdown extension is disabled, the preview was not rendered.
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}
