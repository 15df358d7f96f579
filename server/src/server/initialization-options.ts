import type { InitializationOptions } from '../protocol.ts';

/** What of `initializationOptions` can be used: anything may come. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { shippedCatalogScheme, diagnostics, suggestCommand }: { [K in keyof InitializationOptions]: unknown } = value;
  return {
    shippedCatalogScheme: shippedCatalogScheme === true,
    diagnostics: diagnostics === 'pull' ? 'pull' : 'push',
    ...(typeof suggestCommand === 'string' && { suggestCommand }),
  };
}
