import * as vscode from 'vscode';
import { TRUSTED_NOTIFICATION } from '../../server/src/protocol/index.ts';
import { registerTools } from './assistants/tools.ts';
import { registerColours } from './colours.ts';
import { registerCommands } from './commands.ts';
import { keepContextKeys } from './context-keys.ts';
import { registerCoverage } from './coverage/coverage-panels.ts';
import { registerDecisions } from './decisions/decisions-view.ts';
import { diagnosticsChanges } from './diagnostics-changes.ts';
import { documentSelector, followSchemes } from './document-selector.ts';
import { registerDocumentTexts } from './document-texts.ts';
import { registerNewEditions } from './editions/new-editions.ts';
import { ExampleFolder } from './example/example-folder.ts';
import { answerFileRequests } from './files.ts';
import { registerInsertion } from './insertion/insert-reference.ts';
import { createLanguageClient } from './language-client.ts';
import { registerObjectives } from './objectives/objectives.ts';
import { markPreviews, type PreviewPlugin } from './preview/preview.ts';
import { restarting } from './restart.ts';
import { registerWordings } from './reviews/what-changed.ts';
import { reportOnSettings } from './settings/settings-report.ts';
import { registerShippedDocuments } from './shipped-documents.ts';
import { registerLimits } from './status/limits.ts';
import { registerStatus } from './status/status-item.ts';
import { registerTasks } from './tasks.ts';

export interface ExtensionApi extends Pick<PreviewPlugin, 'extendMarkdownIt'> {
  /** Resolves when the language server has started, rejects if it does not start. */
  readonly started: Promise<void>;
}

/** `Objective References 0.2.0 in Visual Studio Code 1.96.0, remote (ssh-remote)`. */
function runningIn({ extension }: vscode.ExtensionContext): string {
  const { appName, remoteName, uiKind } = vscode.env;
  const place = remoteName === undefined ? '' : `, remote (${remoteName})`;
  const page = uiKind === vscode.UIKind.Web ? ', in a browser' : '';
  const { version } = extension.packageJSON as { readonly version: string };
  return `Objective References ${version} in ${appName} ${vscode.version}${place}${page}`;
}

/** Called by VS Code once. It does not wait for the server, so that activation is fast. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const log = vscode.window.createOutputChannel('Objective References', { log: true });
  log.info(runningIn(context));
  const selector = documentSelector();
  const client = await createLanguageClient(context, selector, log);
  const example = new ExampleFolder(client, context);
  const diagnostics = diagnosticsChanges(client);
  const preview = markPreviews(client, diagnostics.changed);
  const failed = (error: unknown) => log.error(error instanceof Error ? error : String(error));
  const restart = restarting(client, failed);
  context.subscriptions.push(
    log,
    diagnostics,
    preview,
    example,
    keepContextKeys(client, diagnostics.changed),
    registerShippedDocuments(context.extensionUri),
    registerDocumentTexts(client),
    registerWordings(),
    registerColours(client),
    registerCoverage(client, context.extensionUri),
    registerObjectives(client, context.workspaceState),
    answerFileRequests(client),
    registerInsertion(client, context),
    registerStatus(client),
    registerTasks(),
    registerTools(client, context.extension),
    registerLimits(client, context.workspaceState),
    registerNewEditions(client, context.workspaceState),
    registerDecisions(client, context.workspaceState, diagnostics.changed),
    reportOnSettings(client, log),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      client.sendNotification(TRUSTED_NOTIFICATION).catch(failed);
    }),
    followSchemes(selector, restart, failed),
    ...registerCommands(client, log, context.extensionUri, example, restart),
  );
  context.subscriptions.push({ dispose: () => void client.dispose().catch(() => undefined) });

  const started = client.start();
  // The client has shown the error; the log keeps the reason.
  started.catch((error) => log.error('The language server did not start.', error));
  return { started, extendMarkdownIt: preview.extendMarkdownIt };
}
