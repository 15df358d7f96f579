import type { InitializationOptions } from '../../protocol/index.ts';

/** What of `initializationOptions` can be used: anything may come. */
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
