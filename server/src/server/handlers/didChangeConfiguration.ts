import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Session } from '../session/session.ts';
import { sectionsOf } from '../workspace/editor-settings.ts';

export function registerDidChangeConfiguration(connection: Connection, { settings, workspace }: Session): void {
  connection.onDidChangeConfiguration((params) => {
    settings.sent(params.settings);
    workspace.reload();
  });
}

/** After `initialized`: asks the client to send changes of settings, where it can. */
export async function watchConfiguration({ client }: Connection, { support, options }: Session): Promise<void> {
  if (!support.registerConfiguration) return;
  const sections = sectionsOf(options.filesExclude === true);
  const section = sections.length === 1 ? sections[0]! : [...sections];
  await client.register(DidChangeConfigurationNotification.type, { section });
}
