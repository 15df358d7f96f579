import { l10n } from '../../core/base/l10n.ts';
import type { InitializationOptions } from '../../protocol/index.ts';
import type { Runtime } from './runtime.ts';

/** The valid parts of `initializationOptions`, in which clients may send anything. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return { trusted: true };
  const options: { [K in keyof InitializationOptions]: unknown } = value;
  const {
    shippedCatalogScheme,
    diagnostics,
    closedFiles,
    filesExclude,
    fileRequests,
    suggestCommand,
    showReferencesCommand,
    showChangeCommand,
    openDefinitionCommand,
    colours,
    preview,
    status,
    editions,
    settingsReports,
    messages,
    objectives,
    trusted,
  } = options;
  return {
    shippedCatalogScheme: shippedCatalogScheme === true,
    diagnostics: diagnostics === 'pull' ? 'pull' : 'push',
    closedFiles: closedFiles === true,
    colours: colours === true,
    preview: preview === true,
    objectives: objectives === true,
    status: status === true,
    editions: editions === true,
    settingsReports: settingsReports === true,
    filesExclude: filesExclude === true,
    fileRequests: fileRequests === true,
    trusted: trusted !== false,
    ...(isMessages(messages) && { messages }),
    ...(typeof suggestCommand === 'string' && { suggestCommand }),
    ...(typeof showChangeCommand === 'string' && { showChangeCommand }),
    ...(typeof showReferencesCommand === 'string' && { showReferencesCommand }),
    ...(typeof openDefinitionCommand === 'string' && { openDefinitionCommand }),
  };
}

function isMessages(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((message) => typeof message === 'string');
}

/**
 * Uses the client's language for all messages of this process, where there are messages in it: those that the client has
 * sent, else those that ship with the server. `pt-BR` falls back to `pt`.
 */
export function useLanguageOf(locale: string | undefined, { messages }: InitializationOptions, runtime: Runtime): void {
  const language = (locale ?? 'en').replaceAll('_', '-').toLowerCase();
  // It becomes part of a path.
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(language)) return;
  const [base = language] = language.split('-');
  const found = messages ?? runtime.messages?.(language) ?? runtime.messages?.(base);
  if (found) l10n.use({ language, messages: new Map(Object.entries(found)) });
}
