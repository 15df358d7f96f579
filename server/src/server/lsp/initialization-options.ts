import { l10n } from '../../core/base/l10n.ts';
import type { InitializationOptions } from '../../protocol/index.ts';
import type { Runtime } from './runtime.ts';

/** Options that are off unless they are true. */
const FLAGS = [
  'shippedCatalogScheme',
  'documentTexts',
  'diagnosticsInHovers',
  'closedFiles',
  'colours',
  'preview',
  'objectives',
  'status',
  'editions',
  'settingsReports',
  'filesExclude',
  'fileRequests',
] as const satisfies readonly (keyof InitializationOptions)[];

const TEXTS = [
  'indexStorage',
  'suggestCommand',
  'showChangeCommand',
  'showReferencesCommand',
  'openDefinitionCommand',
  'tryItCommand',
] as const satisfies readonly (keyof InitializationOptions)[];

/** The valid parts of `initializationOptions`, in which clients may send anything. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return { trusted: true };
  const options: { [K in keyof InitializationOptions]: unknown } = value;
  const { diagnostics, trusted, messages } = options;
  return {
    ...Object.fromEntries(FLAGS.map((name) => [name, options[name] === true])),
    ...Object.fromEntries(TEXTS.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : []))),
    diagnostics: diagnostics === 'pull' ? 'pull' : 'push',
    trusted: trusted !== false,
    ...(isMessages(messages) && { messages }),
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
