import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { CheckResult } from '../../../server/src/library/api.ts';
import type { MarkdownItLike } from '../../../server/src/markdown-it/api.ts';
import { objectiveReferences } from '../../../server/src/markdown-it/plugin.ts';
import { CHECK_REQUEST, type CheckParams } from '../../../server/src/protocol/index.ts';
import { KnownTexts } from './known-texts.ts';

/** What VS Code's Markdown extension calls, as `markdown.markdownItPlugins` in `package.json` says. */
export interface PreviewPlugin extends vscode.Disposable {
  extendMarkdownIt<Instance extends MarkdownItLike>(md: Instance): Instance;
}

/**
 * Marks references in VS Code's Markdown preview. That renders without waiting, and the server judges: what is rendered is
 * what is known, and the preview is refreshed when more is.
 *
 * @param judgementChanged fires when the server may judge otherwise, or has started
 */
export function markPreviews(client: BaseLanguageClient, diagnosticsChanged: vscode.Event<void>): PreviewPlugin {
  const ask = async (uri: string, text: string): Promise<CheckResult | null> => {
    if (client.state !== State.Running) throw new Error('The server is not there.');
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
      objectiveReferences(md, { checker: texts, name });
      return md;
    },
    dispose: () => listening.dispose(),
  };
}

/**
 * VS Code parses without telling what, and tells it when it renders, which is too late. Undefined where it is the text of no
 * open document: Markdown of another extension, or a file that is looked through for headings.
 */
function documentWith(source: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.languageId === 'markdown' && asParsed(document.getText()) === source,
  );
}

/** As markdown-it changes a text before it parses it. */
const asParsed = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

async function refresh(): Promise<void> {
  // Where the Markdown extension is off, nothing was rendered.
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}
