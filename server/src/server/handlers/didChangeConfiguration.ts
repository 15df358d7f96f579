import type { Connection } from '../lsp/connection.ts';
import { LSP } from '../lsp/methods.ts';
import { register } from '../lsp/register.ts';
import type { Session } from '../session/session.ts';
import { sectionsOf } from '../workspace/editor-settings.ts';

export function registerDidChangeConfiguration(connection: Connection, { settings, workspace }: Session): void {
  connection.onNotification(LSP.didChangeConfiguration, (params) => {
    settings.sent(params.settings);
    workspace.reload();
  });
}

/** After `initialized`: asks the client to send changes of settings, where it can. */
export async function watchConfiguration(connection: Connection, { support, options }: Session): Promise<void> {
  if (!support.registerConfiguration) return;
  const sections = sectionsOf(options.filesExclude === true);
  const section = sections.length === 1 ? sections[0]! : [...sections];
  await register(connection, LSP.didChangeConfiguration, { section });
}
