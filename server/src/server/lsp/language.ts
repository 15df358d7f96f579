import { l10n } from '../../core/base/l10n.ts';
import type { InitializationOptions } from '../../protocol/index.ts';
import type { Runtime } from './runtime.ts';

/**
 * Lets this process speak the language of its client, as far as there are messages in it: those that the client has brought,
 * else those that come with the product. `pt-BR` may be had as `pt`.
 */
export function speakLanguageOf(
  locale: string | undefined,
  { messages }: InitializationOptions,
  runtime: Runtime,
): void {
  const language = (locale ?? 'en').replaceAll('_', '-').toLowerCase();
  // It becomes a part of a path.
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(language)) return;
  const [base = language] = language.split('-');
  const found = messages ?? runtime.messages?.(language) ?? runtime.messages?.(base);
  if (found) l10n.use({ language, messages: new Map(Object.entries(found)) });
}
